"""Guiju 规矩: compiles government rulebooks into an annotated, cross-referenced site."""
