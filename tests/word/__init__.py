"""Tests of the Word edition."""
