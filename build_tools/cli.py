"""The command line: what can be said, and what it means. What the commands do is in commands.py."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_tools.commands import accept, build, check, coverage, draft, new, read
from build_tools.printing import pdf
from build_tools.serve import serve

ROOT = Path(__file__).resolve().parent.parent

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
  python -m build_tools pdf --only laiwu-2026/notes-a5   排一本手册
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

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=f"{words}。")

    sub = add("build", "检查原文，写出 Markdown 与数据，生成网站")
    sub.add_argument("--out", type=Path, metavar="文件夹", help="网站写到哪里（默认 site/）")
    sub.add_argument("--no-site", action="store_true", help="只写 docs/ 下的 Markdown 与数据，不排手册，不运行 MkDocs")
    sub.add_argument("--no-pdf", action="store_true", help="不排印 PDF 手册，网页上也不提供")
    sub.set_defaults(command=build)
    _add_handbooks(add)
    sub = add("check", "检查原文与 YAML，列出每一处问题")
    sub.add_argument("--strict", action="store_true", help="警告与提示也算不通过")
    sub.set_defaults(command=check)
    sub = add("read", "读项目以外的文本（一个文件或整个文件夹），写出同样的 JSON")
    sub.add_argument("path", type=Path, metavar="文件或文件夹", help=".txt 或 .md，UTF-8、UTF-16 或 GB18030")
    sub.add_argument("--out", type=Path, required=True, metavar="文件夹", help="JSON 写到哪里")
    sub.set_defaults(command=read)
    sub = add("new", "由 txt、docx、html 或文本 PDF 建立一部规则的文件夹，再检查")
    sub.add_argument("id", metavar="标识", help="新文件夹的名字，只用小写字母、数字和连字符，如 laiwu-2026")
    sub.add_argument("files", nargs="+", type=Path, metavar="文件", help="按先后接成一篇，如 印发通知 正文 附件")
    sub.set_defaults(command=new)
    _add_facts(add)
    live = add("serve", "本机预览；原文、YAML、模板、样式一改就重建并刷新")
    live.add_argument("--port", type=int, default=8000, metavar="端口", help="端口（默认 8000）")
    live.set_defaults(command=lambda options: serve(options.root, options.port))
    return parser


def _add_handbooks(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The command for handbooks."""
    sub = add("pdf", "把规则排成可印的 PDF 手册")
    sub.add_argument(
        "--only", nargs="+", metavar="名称", help="只排这些，如 laiwu-2026/notes-a5、laiwu-2026、'*/text-a4'"
    )
    sub.add_argument("--list", action="store_true", help="列出可以排印的全部手册")
    sub.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里（默认 handbooks/）")
    sub.add_argument("--booklet", action="store_true", help="A5 手册另排拼版：A4 纸双面打印，短边翻转，对折骑马订")
    sub.add_argument(
        "--fonts", type=Path, metavar="文件夹", help="内有仿宋、楷体、小标宋等字体文件；没有就用自带的宋体和黑体"
    )
    sub.set_defaults(command=pdf)


def _add_facts(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands for facts.yml."""
    sub = add("accept", "核对过标注之后，登记正文现在的文字（写出 facts.lock）")
    sub.add_argument("id", nargs="*", metavar="标识", help="哪些规则（默认全部）")
    sub.set_defaults(command=accept)
    sub = add("coverage", "标注覆盖了多少：逐部规则报数")
    sub.set_defaults(command=coverage)
    sub = add("draft", "由句式提出候选标注，写成 facts.yml 的样子，供编辑核对")
    sub.add_argument("id", metavar="标识", help="哪一部规则")
    sub.add_argument("--out", type=Path, metavar="文件", help="写到哪里（默认写到屏幕）")
    sub.add_argument("--all", action="store_true", help="已有标注的句子也提")
    sub.set_defaults(command=draft)
