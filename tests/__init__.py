"""Tests; those below tests/browser need Chromium and ChromeDriver and say so where they are absent."""
