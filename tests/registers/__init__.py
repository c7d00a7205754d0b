"""Registers, calendars, the matrix."""
