"""The commands: what build, check, accept, coverage, read and new do and print; each returns its exit status."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from build_tools.drafting import draft_rulebook
from build_tools.facts.coverage import Cover, find_sentences
from build_tools.facts.lock import write_lock
from build_tools.facts.quotes import MISQUOTED, find_quotes, is_verbatim
from build_tools.files import read_yaml_file
from build_tools.handbook.booklet import count_pages
from build_tools.handbook.editions import Edition, find_editions
from build_tools.handbook.fonts import Faces, MissingFontsError, find_faces
from build_tools.handbook.production import Handbook, choose, make_booklet, make_handbooks
from build_tools.model import Corpus, OutputFile, Rulebook, Severity
from build_tools.new import import_rulebook
from build_tools.outside import read_outside
from build_tools.parallels.folder import FOLDER as PARALLELS
from build_tools.parallels.lock import write_alignment_lock
from build_tools.pipeline import Compiled, compile_project, render_all
from build_tools.problems import count_line, format_problem, worst
from build_tools.render.downloads import FOLDER
from build_tools.scripts import read_search_script
from build_tools.site import build_site
from build_tools.sources import FACTS_NAME
from build_tools.write import write_file, write_files

FINE, PROBLEMS, USAGE = 0, 1, 2


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


def build(options: argparse.Namespace) -> int:
    """Check, set the handbooks, write Markdown and data, make the site."""
    compiled = _compile(options)
    if compiled is None:
        return USAGE
    _report(compiled)
    made = () if options.no_pdf or options.no_site else _make_standing(compiled.corpus)
    if made is None:
        return PROBLEMS
    corpus = replace(compiled.corpus, offers=tuple(handbook.offer for handbook in made if not handbook.refused))
    with _step("写出 Markdown 与数据"):
        handbooks = [handbook.file for handbook in made if not handbook.refused]
        files = (*render_all(corpus), *handbooks, *read_search_script(options.root))
        written = write_files(files, options.root / "docs")
    print(f"docs/：写出 {written.changed} 个文件，{written.unchanged} 个未变，清除 {written.removed} 个")
    return _finish(compiled) if options.no_site else _build_site(options, compiled)


def _make_standing(corpus: Corpus) -> tuple[Handbook, ...] | None:
    """The handbooks that the site offers; None where the fonts are missing."""
    faces = _faces(None)
    if faces is None:
        return None
    with _step("排印手册"):
        editions = [edition for edition in find_editions(corpus) if edition.standing]
        made = make_handbooks(corpus, editions, faces, os.environ.get("SITE_URL", ""))
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
    compiled, faces = _compile(options), _faces(options.fonts)
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


def new(options: argparse.Namespace) -> int:
    """Make a rulebook folder from published files."""
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


def read(options: argparse.Namespace) -> int:
    """Read texts outside the project into JSON."""
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


def check(options: argparse.Namespace) -> int:
    """Print every problem, and what was declared."""
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


def accept(options: argparse.Namespace) -> int:
    """Register that the facts were reviewed against the texts as they stand: write each facts.lock."""
    compiled = _compile(options)
    if compiled is None:
        return USAGE
    for rulebook in compiled.corpus.rulebooks:
        sheet = compiled.corpus.sheet(rulebook.id)
        if (not options.id or rulebook.id in options.id) and sheet.is_reviewed:
            lock = write_lock(rulebook, sheet)
            folder = (options.root / rulebook.file).parent
            changed = write_file(OutputFile(lock.path, lock.content), folder)
            print(f"{rulebook.id}：{len(sheet.all_facts)} 条标注，{'已登记' if changed else '没有变化'}")
    _accept_alignments(options, compiled)
    unknown = set(options.id) - {rulebook.id for rulebook in compiled.corpus.rulebooks}
    for identifier in sorted(unknown):
        print(f"没有已发布的规则“{identifier}”", file=sys.stderr)
    return PROBLEMS if unknown else FINE


def _accept_alignments(options: argparse.Namespace, compiled: Compiled) -> None:
    """Write the lock of every reviewed alignment of the rulebooks that are accepted."""
    books = {rulebook.id: rulebook for rulebook in compiled.corpus.rulebooks}
    for alignment in compiled.corpus.alignments:
        if not options.id or set(alignment.books) & set(options.id):
            changed = write_file(write_alignment_lock(alignment, books), options.root / PARALLELS)
            print(f"{alignment.id}：对照 {len(alignment.parallels)} 对，{'已登记' if changed else '没有变化'}")


def draft(options: argparse.Namespace) -> int:
    """Propose facts for one rulebook as YAML, on the screen or in a file."""
    compiled = _compile(options)
    if compiled is None:
        return USAGE
    rulebook = next((rulebook for rulebook in compiled.corpus.rulebooks if rulebook.id == options.id), None)
    if rulebook is None:
        print(f"没有已发布的规则“{options.id}”", file=sys.stderr)
        return USAGE
    if options.out and options.out.is_dir():
        print(f"{options.out} 是文件夹，请写明文件名", file=sys.stderr)
        return USAGE
    drafted = draft_rulebook(compiled.corpus, rulebook, everything=options.all)
    counts = "，".join(f"{tier} {number}" for tier, number in drafted.counts.items())
    if options.out is None:
        print(drafted.text, end="")
    else:
        write_file(OutputFile(options.out.name, drafted.text.encode()), options.out.absolute().parent)
    print(f"{rulebook.id}：候选 {sum(drafted.counts.values())} 条（{counts}）", file=sys.stderr)
    return FINE


def coverage(options: argparse.Namespace) -> int:
    """Print how much of each text is annotated: sentences by cover, facts, chains, steps, quotes, mentions."""
    compiled = _compile(options)
    if compiled is None:
        return USAGE
    whole = [_print_coverage(options.root, compiled, rulebook) for rulebook in compiled.corpus.rulebooks]
    for folder in compiled.refused:
        faults = [problem for problem in compiled.problems if problem.file.startswith(f"source_texts/{folder}/")]
        wrong = sum(problem.kind in MISQUOTED for problem in faults)
        print(f"{folder}：有错误，未发布；摘录不符 {wrong}")
    return FINE if all(whole) and not compiled.refused else PROBLEMS


def _print_coverage(root: Path, compiled: Compiled, rulebook: Rulebook) -> bool:
    """Print the figures of one rulebook; whether every sentence is accounted for and every quote verbatim."""
    sheet = compiled.corpus.sheet(rulebook.id)
    sentences = Counter(sentence.cover for sentence in find_sentences(rulebook, sheet))
    file, _ = read_yaml_file((root / rulebook.file).parent / FACTS_NAME, FACTS_NAME)
    quotes = tuple(find_quotes(file.content)) if file.content else ()
    wrong = sum(not is_verbatim(rulebook, written, quote) for written, quote in quotes)
    mentions = [mention for mention in compiled.corpus.mentions if mention.rulebook == rulebook.id]
    kinds = {actor.name: actor.kind for actor in compiled.corpus.registers.actors}
    by_kind = Counter(kinds[mention.actor] for mention in mentions)
    print(f"{rulebook.id}：句子 {sentences.total()}（" + "，".join(f"{c.value} {sentences[c]}" for c in Cover) + "）")
    print(
        f"  标注 {len(sheet.all_facts)}（其中审批链步骤 {sum(len(chain.steps) for chain in sheet.chains)}），"
        f"审批链 {len(sheet.chains)}，条旨 {len(sheet.gists)}，编者注 {len(sheet.notes)}，术语 {len(sheet.terms)}"
    )
    print(f"  摘录 {len(quotes)} 条，不符 {wrong}")
    print(f"  提及 {len(mentions)}：" + "，".join(f"{kind} {number}" for kind, number in by_kind.most_common()))
    return not wrong and not (sheet.is_reviewed and sentences[Cover.NONE])
