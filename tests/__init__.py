"""Tests; those below browser/ need Chromium and ChromeDriver, and say so where they are absent."""
