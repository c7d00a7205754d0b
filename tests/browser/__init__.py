"""The built site in Chromium, as readers meet it."""
