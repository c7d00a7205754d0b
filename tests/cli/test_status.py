"""Exit status: 0 fine, 1 problems, 2 wrong use; what check and build say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.editing import GOOD, GOOD_TEXT, command, make_project, write
from tests.project import ROOT, run

WARNING = GOOD_TEXT.replace("第二条", "第三条")  # 缺号
NOTE = GOOD_TEXT.replace("工作，", "工作,")  # 半角标点
ERROR = GOOD_TEXT + "\x07"


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        (GOOD_TEXT, ("check",), 0),
        (GOOD_TEXT, ("check", "--strict"), 0),
        (GOOD_TEXT, ("build", "--no-site"), 0),
        (NOTE, ("check",), 0),
        (NOTE, ("check", "--strict"), 1),
        (WARNING, ("check",), 1),
        (WARNING, ("check", "--strict"), 1),
        (WARNING, ("build", "--no-site"), 0),
        (ERROR, ("check",), 1),
        (ERROR, ("build", "--no-site"), 1),
    ],
)
def test_the_status_says_how_grave_problems_are(
    tmp_path: Path, text: str, arguments: tuple[str, ...], status: int
) -> None:
    """A build publishes in spite of warnings; a check does not let them pass, and --strict no note either."""
    project = make_project(tmp_path)
    write(project, GOOD, text)
    assert command(project, *arguments).returncode == status


@pytest.mark.parametrize(
    "arguments",
    [(), ("publish",), ("check", "--quick"), ("serve", "--port", "甲"), ("--root",)],
    ids=["nothing", "unknown command", "unknown option", "a port that is no number", "an option without its value"],
)
def test_wrong_use_is_told(arguments: tuple[str, ...]) -> None:
    """Status 2 and the usage line on stderr; nothing on stdout."""
    done = run(ROOT, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: python -m build_tools" in done.stderr


@pytest.mark.parametrize("arguments", [("check",), ("build",), ("serve",)])
def test_a_root_without_texts_is_wrong_use(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """--root names a folder that is no project: said in Chinese, and nothing is written there."""
    done = command(tmp_path, *arguments)
    assert done.returncode == 2
    assert "找不到文件夹" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--help",), r"例：(.|\n)*退出码：0"),
        (("build", "--help"), r"\n检查原文，写出 Markdown 与数据，生成网站。\n"),
        (("check", "--help"), r"\n检查原文与 YAML，列出每一处问题。\n"),
        (("serve", "--help"), r"\n本机预览；"),
    ],
)
def test_help_is_worth_reading(arguments: tuple[str, ...], said: str) -> None:
    """In Chinese: what a command does, examples, what the status means."""
    done = run(ROOT, *arguments)
    assert done.returncode == 0
    assert re.search(said, done.stdout)


def test_a_problem_shows_its_line_and_an_underline(tmp_path: Path) -> None:
    """file:line:column, severity, kind; then the line, and ^ under the words, full-width columns counted."""
    project = make_project(tmp_path)
    write(project, GOOD, WARNING)
    shown = command(project, "check").stdout.splitlines()
    assert shown[:3] == [
        f"source_texts/{GOOD}/text.txt:7:1: 警告：[缺号] 第一条之后是第三条，缺第二条",
        "    第三条　本规则自2024年1月1日起施行。",
        "    ^^^^^^",
    ]
    assert shown[-1] == "检查了 1 部规则：警告 1"


def test_building_twice_writes_nothing_the_second_time(tmp_path: Path) -> None:
    """So that a live server, which watches docs/, never loops."""
    project = make_project(tmp_path)
    command(project, "build", "--no-site")
    assert "写出 0 个文件" in command(project, "build", "--no-site").stdout


def test_a_rulebook_taken_away_is_taken_off_the_site(tmp_path: Path) -> None:
    """Its pages and data go; what a person wrote below docs/ stays."""
    project = make_project(tmp_path)
    write(project, "old", GOOD_TEXT)
    command(project, "build", "--no-site")
    by_hand = project / "docs" / "about.md"
    by_hand.write_text("甲", encoding="utf-8")
    assert (project / "docs" / "data" / "old.json").is_file()
    (project / "source_texts" / "old" / "text.txt").unlink()
    (project / "source_texts" / "old").rmdir()
    command(project, "build", "--no-site")
    assert not (project / "docs" / "old").exists()
    assert not (project / "docs" / "data" / "old.json").exists()
    assert by_hand.is_file()
