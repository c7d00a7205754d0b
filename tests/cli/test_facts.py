"""Seeded faults in a copy of a real facts.yml, and an amended copy of a real text: each told at its line."""

from __future__ import annotations

import re
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from build_tools.cli import main
from tests.cli.editing import Said
from tests.project import ROOT

ID = "laiwu-2026"
OTHER = "linzi-2022"
FACTS = f"source_texts/{ID}/facts.yml"


@dataclass(frozen=True, slots=True)
class Seed:
    """A fault: the first line of facts.yml that a pattern finds, what takes the pattern's place, and what is told."""

    pattern: str
    instead: str
    kind: str
    said: str  # the message
    hint: str  # what the editor may have meant


SEEDS = {
    "a word misquoted": Seed(
        r"原文: 区长领导区人民政府全面工作", "原文: 区长主管区人民政府全面工作", "失效",
        "摘录不是原文：第六条第一款里没有“区长主管区人民政府全面工作”", "最接近：“区长领导区人民政府全面工作”",
    ),
    "the wrong article": Seed(
        r"条: 5\.1, ", "条: 6.1, ", "移位", "摘录不是原文：第六条第一款里没有", "这些字现在第五条第一款（第",
    ),
    "a quote too short": Seed(
        r"原文: 区长领导区人民政府全面工作", "原文: 区长", "不唯一",
        "“区长”在第六条第一款出现不止一次", "",
    ),
    "an unknown actor": Seed(
        r"谁: 区长, ", "谁: 区掌, ", "名单外主体", "“谁”里的“区掌”不在主体名单", "是否想写“区长”？",
    ),
    "an unknown verb": Seed(
        r"做: 审核把关", "做: 审核把官", "名单外动作", "“做”的“审核把官”不在动作名单", "是否想写“审核把关”？",
    ),
    "a Chinese colon": Seed(r"谁: 区长, ", "谁：区长, ", "YAML", "不认识的键“谁：区长”", "中文冒号"),
    "a step that is not there": Seed(r"自: (?=[^\[])", "自: 无此步", "链", "“自”写的“无此步", "",
    ),
}  # fmt: skip


def make_copy(folder: Path, *rulebooks: str) -> Path:
    """Some of the real rulebooks, and the registers, in a folder of their own."""
    for name in ("registers", *rulebooks):
        shutil.copytree(ROOT / "source_texts" / name, folder / "source_texts" / name)
    return folder


def say(project: Path, *arguments: str) -> Said:
    """What a command prints of a project, run in this process: it is wanted often."""
    stdout = StringIO()
    with redirect_stdout(stdout):
        status = main(["--root", str(project), *arguments])
    return Said(status, stdout.getvalue())


def edit(path: Path, pattern: str, instead: str) -> int:
    """Replace the first words that a pattern finds in a file; the number of their line comes back."""
    text = path.read_text(encoding="utf-8")
    match = re.search(pattern, text)
    assert match, f"{path.name} has no {pattern}: seed the fault elsewhere"
    path.write_text(text[: match.start()] + instead + text[match.end() :], encoding="utf-8")
    return text.count("\n", 0, match.start()) + 1


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS)
def test_a_seeded_fault_is_told_at_its_line(tmp_path: Path, seed: Seed) -> None:
    """An error of the right kind at the right line, with the line shown; the rulebook is not published."""
    project = make_copy(tmp_path, ID)
    line = edit(project / FACTS, seed.pattern, seed.instead)
    done = say(project, "check")
    told = [part for part in done.stdout.split(f"\n{FACTS}") if part.startswith(f":{line}:")]
    assert any(f"[{seed.kind}] {seed.said}" in part and seed.hint in part for part in told), done.stdout
    assert all("^" in part for part in told)
    assert set(re.findall(rf"^{FACTS}:(\d+):\d+: 错误", done.stdout, re.MULTILINE)) == {str(line)}
    assert done.returncode == 1
    assert f"未发布：source_texts/{ID}（" in done.stdout


def test_an_amended_text_is_told(tmp_path: Path) -> None:
    """复核 where a paragraph changed around its quotes, 失效 where quoted words went, 移位 where they moved; accept."""
    project = make_copy(tmp_path, ID)
    text = project / "source_texts" / ID / "text.txt"
    edit(text, r"副区长、区政府办公室主任协助区长工作", "副区长和区政府办公室主任协助区长工作")
    edit(text, r"履行市场监管职能", "认真履行市场监管职能")
    edit(
        text,
        r"第七十七条  本规则自印发之日起施行",
        "第七十七条  本规则公开发布。\n\n第七十八条  本规则自印发之日起施行",
    )
    told = say(project, "check").stdout
    facts = (project / FACTS).read_text(encoding="utf-8").splitlines()
    drifted = re.findall(rf"^{FACTS}:(\d+):\d+: (错误|警告)：\[(失效|移位|复核)\] .*", told, re.MULTILINE)
    assert {(grade, kind) for _, grade, kind in drifted} == {("错误", "失效"), ("错误", "移位"), ("警告", "复核")}
    assert all("办公室主任协助区长工作" in facts[int(line) - 1] for line, _, kind in drifted if kind == "失效")
    assert all("自印发之日起" in facts[int(line) - 1] for line, _, kind in drifted if kind == "移位")
    assert "这些字现在第七十八条第一款（第" in told


def test_a_change_beside_a_quote_waits_to_be_accepted(tmp_path: Path) -> None:
    """A warning, the rulebook is published, and `accept` settles it; without a lock every paragraph waits."""
    project = make_copy(tmp_path, ID)
    edit(
        project / "source_texts" / ID / "text.txt",
        r"清正廉洁，全心全意为人民服务。",
        "清正廉洁，全心全意为人民服务。新增一句。",
    )
    assert re.search(rf"{FACTS}:\d+:3: 警告：\[复核\] 第五条第二款的文字在标注之后改过", say(project, "check").stdout)
    assert say(project, "accept", ID).stdout.endswith("已登记\n")
    assert "复核" not in say(project, "check").stdout
    (project / "source_texts" / ID / "facts.lock").unlink()
    assert "第五条第一款的标注还没有登记，核对后运行 accept" in say(project, "check").stdout


def test_coverage_counts_what_is_misquoted(tmp_path: Path) -> None:
    """A rulebook with a fault is named with the number of its false quotes, the other is counted."""
    project = make_copy(tmp_path, ID, OTHER)
    edit(project / FACTS, SEEDS["a word misquoted"].pattern, SEEDS["a word misquoted"].instead)
    done = say(project, "coverage")
    assert f"{ID}：有错误，未发布；摘录不符 1\n" in done.stdout
    assert re.search(rf"^{OTHER}：.*\n.*\n  摘录 \d+ 条，不符 0\n", done.stdout, re.MULTILINE)
    assert done.returncode == 1
