"""The whole journey on one screen: read and parse, check, render. What can be added is an entry here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from build_tools.annotate.mentions import find_mentions, find_uses
from build_tools.annotate.references import find_references
from build_tools.check.characters import check_characters
from build_tools.check.concepts import check_concepts
from build_tools.check.errata import covers, find_errata, find_idle_errata
from build_tools.check.facts import check_facts
from build_tools.check.gaps import check_gaps
from build_tools.check.layout import check_layout
from build_tools.check.numbering import check_numbering
from build_tools.check.punctuation import check_punctuation
from build_tools.check.references import check_references
from build_tools.check.structure import check_structure
from build_tools.check.versions import check_replacements
from build_tools.epub.edition import render_epub
from build_tools.extract.publish import add_extracted
from build_tools.lists import FOLDER as REGISTERS
from build_tools.lists import read_lists
from build_tools.model import Annotator, Check, Corpus, OutputFile, Problem, Renderer, Severity
from build_tools.parallels.families import add_proposals
from build_tools.parallels.folder import read_parallels
from build_tools.render.chains import render_chains
from build_tools.render.chapter import render_chapters
from build_tools.render.compare.pages import render_comparisons
from build_tools.render.concepts import render_concepts
from build_tools.render.data import render_data
from build_tools.render.decides import render_decides
from build_tools.render.fulltext import render_fulltexts
from build_tools.render.glossary import render_glossaries
from build_tools.render.graphs import render_graphs
from build_tools.render.home import render_home
from build_tools.render.instruments import render_instruments
from build_tools.render.leadership import render_leadership
from build_tools.render.meetings import render_meetings
from build_tools.render.originals import render_originals
from build_tools.render.overview import render_overviews
from build_tools.render.procedures import render_procedures
from build_tools.render.registers.limits import render_limits
from build_tools.render.registers.matrix import render_matrices
from build_tools.render.registers.opendata import render_open_data
from build_tools.render.registers.prohibitions import render_prohibitions
from build_tools.render.registers.reports import render_reports
from build_tools.render.registers.terms import render_terms
from build_tools.render.rolelists import render_role_lists
from build_tools.render.roles import render_roles
from build_tools.render.search.index import render_search
from build_tools.render.versions import render_versions
from build_tools.sources import Source, read_sources
from build_tools.versions.standing import drop_false_replacements
from build_tools.word.edition import render_word

ANNOTATORS: tuple[Annotator, ...] = (
    find_references,
    find_mentions,
    find_uses,
)

CHECKS: tuple[Check, ...] = (
    check_characters,
    check_structure,
    check_numbering,
    check_punctuation,
    check_layout,
    check_references,
    check_facts,
    check_gaps,
    check_concepts,
)

RENDERERS: tuple[Renderer, ...] = (
    render_home,
    render_overviews,
    render_chapters,
    render_fulltexts,
    render_versions,
    render_procedures,
    render_chains,
    render_role_lists,
    render_roles,
    render_meetings,
    render_leadership,
    render_decides,
    render_concepts,
    render_matrices,
    render_limits,
    render_prohibitions,
    render_reports,
    render_glossaries,
    render_terms,
    render_instruments,
    render_comparisons,
    render_originals,
    render_data,
    render_graphs,
    render_open_data,
    render_word,
    render_epub,
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a build knows before it writes: the corpus to publish, what to report, what was declared."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    declared: tuple[Problem, ...]
    refused: tuple[str, ...]  # folders of rulebooks that are not published


def compile_project(root: Path) -> Compiled:
    """Everything read, parsed and checked; rulebooks with an error are left out of the corpus."""
    lists = read_lists(root)
    sources = check_replacements(tuple(read_sources(root, lists.registers)))
    rulebooks = tuple(source.rulebook for source in sources if source.rulebook)
    sheets = tuple(source.sheet for source in sources if source.rulebook)
    corpus = annotate(Corpus(rulebooks, lists.instruments, registers=lists.registers, sheets=sheets))
    found = sorted(problem for check in CHECKS for problem in check(corpus))
    of_registers = (problem for problem in found if problem.file.startswith(f"{REGISTERS}/"))
    results = [_settle(source, found) for source in sources]
    published = tuple(result.corpus.rulebooks[0] for result in results if result.corpus.rulebooks)
    shown = replace(corpus, rulebooks=drop_false_replacements(sorted(published, key=lambda rulebook: rulebook.id)))
    parallels = tuple(read_parallels(root, shown.rulebooks, shown.sheets, shown.registers))
    alignments = tuple(reviewed.alignment for reviewed in parallels if reviewed.alignment)
    found_in = [*(result.problems for result in results), *(reviewed.problems for reviewed in parallels)]
    return Compiled(
        add_extracted(replace(shown, alignments=alignments)),
        tuple(sorted(chain(lists.problems, of_registers, *found_in))),
        tuple(problem for result in results for problem in result.declared),
        tuple(source.folder for source, result in zip(sources, results, strict=True) if not result.corpus.rulebooks),
    )


def annotate(corpus: Corpus) -> Corpus:
    """The corpus with all that the annotators find."""
    for annotator in ANNOTATORS:
        corpus = corpus.plus(annotator(corpus))
    return corpus


def _settle(source: Source, found: Sequence[Problem]) -> Compiled:
    """One source's problems, those that its errata declare set apart; its rulebook if it may be published."""
    if source.rulebook is None:
        return Compiled(Corpus(), source.problems, (), ())
    own = [problem for problem in found if problem.file in (source.rulebook.file, source.facts_file)]
    declared = tuple(problem for problem in own if any(covers(erratum, problem) for erratum in source.errata))
    idle = find_idle_errata(source.declaration, source.errata, own)
    reported = (*source.problems, *(problem for problem in own if problem not in declared), *idle)
    if any(problem.severity is Severity.ERROR for problem in reported):
        return Compiled(Corpus(), reported, declared, ())
    errata = tuple(find_errata(source.rulebook, source.errata, declared))
    return Compiled(Corpus((replace(source.rulebook, errata=errata),)), reported, declared, ())


def render_all(corpus: Corpus) -> tuple[OutputFile, ...]:
    """Every file of the site's sources, by path; the index of the search last, since it links only to what is made."""
    corpus = add_proposals(corpus)
    files = tuple(file for renderer in RENDERERS for file in renderer(corpus))
    index = render_search(corpus, frozenset(file.path for file in files))
    return tuple(sorted((*files, *index), key=lambda file: file.path))
