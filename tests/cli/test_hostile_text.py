"""Hostile text: markup, templates, links and a line of 200,000 characters come out as the text they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.editing import GOOD, GOOD_TEXT, write
from tests.fidelity import official_text, squeeze
from tests.pages import read_page
from tests.project import bare_project, build

LONG = 200_000
HOSTILE = """\
某某区<b>工作</b>规则

第一章　<script>alert(1)</script>

第一条　<script>alert(document.domain)</script><img src=x onerror=alert(1)>
{{ config.site_name }} {% raw %} {# 注 #} ${甲} {: #a9 .official }
[甲](javascript:alert(1)) ![]() ![乙](https://example.invalid/x.png) <https://example.invalid/>
[1]: https://example.invalid "丙"
*** ___ --- === ~~~ ```
| | |
|---|---|
    四个空格开头
\t制表符开头
# 一级标题
> 引用
- 列表 * 列表 + 列表
1\\. 转义 \\* &lt; &#60; &nbsp; &copy;
第二条　```
<!-- 注释 --> <![CDATA[ ]]> </p></div></body></html>
*[缩写]: 说明
[^1]: 脚注 [TOC] !!! note
\x0b竖向制表\x0c换页\x85下一行\u2028行分隔\u2029段分隔\u200b零宽\ufeff标记
"""
ID, LONG_ID = "hostile-text", "long-line"


@pytest.fixture(scope="module")
def hostile_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of a sound rulebook, a hostile one, and one whose only article is a line of 200,000 characters."""
    project = bare_project(tmp_path_factory.mktemp("hostile"))
    write(project, GOOD, GOOD_TEXT)
    write(project, ID, HOSTILE)
    write(project, LONG_ID, "某某区人民政府工作规则\n第一条　甲。\n第二条　" + "<*|_[`" * (LONG // 6) + "。\n")
    build(project)
    return project


@pytest.mark.parametrize("identifier", [ID, LONG_ID, GOOD])
def test_the_whole_text_is_shown_as_text(hostile_project: Path, identifier: str) -> None:
    """Every character of the source, and no other, is official text of 全文."""
    source = (hostile_project / "source_texts" / identifier / "text.txt").read_bytes().decode()
    shown = official_text(hostile_project / "site" / identifier / "full.html")
    assert squeeze(shown) == squeeze(source)


@pytest.mark.parametrize("page", ["index.html", "full.html", "c1.html"])
def test_no_page_gains_a_script_a_picture_or_a_link(hostile_project: Path, page: str) -> None:
    """A page of hostile text has the same scripts and outside links as a page of sound text."""
    site = hostile_project / "site"
    loaded, sound = (
        sorted({link.target for link in read_page(site / identifier / page).links if link.loads})
        for identifier in (ID, GOOD)
    )
    assert loaded == sound
    targets = [link.target for link in read_page(site / ID / page).links]
    assert [target for target in targets if "javascript:" in target or "example.invalid" in target] == []


def test_the_home_page_shows_a_hostile_title_as_text(hostile_project: Path) -> None:
    """Titles appear on cards, in <title> and in front matter."""
    home = (hostile_project / "site" / "index.html").read_text(encoding="utf-8")
    assert "<b>工作" not in home
    assert "工作" in home
