"""Tests of the open data: its schema and its contract."""
