"""现行有效, 已被替代, 已废止: what readers are told of a text's force, on every page that holds its words."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Rulebook
from build_tools.render.dates import chinese_date
from build_tools.render.markdown import block, link
from build_tools.versions.standing import Standing, revised

IN_FORCE, REPLACED, REPEALED = "现行有效", "已被替代", "已废止"
NOT_IN_FORCE = "非现行有效文本"
SILENT_START = "施行日期未写明"
LIMIT = "以本站收录的文本为限"


def changes_name(older: str) -> str:
    """The name of the page of a newer version that sets the older one (its id) beside it."""
    return f"changes-{older}"


def start_words(rulebook: Rulebook) -> str:
    """When a version began: 2024年11月1日施行; 2023年3月13日修改 where the text only bears its first date."""
    effective, changed = rulebook.metadata.effective, revised(rulebook)
    if effective and effective > (changed or ""):
        return f"{chinese_date(effective)}施行"
    return f"{chinese_date(changed)}修改" if changed else SILENT_START


def version_name(rulebook: Rulebook) -> str:
    """A version by its title and when it began: versions of one rulebook often bear the same title."""
    title = rulebook.metadata.title.translate(str.maketrans("《》", "〈〉"))
    return f"《{title}》（{start_words(rulebook)}）"


def state(standing: Standing) -> str:
    """Whether a text stands: nothing is said of one that has no other versions here and that none repeals."""
    if standing.newer:
        return REPLACED
    if standing.repealed_by:
        return REPEALED
    return IN_FORCE if standing.older else ""


def render_banner(standing: Standing, target: str = "") -> str:
    """For every page of a text that is no longer in force: by what it was replaced or repealed, with a link.

    `target` is the counterpart of the page's first article, as page#address of the newer version.
    """
    other = standing.newer or standing.repealed_by
    if other is None:
        return ""
    done = "替代" if standing.newer else "废止"
    name = link(version_name(other), f"../{other.id}/index.md")
    words = f"**{state(standing)}** 本规则已由{name}{done}，{NOT_IN_FORCE}。"
    attributes = {"class": "editorial ended", "role": "note"}
    return block("p", words + "".join(_ways_on(standing, target)), attributes)


def _ways_on(standing: Standing, target: str) -> Iterator[str]:
    if standing.newer and target:
        yield f" {link('本页对应的新条文', f'../{standing.newer.id}/{target}')}"
    if standing.newer and standing.latest is not standing.newer:
        yield f" 最新的一版是{link(version_name(standing.latest), f'../{standing.latest.id}/index.md')}。"


def render_in_force(standing: Standing) -> str:
    """For the overview of a newest version: that it stands, what it replaced, and where both are compared."""
    if state(standing) != IN_FORCE or standing.older is None:
        return ""
    older = standing.older
    replaced = link(version_name(older), f"../{older.id}/index.md")
    compared = link("与旧版对照", f"{changes_name(older.id)}.md")
    words = f"**{IN_FORCE}** {LIMIT}。本规则替代了{replaced}。{compared}"
    return block("p", words, {"class": "editorial in-force", "role": "note"})
