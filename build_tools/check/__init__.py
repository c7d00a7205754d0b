"""The checks: plain functions Corpus -> Iterable[Problem]."""
