"""Tests of the command line: bad input, exit status, writing, live work."""
