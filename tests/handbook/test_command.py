"""`python -m build_tools pdf`, and the handbooks that the site offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.handbook import fonts
from build_tools.handbook.editions import find_editions
from build_tools.model import Corpus
from build_tools.render.chapter import render_chapters
from build_tools.render.overview import render_overviews
from tests.cli.editing import GOOD, command, make_project
from tests.handbook.made import RULEBOOKS, real_corpus


def test_lists_what_there_is(tmp_path: Path) -> None:
    """One line a handbook; a text of which nothing is stated has no annotated edition."""
    said = command(make_project(tmp_path), "pdf", "--list")
    assert said.returncode == 0
    assert f"{GOOD}/text-a4\t正文本 PDF（A4）" in said.stdout
    assert "notes" not in said.stdout


def test_makes_the_one_that_is_asked_for(tmp_path: Path) -> None:
    """The file stands in a folder of its rulebook; a second run leaves it as it is."""
    project, out = make_project(tmp_path), tmp_path / "印好的"
    said = command(project, "pdf", "--only", f"{GOOD}/text-a4", "--out", str(out))
    assert said.returncode == 0, said.stderr
    (made,) = out.rglob("*.pdf")
    assert made == out / GOOD / "text-a4.pdf"
    assert "KB" in said.stdout
    before = made.read_bytes()
    command(project, "pdf", "--only", f"downloads/{GOOD}/text-a4.pdf", "--out", str(out))
    assert made.read_bytes() == before


def test_names_what_it_does_not_know(tmp_path: Path) -> None:
    """A name that fits no handbook is said, and nothing is written."""
    said = command(make_project(tmp_path), "pdf", "--only", "good-2024/text-a3", "--out", str(tmp_path / "out"))
    assert said.returncode == 2
    assert "没有“good-2024/text-a3”这样的手册" in said.stderr
    assert not (tmp_path / "out").exists()


def test_says_where_it_cannot_write(tmp_path: Path) -> None:
    """A folder that cannot be made is named, without a trace."""
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "below"
    said = command(make_project(tmp_path), "pdf", "--only", f"{GOOD}/text-a4", "--out", str(out))
    assert said.returncode == 1
    assert f"写不进 {out}" in said.stderr


def test_says_which_fonts_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the fonts of the base nothing is set; the command says what to install."""
    monkeypatch.setattr(fonts, "sans_path", lambda: tmp_path / "fonts" / "NotoSansSC-Regular.otf")
    monkeypatch.setattr(fonts, "serif_path", lambda: tmp_path / "fonts" / "NotoSerifSC-Regular.otf")
    said = command(make_project(tmp_path), "pdf")
    assert said.returncode == 1
    assert "缺少排印手册的字体 NotoSerifSC-Regular.otf、NotoSansSC-Regular.otf" in said.stderr
    said = command(make_project(tmp_path), "pdf", "--fonts", str(tmp_path / "none"))
    assert said.returncode == 2


def test_pages_offer_the_handbooks_that_are_made() -> None:
    """本规则 on the overview and every chapter, 本章 on its own chapter; nothing where none are made."""
    corpus = real_corpus()
    standing = [edition for edition in find_editions(corpus) if edition.standing]
    offered = Corpus(
        corpus.rulebooks, corpus.instruments, corpus.annotations, corpus.registers, corpus.sheets,
        tuple(edition.offer for edition in standing),
    )  # fmt: skip
    pages = {file.path: file.content.decode() for file in (*render_overviews(offered), *render_chapters(offered))}
    for rulebook in RULEBOOKS:
        for name in ("index", "c1", "c8"):
            assert f"../downloads/{rulebook}/notes-a5.pdf" in pages[f"{rulebook}/{name}.md"]
        assert f"../downloads/{rulebook}/c8.pdf" in pages[f"{rulebook}/c8.md"]
        assert f"../downloads/{rulebook}/c8.pdf" not in pages[f"{rulebook}/c1.md"]
    plain = "".join(file.content.decode() for file in (*render_overviews(corpus), *render_chapters(corpus)))
    assert ".pdf" not in plain
