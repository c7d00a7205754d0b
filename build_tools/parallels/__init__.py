"""Two rulebooks side by side: what a person aligned, what a program proposes, whose words differ, stage by stage."""
