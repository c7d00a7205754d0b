"""WordprocessingML by short names: w:p, w:t, m:t, mc:Choice, whichever of its two namespaces a file uses."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
OFF = frozenset({"0", "false", "off"})


def name_of(element: etree._Element) -> str:
    """The short name of an element (w:p), its bare name in other namespaces, nothing for what is no element."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    prefix = PREFIXES.get(name.namespace or "")
    return f"{prefix}:{name.localname}" if prefix else name.localname


def value_of(element: etree._Element | None, attribute: str = "val") -> str | None:
    """An attribute in the element's own namespace, or None."""
    if element is None:
        return None
    namespace = etree.QName(element).namespace
    found = element.get(f"{{{namespace}}}{attribute}")
    return found if found is not None else element.get(attribute)


def number_of(element: etree._Element | None, attribute: str = "val") -> int | None:
    """An attribute that holds a whole number, or None."""
    value = value_of(element, attribute)
    return int(value) if value and value.isdecimal() else None


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of an element that have one of these names."""
    return (child for child in (element if element is not None else ()) if name_of(child) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child at a path of names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def names_in(element: etree._Element | None) -> frozenset[str]:
    """The names of an element's children."""
    return frozenset(name_of(part) for part in (element if element is not None else ()))


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is set."""
    return element is not None and value_of(element) not in OFF
