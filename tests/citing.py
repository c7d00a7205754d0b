"""A short rulebook full of references, which the two real texts have few of, for a copied project."""

from __future__ import annotations

import hashlib
from pathlib import Path

TEXT = Path(__file__).with_name("citing.txt")
ID = "shi-2026"
ORIGINALS = {
    "gongbao.pdf": b"%PDF-1.4\n%%EOF\n",
    "page.html": '<script src="http://foreign.invalid/x.js"></script>某市议事条例'.encode("gb18030"),
}


def add_citing(project: Path) -> Path:
    """The project, with this rulebook and two original files among its texts."""
    folder = project / "source_texts" / ID
    folder.mkdir()
    (folder / "text.txt").write_text(TEXT.read_text(encoding="utf-8"), encoding="utf-8")
    declared = "简称: 某市\n发文机关: 某市人民代表大会\n原文文件:\n"
    for name, content in ORIGINALS.items():
        (folder / name).write_bytes(content)
        declared += f"- 文件: {name}\n  SHA-256: {hashlib.sha256(content).hexdigest()}\n"
    (folder / "rulebook.yml").write_text(declared, encoding="utf-8")
    return project
