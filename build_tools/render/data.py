"""Open data: one JSON file for each rulebook, and the schema that describes it. A public contract.

Keys are added, never changed. A rulebook's file stands at data/<id>.json on the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_tools.model import Corpus, Level, OutputFile, Problem, Provision, Reference, Rulebook
from build_tools.render.citation import citations
from build_tools.render.compare.records import parallel_records
from build_tools.render.records import Json, to_bytes
from build_tools.render.schema import RULEBOOK_SCHEMA
from build_tools.render.statements import sheet_record

LEVELS = {
    Level.PART: "part", Level.SUBPART: "part", Level.CHAPTER: "chapter", Level.SECTION: "section",
    Level.ARTICLE: "article", Level.PARAGRAPH: "paragraph", Level.ITEM: "item", Level.SUBITEM: "subitem",
}  # fmt: skip


def render_data(corpus: Corpus) -> Iterator[OutputFile]:
    """data/<id>.json for each rulebook, and data/rulebook.schema.json."""
    yield OutputFile("data/rulebook.schema.json", to_bytes(RULEBOOK_SCHEMA))
    for rulebook in corpus.rulebooks:
        yield OutputFile(f"data/{rulebook.id}.json", to_bytes(rulebook_record(corpus, rulebook)))


def rulebook_record(
    corpus: Corpus, rulebook: Rulebook, problems: Sequence[Problem] | None = None
) -> Mapping[str, Json]:
    """All that the open data says of one rulebook; problems where the text is not one of the project's."""
    metadata, cited = rulebook.metadata, citations(rulebook)
    return {
        "id": rulebook.id,
        "title": metadata.title,
        "issuer": metadata.issuer,
        "document_number": metadata.document_number,
        "adopted": {"by": metadata.adopted.by, "date": metadata.adopted.date},
        "issued": metadata.issued,
        "published": metadata.published,
        "effective": metadata.effective,
        "effective_rule": metadata.effective_rule,
        "repeals": list(metadata.repeals),
        "replaces": metadata.replaces,
        "replaced_by": next((r.id for r in corpus.rulebooks if r.metadata.replaces == rulebook.id), None),
        "errata": [
            {"at": e.address, "line": e.line, "kind": e.kind, "quote": e.quote, "note": e.note} for e in rulebook.errata
        ],
        **({"problems": [problem_record(problem) for problem in problems]} if problems is not None else {}),
        "references": [_reference(r) for r in corpus.references if r.rulebook == rulebook.id],
        "provisions": [_provision(provision, cited[provision.address]) for provision in rulebook.provisions],
        **sheet_record(corpus, rulebook.id),
        "parallels": parallel_records(corpus, rulebook.id),
    }


def _provision(provision: Provision, cited: str) -> Json:
    return {
        "address": provision.address,
        "level": LEVELS[provision.level],
        "number": provision.number,
        "number_suffix": provision.suffix,
        "label": provision.label,
        "text": provision.text,
        "line": provision.line,
        "parent": provision.parent,
        "citation": cited,
    }


def _reference(reference: Reference) -> Json:
    return {
        "from": reference.at,
        "start": reference.start,
        "end": reference.end,
        "text": reference.text,
        "kind": reference.kind,
        "canonical": reference.canonical,
        "target": reference.target,
        "range_from": reference.first,
    }


def problem_record(problem: Problem) -> Json:
    """A problem as the open data gives it; line 0 is the whole file."""
    return {
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.name.lower(),
        "kind": problem.kind,
        "message": problem.message,
        "excerpt": problem.excerpt,
    }
