"""Tests of the handbooks."""
