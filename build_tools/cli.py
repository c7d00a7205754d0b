"""The command line: build, check, serve. Only this module and `serve` print."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from build_tools.model import Severity
from build_tools.new import import_rulebook
from build_tools.outside import read_outside
from build_tools.pipeline import Compiled, compile_project, render_all
from build_tools.problems import count_line, format_problem, worst
from build_tools.serve import serve
from build_tools.site import build_site
from build_tools.write import write_file, write_files

ROOT = Path(__file__).resolve().parent.parent
FINE, PROBLEMS, USAGE = 0, 1, 2

DESCRIPTION = """\
规矩：把规章制度的原文编成带注、可检索、可引用的网站。

原文放在 source_texts/<标识>/text.txt，说明放在同一文件夹的 rulebook.yml。
构建先读入全部原文，逐一检查，再写出 Markdown 与数据，最后由 MkDocs 生成网站。"""
EPILOG = """\
例：
  python -m build_tools build             生成网站到 site/
  python -m build_tools check             只检查原文与 YAML，不生成网站
  python -m build_tools check --strict    有警告或提示也算不通过
  python -m build_tools new laiwu-2026 规则.docx   由发布的文件建立 source_texts/laiwu-2026/
  python -m build_tools serve             边改边看，浏览器自动刷新

退出码：0 一切正常；1 有问题；2 命令用法不对。
有“错误”的规则不发布，其余规则照常发布。"""


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit status (0 fine, 1 problems, 2 wrong use)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m build_tools",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar="文件夹", help="项目所在文件夹（默认：本程序所在的项目）"
    )
    commands = parser.add_subparsers(title="命令", required=True, metavar="命令")
    build = commands.add_parser("build", help="检查原文，写出 Markdown 与数据，生成网站")
    build.add_argument("--out", type=Path, metavar="文件夹", help="网站写到哪里（默认 site/）")
    build.add_argument("--no-site", action="store_true", help="只写 docs/ 下的 Markdown 与数据，不运行 MkDocs")
    build.set_defaults(command=_build)
    check = commands.add_parser("check", help="检查原文与 YAML，列出每一处问题")
    check.add_argument("--strict", action="store_true", help="警告与提示也算不通过")
    check.set_defaults(command=_check)
    read = commands.add_parser("read", help="读项目以外的文本（一个文件或整个文件夹），写出同样的 JSON")
    read.add_argument("path", type=Path, metavar="文件或文件夹", help=".txt 或 .md，UTF-8、UTF-16 或 GB18030")
    read.add_argument("--out", type=Path, required=True, metavar="文件夹", help="JSON 写到哪里")
    read.set_defaults(command=_read)
    new = commands.add_parser("new", help="由 txt、docx、html 或文本 PDF 建立一部规则的文件夹，再检查")
    new.add_argument("id", metavar="标识", help="新文件夹的名字，只用小写字母、数字和连字符，如 laiwu-2026")
    new.add_argument("files", nargs="+", type=Path, metavar="文件", help="按先后接成一篇，如 印发通知 正文 附件")
    new.set_defaults(command=_new)
    live = commands.add_parser("serve", help="本机预览；原文、YAML、模板、样式一改就重建并刷新")
    live.add_argument("--port", type=int, default=8000, metavar="端口", help="端口（默认 8000）")
    live.set_defaults(command=lambda options: serve(options.root, options.port))
    return parser


@contextmanager
def _step(words: str) -> Iterator[None]:
    """Say on a terminal what is being done, and how long it took."""
    shown = sys.stderr.isatty()
    started = time.perf_counter()
    if shown:
        print(f"{words} …", end="", file=sys.stderr, flush=True)
    yield
    if shown:
        print(f" {time.perf_counter() - started:.1f} 秒", file=sys.stderr)


def _compile(options: argparse.Namespace) -> Compiled | None:
    root: Path = options.root
    if not (root / "source_texts").is_dir():
        print(f"找不到文件夹 {root / 'source_texts'}，请在项目文件夹里运行，或用 --root 指明", file=sys.stderr)
        return None
    with _step("读入并检查原文"):
        return compile_project(root)


def _report(compiled: Compiled) -> None:
    for problem in compiled.problems:
        print(format_problem(problem))
    for folder in compiled.refused:
        print(f"未发布：source_texts/{folder}（有错误，改正后再发布）")


def _build(options: argparse.Namespace) -> int:
    compiled = _compile(options)
    if compiled is None:
        return USAGE
    _report(compiled)
    with _step("写出 Markdown 与数据"):
        written = write_files(render_all(compiled.corpus), options.root / "docs")
    print(f"docs/：写出 {written.changed} 个文件，{written.unchanged} 个未变，清除 {written.removed} 个")
    return _finish(compiled) if options.no_site else _build_site(options, compiled)


def _build_site(options: argparse.Namespace, compiled: Compiled) -> int:
    out = (options.out or options.root / "site").resolve()
    with _step("生成网站"):
        fine, said = build_site(options.root, out, compiled.corpus)
    if said:
        print(said, file=sys.stderr)
    if not fine:
        print("MkDocs 未能生成网站，原因见上", file=sys.stderr)
        return PROBLEMS
    print(f"网站已生成：{out}")
    return _finish(compiled)


def _new(options: argparse.Namespace) -> int:
    imported = import_rulebook(options.root, options.id, options.files)
    for problem in imported.problems:
        print(format_problem(problem))
    if imported.problems:
        print("没有建立文件夹")
        return PROBLEMS
    print("\n".join(imported.said))
    problems = [p for p in compile_project(options.root).problems if p.file.startswith(imported.folder)]
    for problem in problems:
        print(format_problem(problem))
    print(f"检查了 {imported.folder}：{count_line(problems)}")
    return PROBLEMS if worst(problems) is Severity.ERROR else FINE


def _finish(compiled: Compiled) -> int:
    print(f"发布 {len(compiled.corpus.rulebooks)} 部规则；{count_line(compiled.problems)}")
    return PROBLEMS if worst(compiled.problems) is Severity.ERROR else FINE


def _read(options: argparse.Namespace) -> int:
    if not options.path.exists():
        print(f"找不到 {options.path}", file=sys.stderr)
        return USAGE
    counts: Counter[str] = Counter()
    with _step("读入"):
        for text in read_outside(options.path):
            write_file(text.output, options.out)
            counts.update(problem.kind for problem in text.problems)
            counts["文件"] += 1
            counts["条文"] += text.articles
    kinds = "，".join(f"{kind} {number}" for kind, number in counts.most_common() if kind not in ("文件", "条文"))
    print(f"读了 {counts['文件']} 个文件，{counts['条文']} 条；问题：{kinds or '无'}；JSON 在 {options.out}")
    return PROBLEMS if counts["读不出"] or not counts["文件"] else FINE


def _check(options: argparse.Namespace) -> int:
    compiled = _compile(options)
    if compiled is None:
        return USAGE
    if compiled.declared:
        print(f"原文异常，已在 rulebook.yml 中声明，作为勘误提示告诉读者（{len(compiled.declared)} 处）：")
        for problem in compiled.declared:
            print(f"  {problem.file}:{problem.line}:{problem.column} [{problem.kind}] {problem.message}")
    _report(compiled)
    print(f"检查了 {len(compiled.corpus.rulebooks) + len(compiled.refused)} 部规则：{count_line(compiled.problems)}")
    gravest = worst(compiled.problems)
    limit = Severity.NOTE if options.strict else Severity.WARNING
    return PROBLEMS if gravest is not None and gravest >= limit else FINE
