"""What a text says of itself: title, issuer, 文号, who adopted it when, when it takes effect, what it repeals.

《…工作规则》已经第十九届莱芜区人民政府第58次常务会议审议通过，现印发给你们
本规则自印发之日起施行，临政发〔2017〕1号文件同时废止。
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from build_tools.model import Adoption, Level, Metadata, Passage, Provision, Role
from build_tools.numerals import HAN, to_int

DIGIT = rf"[0-9０-９{HAN}]"
DATE = re.compile(rf"(?P<year>{DIGIT}{{4}})\s*年\s*(?P<month>{DIGIT}{{1,3}})\s*月\s*(?P<day>{DIGIT}{{1,3}})\s*日")
NUMBER = re.compile(r"(?P<number>[一-龥]{1,12}[〔\[［]\s*[0-9]{4}\s*[〕\]］]\s*第?\s*[0-9]{1,5}\s*号|第[0-9]{1,5}号)")
ADOPTED = re.compile(
    rf"(?:已?经|于|^\W*(?={DIGIT}{{4}}\s*年))\s*(?P<date>{DIGIT}{{4}}\s*年\s*{DIGIT}{{1,3}}\s*月\s*{DIGIT}{{1,3}}\s*日)?\s*(?:召开的|经)?\s*"
    r"(?P<by>[^，。；：（）《》\s]{2,40}?(?:会议|大会))\s*(?:审议|讨论|研究|表决|修订|修正)*(?:通过|批准|同意|修订|修正)"
)
EFFECTIVE = re.compile(
    r"自[^，。；]{2,24}?起\s*(?:[0-9一二三四五六七八九十]{1,3}\s*[日天]后)?\s*(?:施行|实施|执行|生效)"
)
FROM_ISSUE = re.compile(r"(?:印发|发布|公布|颁布)之日")
REPEALED = re.compile(r"[《〈][^《》]*(?:〈[^〉]*〉[^《》]*)*[》〉]|[一-龥]{1,12}[〔\[][0-9]{4}[〕\]][0-9]{1,5}号")
REPEALING = re.compile(r"(?:^|[。；，])(?P<what>[^。；]{2,200}?)(?:同时|即行|自行)?(?:废止|失效)")
ISSUING_TITLE = re.compile(r"(?P<issuer>[^《》。；]{2,40}?)关于(?:印发|发布|公布|转发|批转|修改|下发)")
HEADLINE = re.compile(r"(?P<issuer>[^《》。；，]{2,30}?)(?:文件|令|公告)")
SHORT = re.compile(r"(?:.{2,3}省|.{2,3}自治区)?(?:.{2,4}市)?(?P<name>[一-龥]{2,6}?)(?:区|县|市|旗)?人民政府")
OFFICE_LINE = re.compile(r"[一-龥（）]{3,30}(?:政府|委员会|办公室|局|厅|部|院|会|署|行)")


def read_metadata(passages: Sequence[Passage], provisions: Sequence[Provision]) -> Metadata:
    """The metadata that the text states; what it does not state is None."""
    front = [p.text for p in passages if p.role in (Role.NOTICE, Role.PREAMBLE)]
    title = "".join(p.text for p in passages if p.role is Role.TITLE and p.line <= _first_line(provisions))
    notice = "".join(_first_section(passages, Role.NOTICE))
    closing = [p.text for p in passages if p.role is Role.COLOPHON]
    rules = [p.text for p in provisions if p.level >= Level.PARAGRAPH and not p.space]
    issued = _issue_date(front, closing)
    rule = next((m.group() for text in reversed(rules[-6:]) if (m := EFFECTIVE.search(text))), None)
    return Metadata(
        title=re.sub(r"\s", "", title),
        short=_short(title),
        issuer=_issuer(notice, front, title),
        document_number=next(_find_numbers(front), None),
        adopted=_adoption(front),
        issued=issued,
        effective=_effective(rule, issued),
        effective_rule=rule,
        repeals=tuple(_find_repeals(rules[-6:])),
    )


def _first_line(provisions: Sequence[Provision]) -> int:
    return next((p.line for p in provisions if not p.space), 10**9)


def _first_section(passages: Sequence[Passage], role: Role) -> Iterator[str]:
    return (p.text for p in passages if p.role is role)


def read_date(text: str) -> str | None:
    """The first date of a text (2026年3月26日, 二〇二二年一月三十一日) in ISO 8601, or None."""
    match = DATE.search(text)
    if match is None:
        return None
    year, month, day = (to_int(match[part]) or 0 for part in ("year", "month", "day"))
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _issue_date(front: Sequence[str], closing: Sequence[str]) -> str | None:
    """The date that stands alone under the notice's signature, else in 印发 lines, else in the 题注."""
    alone = (text for text in front if DATE.fullmatch(text.strip()))
    printed = (text for text in closing if DATE.search(text) and ("印发" in text or DATE.fullmatch(text.strip())))
    noted = (text for text in front if re.search(r"(?:公布|发布|通过)", text) and DATE.search(text))
    return next((date for texts in (alone, printed, noted) for text in texts if (date := read_date(text))), None)


def _find_numbers(front: Sequence[str]) -> Iterator[str]:
    """文号 that stand on a line of their own before the title."""
    for text in front:
        match = NUMBER.fullmatch(text.strip())
        if match and "〔" in match["number"].replace("[", "〔").replace("［", "〔"):
            yield re.sub(r"\s", "", match["number"])


def _adoption(front: Sequence[str]) -> Adoption:
    for text in front:
        match = ADOPTED.search(text)
        if match:
            return Adoption(match["by"].removeprefix("经"), read_date(match["date"] or ""))
    return Adoption(None, None)


def _issuer(notice: str, front: Sequence[str], title: str) -> str | None:
    """Who issued it: before 关于印发 in the notice's title, else the signature, else the start of the title."""
    joined = re.sub(r"\s", "", notice)
    match = ISSUING_TITLE.search(re.sub(r"^.*?号(?=\S)", "", joined)) or HEADLINE.match(joined)
    if match:
        return match["issuer"].removesuffix("文件")
    signed = next((text.strip() for text in front if OFFICE_LINE.fullmatch(text.strip())), None)
    return signed or next((name for name in re.findall(r"^.{2,20}?人民政府", title)), None)


def _short(title: str) -> str:
    match = SHORT.match(re.sub(r"\s", "", title))
    return match["name"] if match else re.sub(r"\s", "", title)[:12]


def _effective(rule: str | None, issued: str | None) -> str | None:
    if rule is None or "后" in rule:
        return None
    return issued if FROM_ISSUE.search(rule) else read_date(rule)


def _find_repeals(rules: Sequence[str]) -> Iterator[str]:
    for text in rules:
        for match in REPEALING.finditer(text):
            yield from REPEALED.findall(match["what"])
