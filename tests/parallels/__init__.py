"""Two rulebooks side by side: what editors write, what programs propose, what readers see."""
