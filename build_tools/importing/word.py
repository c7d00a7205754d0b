"""Word documents (docx): paragraphs, tables, text boxes; automatic numbers written out, revisions accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from build_tools.importing.markup import child, children, is_on, name_of, names_in, number_of, value_of
from build_tools.importing.numbering import Counter, read_definitions
from build_tools.importing.package import DAMAGED, MAIN, parse_part, read_package
from build_tools.importing.reading import Reading, UnreadableError, squeeze

TEXTS = frozenset({"w:t", "w:delText", "m:t"})
SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
NO_TEXT = frozenset({"w:pPr", "w:rPr", "w:sectPr", "w:instrText", "w:delInstrText", "w:rt", "w:txbxContent"})
BLOCKS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:del", "w:moveFrom"})
PAGE_BREAKS = frozenset({"page", "column"})
ADDED = frozenset({"w:ins", "w:moveTo"})
REMOVED = frozenset({"w:del", "w:moveFrom"})
ASIDES = (("word/footnotes.xml", "w:footnote", "脚注"), ("word/endnotes.xml", "w:endnote", "尾注"))


@dataclass(slots=True)
class Edition:
    """A way to read the document: before its revisions (no numbers), or after (with them)."""

    passed_over: frozenset[str]
    counter: Counter | None = None
    carried: str = ""  # text of a paragraph whose mark was removed: the next one continues it
    boxes: list[etree._Element] = field(default_factory=list)
    numbered: int = 0
    with_contents: bool = True  # also the contents that Word made of the headings


def read_word(data: bytes) -> Reading:
    """The lines of a docx, tables with a tab between cells."""
    parts = read_package(data)
    root = parse_part(parts, MAIN)
    body = child(root, "w:body")
    if root is None or body is None:
        raise UnreadableError(DAMAGED)
    definitions = read_definitions(parse_part(parts, "word/numbering.xml"), parse_part(parts, "word/styles.xml"))
    before = Edition(ADDED)
    after = Edition(REMOVED, Counter(definitions), with_contents=False)
    asides = [aside for name, tag, said in ASIDES for aside in _asides(parts, name, tag, said)]
    margins, contents = list(_margins(parts)), list(_contents(root))
    original, lines = list(_blocks(body, before)), list(_blocks(body, after))
    if not any(line.strip() for line in lines):
        message = "docx 里没有文字（正文可能是图片），无法导入"
        raise UnreadableError(message)
    dropped = (("自动目录", contents), ("页眉页脚", margins), ("脚注尾注", asides))
    notes = (*_notes(root, after), *(note for what, said in dropped for note in _count(what, said)))
    return Reading(squeeze([*margins, *original, *asides]), squeeze(lines), notes)


def _notes(root: etree._Element, after: Edition) -> Iterator[str]:
    if after.numbered:
        yield f"{after.numbered} 段的自动编号按 Word 显示的样子写成文字"
    names = [name_of(element) for element in root.iter()]
    added, removed = sum(name in ADDED for name in names), sum(name in REMOVED for name in names)
    if added or removed:
        yield f"有修订痕迹：接受插入 {added} 处，去掉删除 {removed} 处；请确认这就是发布的文本"
    if "w:txbxContent" in names:
        yield "文本框里的文字放在所在段落之后"
    if "w:tbl" in names:
        yield "表格每行写成一行，单元格之间用制表符隔开"
    if "w:altChunk" in names:
        yield "文件嵌入了另一份文档（altChunk），没有读入，请另存为普通 docx 再试"


def _count(what: str, lines: list[str]) -> tuple[str, ...]:
    return (f"{what}有 {len(lines)} 行文字，未收入正文",) if lines else ()


def _contents(root: etree._Element) -> Iterator[str]:
    """The lines of the contents that Word made of the headings (引用 → 目录)."""
    for element in root.iter():
        if _is_contents(element):
            yield from (line for line in _blocks(child(element, "w:sdtContent"), Edition(REMOVED)) if line.strip())


def _is_contents(element: etree._Element) -> bool:
    gallery = child(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery") if name_of(element) == "w:sdt" else None
    return value_of(gallery) == "Table of Contents"


def _asides(parts: Mapping[str, bytes], name: str, tag: str, said: str) -> Iterator[str]:
    """The footnotes or endnotes of a document, one line each."""
    for note in children(parse_part(parts, name), tag):
        text = " ".join(line.strip() for line in _blocks(note, Edition(REMOVED)) if line.strip())
        if text and value_of(note, "type") in (None, "normal"):
            yield f"{said}{number_of(note, 'id') or ''}：{text}"


def _margins(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The lines of headers and footers."""
    for name in sorted(parts):
        if name.startswith(("word/header", "word/footer")):
            root = parse_part(parts, name)
            yield from (line for line in _blocks(root, Edition(REMOVED)) if line.strip())


def _blocks(container: etree._Element | None, edition: Edition) -> Iterator[str]:
    """The lines of what stands in a body, a cell or a text box."""
    for element in container if container is not None else ():
        name = name_of(element)
        if name == "w:p":
            yield from _paragraph(element, edition)
        elif name == "w:tbl":
            yield from _table(element, edition)
        elif name in BLOCKS and name not in edition.passed_over:
            yield from _blocks(element if edition.with_contents or not _is_contents(element) else None, edition)


def _paragraph(paragraph: etree._Element, edition: Edition) -> Iterator[str]:
    properties = child(paragraph, "w:pPr")
    boxes, edition.boxes = edition.boxes, []
    text = edition.carried + "".join(_texts(paragraph, edition))
    found, edition.boxes = edition.boxes, boxes
    mark = names_in(child(properties, "w:rPr"))
    edition.carried = text if mark & edition.passed_over else ""
    if not mark & edition.passed_over:
        yield from (_label(properties, edition) + text).split("\n")
    for box in found:
        yield from _blocks(box, edition)


def _label(properties: etree._Element | None, edition: Edition) -> str:
    label = edition.counter.label(properties) if edition.counter else ""
    edition.numbered += bool(label)
    return label


def _texts(element: etree._Element, edition: Edition) -> Iterator[str]:
    """The text inside an element, in order; text boxes are put aside."""
    for part in element:
        name = name_of(part)
        if name == "w:txbxContent":
            edition.boxes.append(part)
        elif name in TEXTS:
            yield part.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "w:br":
            yield "" if value_of(part, "type") in PAGE_BREAKS else "\n"
        elif name == "w:sym":
            yield _symbol(part)
        elif name == "mc:AlternateContent":
            yield from _texts(_chosen(part), edition)
        elif name not in NO_TEXT and name not in edition.passed_over and not _is_hidden(part, name):
            yield from _texts(part, edition)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """One of several ways to say the same: the first choice, else the fallback."""
    choice = child(alternatives, "mc:Choice")
    fallback = child(alternatives, "mc:Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def _is_hidden(part: etree._Element, name: str) -> bool:
    return name == "w:r" and is_on(child(part, "w:rPr", "w:vanish"))


def _symbol(part: etree._Element) -> str:
    code = value_of(part, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _table(table: etree._Element, edition: Edition) -> Iterator[str]:
    for row in _inside(table, "w:tr", edition):
        if names_in(child(row, "w:trPr")) & edition.passed_over:
            continue
        cells = [list(_blocks(cell, edition)) for cell in _inside(row, "w:tc", edition)]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield "\t".join(" ".join(line.strip() for line in cell if line.strip()) for cell in cells)


def _inside(element: etree._Element, name: str, edition: Edition) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for part in element:
        if name_of(part) == name:
            yield part
        elif name_of(part) in BLOCKS and name_of(part) not in edition.passed_over:
            yield from _inside(part, name, edition)
