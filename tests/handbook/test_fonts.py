"""Which fonts stand for the faces: the best of a folder in the order of the table, the base where it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.handbook import fonts
from build_tools.handbook.fonts import SANS, SERIF, find_faces


@pytest.mark.parametrize(
    ("families", "text", "kai"),
    [
        ((), SERIF, SERIF),
        (("FandolFang R", "LXGW WenKai"), "FandolFang R", "LXGW WenKai"),
        (("FangSong", "仿宋_GB2312", "KaiTi"), "仿宋_GB2312", "KaiTi"),
        (("Comic Sans MS",), SERIF, SERIF),
    ],
)
def test_the_best_of_a_folder(
    families: tuple[str, ...], text: str, kai: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """仿宋_GB2312 before FangSong; what no table knows is not used; the base is always behind."""
    found = {SERIF: "serif.otf", SANS: "sans.otf"} | {name: f"{name}.otf" for name in families}
    monkeypatch.setattr(fonts, "find_families", lambda _folders: found)
    faces = find_faces(tmp_path)
    assert (faces.families["text"][0], faces.families["kai"][0]) == (text, kai)
    assert faces.families["text"][-2:] == (SERIF, SANS)
    assert f"正文：{text}；" in faces.used
