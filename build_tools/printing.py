"""The command that sets handbooks, and the handbooks that a build of the site sets."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from build_tools.console import FINE, PROBLEMS, USAGE, compile_texts, step
from build_tools.handbook.booklet import count_pages
from build_tools.handbook.editions import Edition, find_editions
from build_tools.handbook.fonts import Faces, MissingFontsError, find_faces
from build_tools.handbook.production import Handbook, choose, make_booklet, make_handbooks
from build_tools.handbook.store import read_store, store_files
from build_tools.model import Corpus, OutputFile
from build_tools.render.downloads import FOLDER
from build_tools.write import write_file, write_files

STORE = ".cache"


def make_standing(root: Path, corpus: Corpus) -> tuple[Handbook, ...] | None:
    """The handbooks that the site offers; None where the fonts are missing."""
    faces = _faces(None)
    if faces is None:
        return None
    with step("排印手册"):
        editions = [edition for edition in find_editions(corpus) if edition.standing]
        made = make_handbooks(corpus, editions, faces, os.environ.get("SITE_URL", ""), read_store(root / STORE))
        kept = {handbook.key: handbook.content for handbook in made if not handbook.refused}
        write_files(store_files(kept), root / STORE)
    _report_refused(made)
    return made


def _faces(folder: Path | None) -> Faces | None:
    try:
        return find_faces(folder)
    except MissingFontsError as error:
        print(error, file=sys.stderr)
        return None


def _report_refused(made: Iterable[Handbook]) -> int:
    refused = [handbook for handbook in made if handbook.refused]
    for handbook in refused:
        print(f"没有排成：{handbook.offer.path}（{handbook.refused}）", file=sys.stderr)
    return PROBLEMS if refused else FINE


def pdf(options: argparse.Namespace) -> int:
    """Set handbooks into a folder, those that are asked for or all; or list what there is."""
    if options.fonts and not options.fonts.is_dir():
        print(f"找不到字体文件夹 {options.fonts}", file=sys.stderr)
        return USAGE
    compiled, faces = compile_texts(options), _faces(options.fonts)
    if compiled is None or faces is None:
        return USAGE if compiled is None else PROBLEMS
    every = tuple(find_editions(compiled.corpus))
    if options.list:
        print("\n".join(f"{edition.name}\t{edition.words}" for edition in every))
        return FINE
    chosen, unknown = choose(every, options.only or ["*"])
    for pattern in unknown:
        print(f"没有“{pattern}”这样的手册，用 --list 列出全部名称", file=sys.stderr)
    return USAGE if unknown else _print_handbooks(options, compiled.corpus, chosen, faces)


def _print_handbooks(options: argparse.Namespace, corpus: Corpus, chosen: Sequence[Edition], faces: Faces) -> int:
    """Set each handbook and write it, saying how many pages it has, how large it is, how long it took."""
    out = (options.out or Path("handbooks")).resolve()
    status = FINE
    for edition in chosen:
        started = time.perf_counter()
        made = make_handbooks(corpus, [edition], faces, os.environ.get("SITE_URL", ""))
        status = max(status, _report_refused(made))
        fine = tuple(handbook for handbook in made if not handbook.refused)
        folded = tuple(make_booklet(one, edition.words) for one in fine if options.booklet and edition.folds)
        for handbook in (*fine, *folded):
            file = OutputFile(handbook.offer.path.removeprefix(f"{FOLDER}/"), handbook.content)
            try:
                write_file(file, out)
            except OSError as error:
                print(f"写不进 {out}：{error.strerror}", file=sys.stderr)
                return PROBLEMS
            size = f"{count_pages(file.content)} 页  {len(file.content) / 1024:.0f} KB"
            print(f"{out / file.path}  {size}  {time.perf_counter() - started:.2f} 秒")
    return status
