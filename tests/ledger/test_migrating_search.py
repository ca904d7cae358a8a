"""A migration makes what searches ask anew only where it was made otherwise before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.older import make_older
from tests.ledger.searching.articles import article, claim, event

from dateline import jsons
from dateline.identity import hash_text
from dateline.ledger import migrating
from dateline.ledger.searching.documents import base_number, make_documents
from dateline.ledger.upgrading import upgrade
from dateline.ledger.versions import SEARCHED_ALIKE, VERSIONS

if TYPE_CHECKING:
    from pathlib import Path

MADE = "77ac773214d9d0ed"  # of the rows below, as every ledger since SEARCHED_ALIKE has them


def made_anew(where: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    calls: list[Any] = []
    monkeypatch.setattr(migrating, "rebuild", calls.append)
    make_older(where, version)
    assert upgrade(where, 5).after == VERSIONS[-1]
    return bool(calls)


@pytest.mark.parametrize("version", VERSIONS[3:-1])
def test_only_older_ledgers_need_it(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made_anew(tmp_path / "ledger.db", version, monkeypatch) is (version < SEARCHED_ALIKE)


def test_rows_are_made_as_in_the_ledgers_that_are_left_alone() -> None:
    page = article("Bridge shelled", "Zoë Calder denied that the café at Karavo was shelled.")
    page = claim(page, "that the café at Karavo was shelled", "Zoë Calder", stance="denies")
    page = event(page, "shelled", "ASSAULT", place=("Karavo", -10.0, 20.0), day="2031-03-04")
    rows = make_documents(page, "https://mirn.example/bridge", base_number(page))
    told = "Searches are fed otherwise: set SEARCHED_ALIKE to the version of a new migration, and MADE"
    assert hash_text(jsons.encode_text(rows))[:16] == MADE, told
