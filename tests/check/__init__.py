"""Tests of the checks: what they say of oddities, and that they stay silent otherwise."""
