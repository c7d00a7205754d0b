"""开放数据: every file that can be downloaded and a line on what it holds; the licence; what to be careful about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_tools.model import Corpus, OutputFile, Renderer, Rulebook
from build_tools.render.compare.pages import render_pair_sheets
from build_tools.render.data import render_data
from build_tools.render.graphs import render_graphs
from build_tools.render.markdown import block, escape, front_matter
from build_tools.render.registers.limits import render_limits
from build_tools.render.registers.prohibitions import render_prohibitions
from build_tools.render.registers.reports import render_reports
from build_tools.render.registers.tables import root_values

NAME, TITLE = "data", "开放数据"
WHOLE = "全部规则"
LEAD = "本站全部内容的数据文件，可以下载、引用和再利用。"
LICENCE = (
    "规则原文依《中华人民共和国著作权法》第五条不受著作权保护。本站的程序和编者所加的标注"
    "（事实、审批链、条旨、释义）以 MIT 许可证发布，可自由使用、修改，使用时请保留许可声明。"
)
CAUTIONS = (
    "非官方整理本，以发文机关原文为准。",
    "每条标注都注明条款并摘录原文，使用前请与原文核对。",
    "“规则未写明”的主体不作推测；“编者推定”是编者的判断，不是规则内容，数据中分开存放。",
    "字段只增不改；条款地址（如 a38.p1.i3）长期不变。",
)
MAKERS: tuple[Renderer, ...] = (
    render_data,
    render_limits,
    render_prohibitions,
    render_reports,
    render_graphs,
    render_pair_sheets,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how its name ends, what it is called, what it holds."""

    ending: str
    title: str  # of a rulebook's own files the title of the rulebook stands before it
    words: str


KINDS = (  # the longer ending before the shorter
    Kind("rulebook.schema.json", "JSON Schema", "规则数据（JSON）的结构说明，可用来校验。"),
    Kind("limits.csv", "时限、频次和数量（CSV）", "每行一项，值、单位、起算、例外分列。"),
    Kind("prohibitions.csv", "禁止事项（CSV）", "每行一项禁止或限制。"),
    Kind("reports.csv", "请示、报告与备案（CSV）", "每行一项：谁、向谁、报什么、何时报。"),
    Kind(".csv", "两地对照（CSV）", "每行一对条文，关系、差别、两边原文分列；没有对应的写明查过哪些条。"),
    Kind(".ics", "日历（ICS）", "每月、每季度、每年要做的事，可导入手机和电脑的日历。"),
    Kind(".graphml", "主体关系图（GraphML）", "谁对谁做什么，每条边注明条款，可用 Gephi 等软件打开。"),
    Kind(".graph.json", "主体关系图（JSON）", "同上，节点和边的列表。"),
    Kind(".json", "全部数据（JSON）", "原文逐条、元数据、引用、主体、事实、审批链、术语。"),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file on this page: its title, path, size in bytes, what it holds, and under which heading it stands."""

    title: str
    path: str
    size: int
    words: str
    owner: str


def render_open_data(corpus: Corpus) -> Iterator[OutputFile]:
    """`data.md`, at the root of the site."""
    downloads = tuple(find_downloads(corpus))
    values = root_values(TITLE, LEAD, "data")
    yield OutputFile(f"{NAME}.md", (front_matter(values) + "".join(_body(downloads))).encode())


def find_downloads(corpus: Corpus) -> Iterator[Download]:
    """Every file below data/: those of the whole site first, then rulebook by rulebook."""
    found = [file for make in MAKERS for file in make(corpus) if file.path.startswith("data/")]
    for rulebook in (None, *corpus.rulebooks):
        for file in found:
            if _owner(corpus, file) is rulebook:
                yield _download(file, rulebook)


def _owner(corpus: Corpus, file: OutputFile) -> Rulebook | None:
    """The rulebook whose id a file's name holds (limits-laiwu-2026.ics); of two such ids the longer."""
    name = file.path.removeprefix("data/").removeprefix("limits-")
    owners = [rulebook for rulebook in corpus.rulebooks if name.startswith(f"{rulebook.id}.")]
    return max(owners, key=lambda rulebook: len(rulebook.id), default=None)


def _download(file: OutputFile, rulebook: Rulebook | None) -> Download:
    kind = next(kind for kind in KINDS if file.path.endswith(kind.ending))
    return Download(
        kind.title, file.path, len(file.content), kind.words, rulebook.metadata.title if rulebook else WHOLE
    )


def _body(downloads: tuple[Download, ...]) -> Iterator[str]:
    yield block("h1", TITLE, {"id": "data"})
    yield block("p", LEAD, {"class": "lead"})
    for number, (owner, members) in enumerate(groupby(downloads, key=lambda download: download.owner), 1):
        yield block("h2", escape(owner), {"id": f"files-{number}"})
        yield "".join(f"-   {_entry(download)}\n" for download in members) + "\n"
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
