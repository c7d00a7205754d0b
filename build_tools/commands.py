"""The commands: what build, check, accept, coverage, read and new do and print; each returns its exit status."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from build_tools.console import FINE, PROBLEMS, USAGE, compile_texts, step
from build_tools.drafting import draft_rulebook
from build_tools.facts.coverage import Cover, find_sentences
from build_tools.facts.lock import write_lock
from build_tools.facts.quotes import MISQUOTED, find_quotes, is_verbatim
from build_tools.files import read_yaml_file
from build_tools.model import OutputFile, Rulebook, Severity
from build_tools.new import import_rulebook
from build_tools.outside import read_outside
from build_tools.parallels.folder import FOLDER as PARALLELS
from build_tools.parallels.lock import write_alignment_lock
from build_tools.pipeline import Compiled, compile_project, render_all
from build_tools.printing import make_standing
from build_tools.problems import count_line, format_problem, worst
from build_tools.scripts import read_search_script
from build_tools.site import build_site
from build_tools.sources import FACTS_NAME
from build_tools.write import write_file, write_files


def _report(compiled: Compiled) -> None:
    for problem in compiled.problems:
        print(format_problem(problem))
    for folder in compiled.refused:
        print(f"未发布：source_texts/{folder}（有错误，改正后再发布）")


def build(options: argparse.Namespace) -> int:
    """Check, set the handbooks, write Markdown and data, make the site."""
    compiled = compile_texts(options)
    if compiled is None:
        return USAGE
    _report(compiled)
    made = () if options.no_pdf or options.no_site else make_standing(options.root, compiled.corpus)
    if made is None:
        return PROBLEMS
    corpus = replace(compiled.corpus, offers=tuple(handbook.offer for handbook in made if not handbook.refused))
    with step("写出 Markdown 与数据"):
        handbooks = [handbook.file for handbook in made if not handbook.refused]
        files = (*render_all(corpus), *handbooks, *read_search_script(options.root))
        written = write_files(files, options.root / "docs")
    print(f"docs/：写出 {written.changed} 个文件，{written.unchanged} 个未变，清除 {written.removed} 个")
    return _finish(compiled) if options.no_site else _build_site(options, compiled)


def _build_site(options: argparse.Namespace, compiled: Compiled) -> int:
    out = (options.out or options.root / "site").resolve()
    with step("生成网站"):
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
    with step("读入"):
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
    compiled = compile_texts(options)
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
    compiled = compile_texts(options)
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
    compiled = compile_texts(options)
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
    compiled = compile_texts(options)
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
