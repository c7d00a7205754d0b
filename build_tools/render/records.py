"""JSON values, and how they are written: UTF-8 that people can read too, keys in the order given."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | Sequence[Json] | Mapping[str, Json] | None"


def to_bytes(record: Json) -> bytes:
    """A record as indented UTF-8 JSON with a line end."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
