"""Every link, anchor, picture, script and style of the built site leads somewhere inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from tests.pages import Page, read_page

CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?P<target>[^"')]+)["']?\s*\)|@import\s+["'](?P<sheet>[^"']+)["']""")
ABSENT = "404.html"  # stands for a page at any depth, so its own links are tried in the browser tests


def find_pages(site: Path) -> list[Path]:
    """All HTML files of the site, 404 aside."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != ABSENT]


def is_outside(target: str) -> bool:
    """Whether a link leaves the site: another scheme, or another host."""
    parts = urlsplit(target)
    return bool(parts.scheme or parts.netloc)


@cache
def cached_page(path: Path) -> Page:
    """A page, read once."""
    return read_page(path)


def resolve(source: Path, target: str, site: Path) -> str | None:
    """What is wrong with a link inside the site, or None where it leads to a file and to an anchor in it."""
    address, fragment = urldefrag(target)
    path = (source.parent / unquote(urlsplit(address).path)).resolve() if address else source
    if not path.is_relative_to(site.resolve()):
        return "leads out of the site"
    if not path.is_file():
        return "no such file"
    if fragment and path.suffix == ".html" and unquote(fragment) not in cached_page(path).anchors:
        return "no such anchor"
    return None


def find_broken_links(site: Path) -> Iterator[str]:
    """Each link that leads nowhere, as `page: target: why`."""
    for path in find_pages(site):
        for link in cached_page(path).links:
            fault = None if is_outside(link.target) else resolve(path, link.target, site)
            if fault:
                yield f"{path.relative_to(site)}: {link.target}: {fault}"


def find_css_addresses(site: Path) -> Iterator[tuple[Path, str]]:
    """Each address in a stylesheet, a style element or a style attribute, with the file it stands in."""
    sheets = [(path, path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.css"))]
    inline = [(path, style) for path in find_pages(site) for style in cached_page(path).styles]
    for path, css in sheets + inline:
        for match in CSS_ADDRESS.finditer(css):
            yield path, match["target"] or match["sheet"]


def test_links_and_anchors_resolve(site: Path) -> None:
    """No broken link between some thousands."""
    assert sum(len(cached_page(path).links) for path in find_pages(site)) > 1_000
    assert list(find_broken_links(site)) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    """Each way in which a link can break is told from one that works."""
    targets = ("#a1.p1", "#a2", "b.html", "../../x")
    html = "".join(f'<a href="{target}"></a>' for target in targets)
    (tmp_path / "index.html").write_text(f'<p id="a1.p1">{html}</p>', encoding="utf-8")
    assert list(find_broken_links(tmp_path)) == [
        "index.html: #a2: no such anchor",
        "index.html: b.html: no such file",
        "index.html: ../../x: leads out of the site",
    ]


def test_anchors_are_unique(site: Path) -> None:
    """No page uses an id twice: a link would lead to the first alone."""
    twice = [
        f"{path.relative_to(site)}: {anchor}"
        for path in find_pages(site)
        for anchor, count in Counter(cached_page(path).anchors).items()
        if count > 1
    ]
    assert twice == []


def test_stylesheets_point_inside_the_site(site: Path) -> None:
    """Pictures and fonts of stylesheets are there, or stand in the stylesheet itself."""
    faults = [
        f"{path.relative_to(site)}: {target}"
        for path, target in find_css_addresses(site)
        if not target.startswith(("data:", "#")) and (is_outside(target) or resolve(path, target, site))
    ]
    assert faults == []


def test_pages_load_nothing_from_outside(site: Path) -> None:
    """No script, stylesheet, picture or frame has the address of another host."""
    outside = [
        f"{path.relative_to(site)}: {link.target}"
        for path in [*find_pages(site), site / ABSENT]
        for link in cached_page(path).links
        if link.loads and is_outside(link.target) and not link.target.startswith("data:")
    ]
    assert outside == []
