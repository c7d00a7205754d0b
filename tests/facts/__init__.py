"""Tests of facts.yml: what its records mean, and how each fault of them is told."""
