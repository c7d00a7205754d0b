"""Against laws whose references another program resolved (only where the corpus is present)."""

from __future__ import annotations

import pytest

from tests.score_references import corpus_folder, find_unread, read_verdicts, score_folder

WANTED = 0.99


def test_precision_and_recall() -> None:
    """Every disagreement is judged, and at least 99 % of each side is right."""
    folder = corpus_folder()
    if not folder.is_dir():
        pytest.skip(f"no corpus at {folder}: set RULES_CORPUS")
    score, verdicts = score_folder(folder), read_verdicts()
    assert list(find_unread(score, verdicts)) == []
    agreed, alone = sum(score.agreed.values()), sum(score.ours.values())
    right = agreed + sum(count for link, count in score.ours.items() if verdicts[link] == "ours")
    missed = sum(count for link, count in score.theirs.items() if verdicts[link] == "theirs")
    assert right / (agreed + alone) >= WANTED
    assert right / (right + missed) >= WANTED
