"""Handbooks: rulebooks set as books by Typst, from the same data as the site."""
