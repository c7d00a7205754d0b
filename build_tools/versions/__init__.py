"""Versions of a rulebook: which takes the place of which, which articles answer to each other, what words changed."""
