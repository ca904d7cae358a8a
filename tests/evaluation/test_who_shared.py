"""Figures of who is whom on the sets beside the checkout; floors lie a little lower than measured.

Measured on GUM's training documents in the set of names: CoNLL score 57.5, news alone 61.1, precision of
MUC 85.8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.who import score_who

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.shared


def test_chains_of_news_and_interviews(shared: Path) -> None:
    figures = score_who(str(shared / "data" / "names" / "gum_train.jsonl"))
    floors = {"conll": 56.5, "conll_news": 60, "muc_precision": 84}
    assert {name: figures[name] for name in floors if (figures[name] or 0) < floors[name]} == {}
