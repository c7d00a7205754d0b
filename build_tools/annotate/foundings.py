"""Where a register says that a rulebook sets something up: the clause, and its words there."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.facts.addresses import read_address
from build_tools.facts.quotes import Found, NotFound, locate
from build_tools.model import Rulebook
from build_tools.statements import Founding

UNREADABLE = "条号"


def locate_founding(rulebook: Rulebook, founding: Founding) -> Found | NotFound:
    """The place of the words of a founding in its rulebook, or why they do not stand there."""
    address = read_address(founding.written)
    if address is None:
        return NotFound(UNREADABLE, f"读不懂条号“{founding.written}”", "写成 53、7.2（条.款）或 37.1.2（条.款.项）")
    return locate(rulebook, address, founding.quote)


def find_founding(rulebook: Rulebook, foundings: Iterable[Founding]) -> Found | None:
    """The place of the words by which a rulebook sets something up, or None where no register knows any."""
    for founding in foundings:
        found = locate_founding(rulebook, founding) if founding.rulebook == rulebook.id else None
        if isinstance(found, Found):
            return found
    return None
