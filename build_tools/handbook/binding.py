"""What every handbook of a rulebook says of itself: cover, imprint, whose words it holds, which fonts it is set in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import segno

from build_tools.handbook.fonts import Faces, find_missing
from build_tools.handbook.official import book_title
from build_tools.handbook.typesetting import Job
from build_tools.handbook.volume import Entry, ImprintRow, Letter, Volume
from build_tools.model import Rulebook
from build_tools.render.dates import chinese_date
from build_tools.render.page import SILENT_NOTICE, UNOFFICIAL

SERIES = "政府工作规则"
AUTHOR = "规矩（非官方整理）"
COVER_LINES = tuple(UNOFFICIAL.split("，"))
TITLE_WIDTH = 9  # characters in a line of the cover
UNIT = re.compile(
    r"人民政府|常务委员会|工作规则|议事规则|（[^）]*）|《[^》]*》|[^省市州县区旗盟镇（《]{1,6}?(?:自治区|省|市|州|县|区|旗|盟|镇)"
    r"|.{1,4}?(?=人民政府|工作规则|议事规则|（|《|$)|.",
)
HASH_LENGTH = 16
VERSION_LENGTH = 8
EPOCH = "2000-01-01"
WORDS = {
    # what an edition holds, as its imprint says
    "text": "本册只收规则原文，一字未改。版心、行数和字数依 GB/T 9704-2012；不是公文原件，没有版头和印章。",
    "compare": "并排的宋体字是两部规则的原文，一字未改；每条上面的黑体小字是编者写的关系和差别。",
    "poster": "图上每一处都注明条文；依据是规则原文，编者推定的另有标记。",
    "chains": "每条审批链一个展开面：左页泳道图，右页逐步的依据；书末是引用的条文原文。先后分“原文明写”和“编者归并”。",
    "post": "逐句注明条款和页码；书末是引用的条文原文。宋体字是规则原文，一字未改，其余是编者依原文编成。",
    "notes": "宋体字是规则原文，一字未改；黑体小字是编者所加：条旨、谁做什么、页边的时限和参见、脚注、附录。",
}


@dataclass(frozen=True, slots=True)
class Binding:
    """What is bound: the edition's name and sheet, its entries, how deep its contents go, its index."""

    template: str
    sheet: str
    edition: str
    subtitle: str
    about: str
    entries: tuple[Entry, ...]
    depth: int = 2
    tabs: int = 0
    appendix: tuple[Entry, ...] = ()
    index: tuple[Letter, ...] = ()
    index_note: str = ""
    page: str = ""  # of the site, below the rulebook's folder
    headed: bool = False
    beside: Rulebook | None = None  # the second of two rulebooks


def bind(rulebook: Rulebook, binding: Binding, faces: Faces, site: str = "") -> Job:
    """The job of setting one handbook of one rulebook."""
    titles = tuple(map(book_title, filter(None, (rulebook, binding.beside))))
    title = "、".join(titles)
    url = f"{site.rstrip('/')}/{binding.page or f'{rulebook.id}/index.html'}" if site else ""
    volume = Volume(
        sheet=binding.sheet,
        title=title,
        title_lines=tuple(line for one in titles for line in break_title(one)),
        running=title,
        series=SERIES,
        edition=binding.edition,
        subtitle=binding.subtitle,
        cover_lines=COVER_LINES,
        author=AUTHOR,
        keywords=("政府工作规则", title, binding.edition),
        imprint=tuple(_imprint(rulebook, binding, faces, url)),
        notices=(f"{UNOFFICIAL}。", binding.about),
        entries=binding.entries,
        appendix=binding.appendix,
        depth=binding.depth,
        tabs=binding.tabs,
        index=binding.index,
        index_note=binding.index_note,
        headed=binding.headed,
        bound=binding.template == "text",
        url=url,
        qr=draw_qr(url) if url else None,
    )
    return fit_job(volume, binding.template, faces, seconds_of(rulebook))


def fit_job(volume: Volume, template: str, faces: Faces, seconds: int) -> Job:
    """The job of setting a volume; characters that no font has are named to the template, which shows their numbers."""
    record = volume.to_json(faces.families)
    missing = find_missing([record], faces)
    return Job(template, volume.to_json(faces.families, missing), faces.folders, seconds)


def seconds_of(rulebook: Rulebook) -> int:
    """When a handbook says it was made: the day of its text, so that the same text makes the same bytes."""
    day = rulebook.metadata.issued or EPOCH
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _imprint(rulebook: Rulebook, binding: Binding, faces: Faces, url: str) -> Iterator[ImprintRow]:
    metadata = rulebook.metadata
    passed = (metadata.adopted.by or "") + (
        f"（{chinese_date(metadata.adopted.date)}）" if metadata.adopted.date else ""
    )
    rows = (
        ("原　　文", f"《{book_title(rulebook)}》"),
        ("发文机关", metadata.issuer or SILENT_NOTICE),
        ("文　　号", metadata.document_number or SILENT_NOTICE),
        ("通　　过", passed),
        ("成文日期", chinese_date(metadata.issued) if metadata.issued else SILENT_NOTICE),
        ("施　　行", chinese_date(metadata.effective) if metadata.effective else metadata.effective_rule or ""),
        ("原文校验", f"SHA-256 {_digest(rulebook.text)}"),
        *_other_rows(binding.beside),
        ("本册版本", _version((*binding.entries, *binding.appendix))),
        ("字　　体", faces.used),
        ("网　　址", url),
    )
    for name, words in rows:
        if words:
            yield ImprintRow(name, words)


def _other_rows(rulebook: Rulebook | None) -> tuple[tuple[str, str], ...]:
    """What the imprint says of a second rulebook."""
    if rulebook is None:
        return ()
    number = rulebook.metadata.document_number
    named = f"《{book_title(rulebook)}》{f'（{number}）' if number else ''}"
    issued = chinese_date(rulebook.metadata.issued) if rulebook.metadata.issued else ""
    return ("对照规则", named), ("成文日期", issued), ("原文校验", f"SHA-256 {_digest(rulebook.text)}")


def break_title(title: str) -> Iterator[str]:
    """A title in lines for a cover, broken where a reader pauses: 济南市莱芜区 / 人民政府工作规则."""
    line = ""
    for unit in UNIT.findall(title):
        if line and len(line) + len(unit) > TITLE_WIDTH:
            yield line
            line = ""
        line += unit
    yield line


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def _version(entries: Iterable[Entry]) -> str:
    """A name for what the handbook holds: it changes when text or annotations do, and only then."""
    return sha256(repr(tuple(entries)).encode("utf-8", "surrogatepass")).hexdigest()[:VERSION_LENGTH]


def draw_qr(url: str) -> str:
    """The SVG of a QR code of an address."""
    stream = BytesIO()
    segno.make(url, error="m", micro=False).save(stream, kind="svg", border=0, xmldecl=False, nl=False)
    return stream.getvalue().decode()
