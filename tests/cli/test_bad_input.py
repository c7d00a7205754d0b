"""Bad input: each fault is named with its place, in Chinese; the other rulebooks are published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.editing import GOOD, GOOD_TEXT, compile_docs, make_project, published, write

TEXT = "source_texts/bad/text.txt"
YAML = "source_texts/bad/rulebook.yml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, rf"{TEXT}: 错误：.*找不到 text\.txt", id="missing"),
        pytest.param(b"", rf"{TEXT}: 错误：.*文件是空的", id="empty"),
        pytest.param(b" \n\r\n\t", rf"{TEXT}: 错误：.*文件是空的", id="white space"),
        pytest.param(
            "\ufeff\n　\n".encode(), rf"{TEXT}: 错误：.*文件是空的", id="byte order mark and full-width spaces"
        ),
        pytest.param("甲\n第一条 某区".encode("gb18030"), rf"{TEXT}:1:1: 错误：.*不是 UTF-8", id="GB18030"),
        pytest.param("第一条 甲\n乙丙".encode() + b"\xff", rf"{TEXT}:2:3: 错误：.*0xFF", id="a stray byte"),
        pytest.param("甲\n乙\0丙".encode(), rf"{TEXT}:2:2: 错误：.*NUL", id="NUL"),
        pytest.param("甲\r乙\0丙".encode(), rf"{TEXT}:2:2: 错误：.*NUL", id="NUL below a bare CR"),
        pytest.param("第一条 甲\x07。\n第二条 乙。".encode(), rf"{TEXT}:1:6: 错误：.*U\+0007", id="control character"),
    ],
)
def test_an_unreadable_text_is_refused(tmp_path: Path, content: bytes | None, said: str) -> None:
    """An error with its place; that rulebook is not published, the other is."""
    project = make_project(tmp_path)
    write(project, "bad", "简称: 坏\n", "rulebook.yml")
    if content is not None:
        write(project, "bad", content)
    done = compile_docs(project)
    assert re.search(said, done.stdout), done.stdout
    assert done.returncode == 1
    assert published(project) == [GOOD]
    assert "未发布：source_texts/bad" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("标题: [甲\n", rf"{YAML}:[12]:\d+: 错误：.*YAML 语法有误", id="broken"),
        pytest.param("简称：甲\n", rf"{YAML}:1:1: 错误：(.|\n)*中文冒号", id="Chinese colon alone"),
        pytest.param("标题: 甲\n简称：乙\n", rf"{YAML}:2:\d+: 错误：(.|\n)*中文冒号", id="Chinese colon below"),
        pytest.param("简称：乙\n标题: 甲\n", rf"{YAML}:1:\d+: 错误：(.|\n)*中文冒号", id="Chinese colon above"),
        pytest.param("勘误: 无\n", rf"{YAML}:1:5: 错误：.*应是列表", id="a word for a list"),
        pytest.param("标题:\n- 甲\n", rf"{YAML}:2:1: 错误：.*应是一行文字", id="a list for a word"),
        pytest.param("成文日期: 2026年3月26日\n", rf"{YAML}:1:7: 错误：.*2026-03-26", id="a date in Chinese"),
        pytest.param("成文日期: 2026-02-30\n", rf"{YAML}:1:7: 错误：.*日期", id="a day that is not"),
        pytest.param("简称: 甲\n简称: 乙\n", rf"{YAML}:2:1: 错误：.*写了两次", id="a key twice"),
        pytest.param("勘误:\n- 类: 断行\n", rf"{YAML}:2:3: 错误：.*须写明", id="an erratum half written"),
        pytest.param("- 甲\n", rf"{YAML}:1:1: 错误：.*键: 值", id="a list for a mapping"),
        pytest.param("甲" * 3, rf"{YAML}:1:1: 错误：.*键: 值", id="a word for a mapping"),
        pytest.param("标题: !!python/object:os.system x\n", None, id="an object is a word"),
        pytest.param("a: &a [*a]\n", rf"{YAML}:1:\d+: (错误|警告)", id="a list inside itself"),
        pytest.param("标题: " + "[" * 5000, rf"{YAML}:\d+:\d+: 错误", id="5000 brackets"),
        pytest.param("标题: \x07\n", rf"{YAML}:\d+:\d+: 错误", id="a character that YAML forbids"),
        pytest.param("简称: 甲\n--- \n简称: 乙\n", rf"{YAML}:\d+:\d+: 错误", id="two documents"),
        pytest.param("标识: Bad_Id\n", rf"{YAML}:1:5: 错误：.*小写字母", id="an id with capitals"),
        pytest.param("标识: ../etc\n", rf"{YAML}:1:5: 错误：.*小写字母", id="an id that climbs"),
        pytest.param("标识: a/b\n", rf"{YAML}:1:5: 错误：.*小写字母", id="an id with a slash"),
        pytest.param("标识: assets\n", rf"{YAML}:1:5: 错误：.*自用", id="an id of the site's own"),
        pytest.param(f"标识: {GOOD}\n", rf"{YAML}: 错误：.*{GOOD}.*不能同名", id="an id taken"),
        pytest.param(b"\xff\xfe", rf"{YAML}:1:1: 错误：.*不是 UTF-8", id="not UTF-8"),
    ],
)
def test_a_faulty_declaration_is_refused(tmp_path: Path, content: str | bytes, said: str | None) -> None:
    """A fault of rulebook.yml is named with line and column; the other rulebook is published."""
    project = make_project(tmp_path)
    write(project, "bad", GOOD_TEXT)
    write(project, "bad", content, "rulebook.yml")
    done = compile_docs(project)
    if said is None:
        assert done.returncode == 0, done.stdout
        return
    assert re.search(said, done.stdout), done.stdout
    refused = "错误" in done.stdout.split("发布 ")[0]
    assert done.returncode == int(refused)
    assert GOOD in published(project)
    assert not refused or "bad" not in published(project)


@pytest.mark.parametrize("folder", ["Bad", "a b", "甲", "a_b", "-a", "a..b", "assets", "data"])
def test_a_folder_that_is_no_id_is_refused(tmp_path: Path, folder: str) -> None:
    """Ids are part of every permanent link: small letters, digits and hyphens."""
    project = make_project(tmp_path)
    write(project, folder, GOOD_TEXT)
    done = compile_docs(project)
    assert re.search(rf"source_texts/{re.escape(folder)}/: 错误：\[标识\] 标识“{re.escape(folder)}”", done.stdout)
    assert done.returncode == 1
    assert published(project) == [GOOD]


def test_an_unknown_key_is_a_warning_with_a_suggestion(tmp_path: Path) -> None:
    """发文机构 is told 是否想写“发文机关”？ and the rulebook is published all the same."""
    project = make_project(tmp_path)
    write(project, GOOD, "发文机构: 某区\n", "rulebook.yml")
    done = compile_docs(project)
    assert re.search(r"rulebook\.yml:1:1: 警告：.*不认识的键“发文机构”", done.stdout), done.stdout
    assert "是否想写“发文机关”？" in done.stdout
    assert (done.returncode, published(project)) == (0, [GOOD])


def test_a_declaration_that_contradicts_the_text_is_a_warning(tmp_path: Path) -> None:
    """The text states the date; rulebook.yml states another."""
    project = make_project(tmp_path)
    write(project, GOOD, "施行日期: 2024-02-01\n", "rulebook.yml")
    done = compile_docs(project)
    assert re.search(r"rulebook\.yml:1:7: 警告：.*与正文不一致.*2024-01-01", done.stdout), done.stdout


def test_a_text_without_articles_is_published_with_a_warning(tmp_path: Path) -> None:
    """It is read by paragraphs, and the editor is told."""
    project = make_project(tmp_path)
    write(project, "notice", "某某区关于开会的通知\n明天开会。\n请准时。\n")
    done = compile_docs(project)
    assert re.search(r"source_texts/notice/text\.txt: 警告：\[无条文\]", done.stdout)
    assert done.returncode == 0
    assert published(project) == [GOOD, "notice"]


def test_an_erratum_that_the_text_does_not_bear_out_is_a_warning(tmp_path: Path) -> None:
    """A declaration that outlived its irregularity."""
    project = make_project(tmp_path)
    write(project, GOOD, "勘误:\n- 类: 断行\n  原文: 没有这话\n  说明: 无。\n", "rulebook.yml")
    done = compile_docs(project)
    assert re.search(r"rulebook\.yml:2:3: 警告：.*没有这话.*没有对应的异常", done.stdout), done.stdout


def test_a_file_among_the_folders_is_ignored(tmp_path: Path) -> None:
    """A stray note or .DS_Store in source_texts/ is no rulebook."""
    project = make_project(tmp_path)
    (project / "source_texts" / "说明.txt").write_text("甲", encoding="utf-8")
    (project / "source_texts" / ".hidden").mkdir()
    done = compile_docs(project)
    assert (done.returncode, published(project)) == (0, [GOOD])


def test_a_folder_in_place_of_the_text_is_refused(tmp_path: Path) -> None:
    """text.txt is a folder: it cannot be read, and that is said."""
    project = make_project(tmp_path)
    (project / "source_texts" / "bad" / "text.txt").mkdir(parents=True)
    done = compile_docs(project)
    assert re.search(rf"{TEXT}: 错误：", done.stdout), done.stdout
    assert (done.returncode, published(project)) == (1, [GOOD])
