"""Tests of versions of a rulebook: which one stands, which articles answer to each other, what readers see."""
