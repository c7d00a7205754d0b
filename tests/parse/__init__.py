"""Tests of reading: numerals, labels, provisions, metadata, both real texts, the corpus."""
