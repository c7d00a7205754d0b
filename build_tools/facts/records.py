"""One record of facts.yml → one fact, or the problems that an editor has to mend.

- 条: 53.1
  原文: 一般应在5个工作日内回复
  谁: 协办部门
  情态: 一般应
  做: 回复
  时限: 5个工作日内
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.facts.addresses import address_name, read_address
from build_tools.facts.limits import read_limit
from build_tools.facts.phrases import check_statement
from build_tools.facts.quotes import Found, NotFound, article_text, locate
from build_tools.facts.reader import Reader
from build_tools.model import Severity
from build_tools.registers import Field, text_of
from build_tools.statements import Fact, Limit, Party, Place, Status
from build_tools.yamlfile import Value, nearest

FACT_FIELDS = (
    Field("条", required=True),
    Field("原文", required=True),
    Field("谁"),
    Field("其一"),
    Field("情态"),
    Field("做", required=True),
    Field("事"),
    Field("述"),
    Field("句"),
    Field("对"),
    Field("情形"),
    Field("例外"),
    Field("时限"),
    Field("频次"),
    Field("数量"),
    Field("起算"),
    Field("逾期"),
    Field("原文缺主语"),
    Field("理由"),
    Field("推定"),
)
VERBATIM = ("情形", "例外", "时限", "频次", "数量", "起算", "逾期")
LIMITS = ("时限", "频次", "数量")
YES = "是"


def place_record(reader: Reader, record: Value) -> Found | None:
    """Where the 条 and 原文 of a record stand in the text; a problem is kept where they do not."""
    written, quote = record.get("条"), record.get("原文")
    address = read_address(written.text or "") if written else None
    if written is None or quote is None or not quote.text:
        reader.fault(record, "缺项", "每条记录须写明“条”和“原文”")
        return None
    if address is None:
        reader.fault(
            written, "条号", f"看不懂的条号“{written.text}”", "可写 53、五十三、第五十三条、7.2（第七条第二款）"
        )
        return None
    found = locate(reader.rulebook, address, quote.text)
    if isinstance(found, NotFound):
        reader.fault(written if found.kind == "条号" else quote, found.kind, found.message, _hint(reader, found, quote))
        return None
    return found


def _hint(reader: Reader, found: NotFound, quote: Value) -> str:
    """Where the words are, or that quotation marks were put around them which the text does not have."""
    words = quote.text or ""
    bare = words.strip("“”")
    if bare != words and any(bare in provision.text for provision in reader.rulebook.provisions):
        return '摘录外面的引号“”不是原文的，应删去，或改用英文引号 "'
    return found.hint


def read_fact(reader: Reader, record: Value) -> Fact | None:
    """The fact of a record, or None with the reasons kept in the reader."""
    before = len(reader.problems)
    found = place_record(reader, record)
    article = found.at.split(".")[0] if found else ""
    who, to, inferred = (tuple(_parties(reader, record, key, article)) for key in ("谁", "对", "推定"))
    does = _verb(reader, record)
    unnamed = _unnamed(reader, record)
    _check_verbatim(reader, record, article)
    check_statement(reader, record, article)
    if found is None or any(p.severity is Severity.ERROR for p in reader.problems[before:]):
        return None
    return Fact(
        rulebook=reader.rulebook.id,
        at=found.at,
        start=found.start,
        end=found.end,
        quote=text_of(record, "原文") or "",
        who=who,
        any_of=text_of(record, "其一") == YES,
        modal=text_of(record, "情态"),
        does=does,
        matter=text_of(record, "事") or "",
        to=to,
        condition=text_of(record, "情形"),
        exception=text_of(record, "例外"),
        limits=tuple(_limits(record)),
        silence=text_of(record, "逾期"),
        unnamed=unnamed,
        inferred=inferred,
        status=Status.REVIEWED,
        place=Place(record.line, record.column),
        statement=text_of(record, "述") or text_of(record, "句"),
        whole=bool(text_of(record, "句")),
    )


def _parties(reader: Reader, record: Value, key: str, article: str) -> Iterator[Party]:
    value = record.get(key)
    for party in reader.names.parties(value.text, article) if value and value.text else ():
        if isinstance(party, Party):
            yield party
        elif value:
            hint = nearest(party, reader.names.actors)
            reader.fault(value, "名单外主体", f"“{key}”里的“{party}”不在主体名单（registers/actors.yml）里", hint)


def _verb(reader: Reader, record: Value) -> str:
    value = record.get("做")
    if value is None or not value.text:
        reader.fault(record, "缺项", "缺“做”")
        return ""
    if value.text not in reader.names.actions:
        hint = nearest(value.text, reader.names.actions)
        reader.fault(value, "名单外动作", f"“做”的“{value.text}”不在动作名单（registers/actions.yml）里", hint)
    return value.text


def _unnamed(reader: Reader, record: Value) -> str | None:
    """Why the text names no actor; a record must either name one or say that the text does not."""
    missing = text_of(record, "原文缺主语") == YES
    if missing and record.get("谁"):
        reader.fault(record, "缺主语", "写了“原文缺主语”，就不能再写“谁”；编者的判断写在“推定”里")
    elif missing and not text_of(record, "理由"):
        reader.fault(record, "缺主语", "“原文缺主语”须同时写明“理由”")
    elif not missing and not text_of(record, "谁"):
        reader.fault(record, "缺主语", "缺“谁”；原文没有写明的，写“原文缺主语: 是”和“理由”")
    return text_of(record, "理由") or "" if missing else None


def _check_verbatim(reader: Reader, record: Value, article: str) -> None:
    text = article_text(reader.rulebook, article)
    for key in VERBATIM:
        value = record.get(key)
        if article and value and value.text and value.text not in text:
            reader.fault(value, "摘录", f"“{key}”不是{address_name(article)}的原文：“{value.text}”")


def _limits(record: Value) -> Iterator[Limit]:
    for kind in LIMITS:
        text = text_of(record, kind)
        if text:
            yield read_limit(kind, text, text_of(record, "起算"))
