"""The JSON Schema of data/<id>.json, published beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Schema: TypeAlias = "str | bool | int | Sequence[Schema] | Mapping[str, Schema] | None"

TEXT_OR_NULL: Final[Mapping[str, Schema]] = {"type": ["string", "null"]}
DATE_OR_NULL: Final[Schema] = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
NUMBER_OR_NULL: Final[Mapping[str, Schema]] = {"type": ["integer", "null"]}
ADDRESS: Final[Mapping[str, Schema]] = {
    "type": "string",
    "description": "Permanent name of a provision and its HTML anchor: c8, a53, a53.p1.i3, a4-1, annex-2.a3.",
    "pattern": "^(annex-[0-9]+\\.)?[a-z]+[0-9]+(-[0-9]+)?(x[0-9]+)?(\\.[a-z]+[0-9]+(-[0-9]+)?(x[0-9]+)?)*$",
}
ADDRESS_OR_NULL: Final[Mapping[str, Schema]] = {"oneOf": [ADDRESS, {"type": "null"}]}


def _record(required: Mapping[str, Schema]) -> dict[str, Schema]:
    return {"type": "object", "required": list(required), "properties": required}


PROVISION: Final[Schema] = _record(
    {
        "address": ADDRESS,
        "level": {"enum": ["part", "chapter", "section", "article", "paragraph", "item", "subitem"]},
        "number": {**NUMBER_OR_NULL, "description": "53 for 第五十三条 and for 五十三、; a paragraph is counted."},
        "number_suffix": {**NUMBER_OR_NULL, "description": "1 for 第四条之一, else null."},
        "label": {"type": "string", "description": "As printed, with its trailing white space; empty for a paragraph."},
        "text": {
            "type": "string",
            "description": "As printed, without the label. An article's own text is its first paragraph (a53.p1), "
            "so an article holds only a printed caption here; a chapter holds its title.",
        },
        "line": {"type": "integer", "minimum": 1, "description": "Line of the source text."},
        "parent": ADDRESS_OR_NULL,
        "citation": {"type": "string", "description": "In Chinese form: 《…》（…〔2026〕1号）第三十八条第一款第三项."},
    }
)
ERRATUM: Final[Schema] = _record(
    {
        "at": ADDRESS_OR_NULL,
        "line": {"type": "integer", "minimum": 1},
        "kind": {"type": "string"},
        "quote": {"type": "string"},
        "note": {"type": "string"},
    }
)
REFERENCE: Final[Schema] = _record(
    {
        "from": {**ADDRESS, "description": "The provision in whose text the reference stands."},
        "start": {"type": "integer", "minimum": 0, "description": "First character in that provision's text, from 0."},
        "end": {"type": "integer", "minimum": 1, "description": "After the last character."},
        "text": {"type": "string"},
        "kind": {"enum": ["internal", "external", "self", "number"]},
        "canonical": {"type": "string", "description": "第三条第一款; the title in full; the 文号."},
        "target": {
            **TEXT_OR_NULL,
            "description": "An address; a rulebook's id; null: no such provision, or not held here.",
        },
        "range_from": {
            **ADDRESS_OR_NULL,
            "description": "Where a range began (第五条 of 第五条至第七条) that ends here.",
        },
    }
)
ACTOR: Final[Schema] = _record(
    {
        "id": {"type": "string"},
        "name": {"type": "string", "description": "Canonical name; facts and mentions name actors by it."},
        "kind": {"enum": ["职务", "机构", "会议", "党委", "人大政协", "外部", "情境角色"]},
        "tier": {"type": "integer", "minimum": 0},
        "aliases": {"type": "array", "items": {"type": "string"}},
    }
)
SPAN: Final[Mapping[str, Schema]] = {
    "at": ADDRESS,
    "start": {"type": "integer", "minimum": 0},
    "end": {"type": "integer", "minimum": 0},
}
MENTION: Final[Schema] = _record({**SPAN, "actor": {"type": "string"}})
NAMES: Final[Mapping[str, Schema]] = {"type": "array", "items": {"type": "string"}}
LIMIT: Final[Schema] = _record(
    {
        "kind": {"enum": ["时限", "频次", "数量"]},
        "text": {"type": "string", "description": "As printed."},
        "value": {"type": ["number", "null"]},
        "unit": {**TEXT_OR_NULL, "description": "工作日 and 日 are different units."},
        "sense": {"enum": ["within", "before", "at least", "more than", "at most", "every", None]},
        "from": {**TEXT_OR_NULL, "description": "From when it runs (起算), as printed."},
        "value_to": {"type": ["number", "null"], "description": "The upper end of a range (1-2次)."},
        "period": {"enum": ["year", "quarter", "month", "week", None], "description": "That of 每月召开1次."},
    }
)
FACT_KEYS: Final[Mapping[str, Schema]] = {
    **SPAN,
    "quote": {"type": "string", "description": "Verbatim: characters [start, end) of the text at `at`."},
    "who": NAMES,
    "who_as_written": NAMES,
    "who_unnamed": {**TEXT_OR_NULL, "description": "Why no actor is named (规则未写明); null where one is."},
    "who_inferred": {**NAMES, "description": "The editor's inference (编者推定), never the text's own words."},
    "any_of": {"type": "boolean", "description": "One of several actors is enough."},
    "modal": {**TEXT_OR_NULL, "description": "As printed: 应当, 必须, 不得, 一般 …"},
    "does": {"type": "string"},
    "matter": {"type": "string"},
    "to": NAMES,
    "condition": TEXT_OR_NULL,
    "exception": TEXT_OR_NULL,
    "limit": {"oneOf": [LIMIT, {"type": "null"}]},
    "limits": {"type": "array", "items": LIMIT},
    "silence": {**TEXT_OR_NULL, "description": "Effect of a missed limit, as printed."},
    "statement": {
        **TEXT_OR_NULL,
        "description": "The act in pieces of the article's own words; null: does and matter.",
    },
    "statement_is_whole": {"type": "boolean", "description": "The statement is a sentence that names who acts."},
    "status": {"enum": ["已核", "规则抽取"]},
}
STEP: Final[Schema] = _record(
    {
        "id": {"type": "string"},
        **FACT_KEYS,
        "who_basis": {"enum": ["stated", "inferred", "unstated"]},
        "final": {"type": "boolean"},
    }
)
FLOW: Final[Schema] = _record(
    {
        "from": {"type": "string"},
        "to": {"type": "string"},
        "condition": TEXT_OR_NULL,
        "basis": {"enum": ["stated", "joined"], "description": "The text states this order, or the editor joined it."},
    }
)
CHAIN: Final[Schema] = _record(
    {
        "id": {"type": "string"},
        "title": {"type": "string"},
        "topic": {"type": "string"},
        "when": {"type": "string"},
        "steps": {"type": "array", "items": STEP},
        "flows": {"type": "array", "items": FLOW},
    }
)
NOTE: Final[Schema] = _record({"at": ADDRESS, "quote": TEXT_OR_NULL, "text": {"type": "string"}})
TERM: Final[Schema] = _record(
    {"word": {"type": "string"}, "at": ADDRESS, "explanation": {"type": "string"}, "basis": {"type": "string"}}
)
PARALLEL: Final[Schema] = _record(
    {
        "at": {**ADDRESS, "description": "An article of this rulebook."},
        "rulebook": {"type": "string", "description": "The id of the other rulebook."},
        "to": {"type": "array", "items": ADDRESS, "description": "Articles of the other rulebook; none: no such rule."},
        "relation": {
            "enum": ["同", "近", "同事异规", "同题", "无", None],
            "description": "null: proposed by a program.",
        },
        "difference": TEXT_OR_NULL,
        "kinds": {**NAMES, "description": "新增: only 甲 (the first id of the pair's file) has it; 缺项: only 乙."},
        "topic": TEXT_OR_NULL,
        "rank": {**NUMBER_OR_NULL, "description": "Among the differences that readers need most, 1 first."},
        "quotes": {
            "type": "array",
            "items": _record({"rulebook": {"type": "string"}, **SPAN, "quote": {"type": "string"}}),
        },
        "searched": {"type": "array", "items": ADDRESS, "description": "Articles searched where `to` is empty."},
        "status": {"enum": ["编者逐条核对", "机器比对，未经核对"]},
    }
)
RULEBOOK_SCHEMA: Final[Mapping[str, Schema]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Rulebook",
    "description": "One rulebook as published. Keys are added in later versions, never changed or removed.",
    **_record(
        {
            "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "title": {"type": "string"},
            "issuer": TEXT_OR_NULL,
            "document_number": TEXT_OR_NULL,
            "adopted": _record({"by": TEXT_OR_NULL, "date": DATE_OR_NULL}),
            "issued": DATE_OR_NULL,
            "published": DATE_OR_NULL,
            "effective": DATE_OR_NULL,
            "effective_rule": {**TEXT_OR_NULL, "description": "As the text words it: 自印发之日起施行."},
            "repeals": {"type": "array", "items": {"type": "string"}},
            "replaces": {**TEXT_OR_NULL, "description": "The id of the older version that this one replaces."},
            "replaced_by": {**TEXT_OR_NULL, "description": "The id of the newer version; null: none held here."},
            "errata": {"type": "array", "items": ERRATUM},
            "references": {"type": "array", "items": REFERENCE},
            "actors": {"type": "array", "items": ACTOR},
            "mentions": {"type": "array", "items": MENTION},
            "facts": {"type": "array", "items": _record(FACT_KEYS)},
            "chains": {"type": "array", "items": CHAIN},
            "gists": {"type": "object", "additionalProperties": {"type": "string"}},
            "notes": {"type": "array", "items": NOTE},
            "terms": {"type": "array", "items": TERM},
            "pointers": {"type": "array", "items": _record({"topic": {"type": "string"}, **SPAN})},
            "programmes": {"type": "array", "items": _record(SPAN)},
            "parallels": {"type": "array", "items": PARALLEL},
            "provisions": {"type": "array", "items": PROVISION},
        }
    ),
}
