"""From what a government published (txt, docx, html, text PDF) to a rulebook folder, every change said."""
