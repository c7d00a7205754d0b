"""Patterns: facts that a text states in explicit wording, for rulebooks that nobody has annotated yet."""
