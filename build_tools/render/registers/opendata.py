"""开放数据: every file that can be downloaded, with a line on what it holds, the licence, and what to be careful about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_tools.model import Corpus, OutputFile, Renderer
from build_tools.render.data import render_data
from build_tools.render.markdown import block, escape, front_matter
from build_tools.render.registers.limits import render_limits
from build_tools.render.registers.prohibitions import render_prohibitions
from build_tools.render.registers.reports import render_reports
from build_tools.render.registers.tables import root_values

NAME, TITLE = "data", "开放数据"
LEAD = "本站全部内容的数据文件，可以下载、引用和再利用。"
LICENCE = (
    "规则原文依《中华人民共和国著作权法》第五条不受著作权保护。编者所加的标注（事实、审批链、释义）"
    "和程序以 MIT 许可证发布，使用时请注明出处。"
)
CAUTIONS = (
    "非官方整理本，以发文机关原文为准。",
    "每条标注都注明条款并摘录原文，使用前请与原文核对。",
    "“规则未写明”的主体不作推测；“编者推定”是编者的判断，不是规则内容，数据中分开存放。",
    "字段只增不改；条款地址（如 a38.p1.i3）长期不变。",
)
MAKERS: tuple[Renderer, ...] = (render_data, render_limits, render_prohibitions, render_reports)
WORDS: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    # what it is, which files, what it holds
    ("JSON Schema", lambda path: path.endswith(".schema.json"), "说明规则数据（JSON）的结构，可用来校验。"),
    ("时限、频次和数量（CSV）", lambda path: path == "data/limits.csv", "每行一项，值、单位、起算、例外分列。"),
    ("禁止事项（CSV）", lambda path: path == "data/prohibitions.csv", "每行一项禁止或限制。"),
    ("请示、报告与备案（CSV）", lambda path: path == "data/reports.csv", "每行一项：谁、向谁、报什么、何时报。"),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file on this page: its title, path, size in bytes, and what it holds."""

    title: str
    path: str
    size: int
    words: str


def render_open_data(corpus: Corpus) -> Iterator[OutputFile]:
    """`data.md`, at the root of the site."""
    downloads = tuple(find_downloads(corpus))
    values = root_values(TITLE, LEAD, "data")
    yield OutputFile(f"{NAME}.md", (front_matter(values) + "".join(_body(downloads))).encode())


def find_downloads(corpus: Corpus) -> Iterator[Download]:
    """Every file below data/, the rulebooks' own first."""
    titles = {rulebook.id: rulebook.metadata.title for rulebook in corpus.rulebooks}
    for make in MAKERS:
        for file in make(corpus):
            if file.path.startswith("data/"):
                yield _download(file, titles)


def _download(file: OutputFile, titles: dict[str, str]) -> Download:
    size = len(file.content)
    for title, holds, words in WORDS:
        if holds(file.path):
            return Download(title, file.path, size, words)
    name, _, kind = file.path.removeprefix("data/").rpartition(".")
    if kind == "ics":
        title = titles[name.removeprefix("limits-")]
        return Download(f"{title}·日历（ICS）", file.path, size, "每月、每季度、每年要做的事，可导入手机和电脑的日历。")
    held = "原文逐条、元数据、引用、主体、事实、审批链、术语。"
    return Download(f"{titles[name]}（JSON）" if name in titles else name, file.path, size, held)


def _body(downloads: tuple[Download, ...]) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "data"})
    yield block("p", LEAD, {"class": "lead"})
    yield block("h2", "下载", {"id": "downloads"})
    yield "".join(f"-   {_entry(download)}\n" for download in downloads) + "\n"
    yield block("h2", "许可", {"id": "licence"})
    yield block("p", LICENCE, {})
    yield block("h2", "注意", {"id": "caution"})
    yield "".join(f"-   {escape(caution)}\n" for caution in CAUTIONS) + "\n"


def _entry(download: Download) -> str:
    name = download.path.removeprefix("data/")
    size = f"{max(1, round(download.size / 1024))} KB"
    return (
        f'<a href="{download.path}" download>{escape(download.title)}</a> '
        f"{escape(download.words)} <small>{escape(name)}，{size}</small>"
    )
