"""A ledger that is opened for sharing: all that it answers is masked and short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.export.planted import make_ledger

import dateline
from dateline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_ledger(tmp_path_factory.mktemp("shared") / "ledger.db")


@pytest.fixture
def shared(path: str) -> Iterator[dateline.OpenLedger]:
    with dateline.open(path, for_sharing=True) as ledger:
        yield ledger


def test_rows_and_answers_name_nobody_without_a_public_role(shared: dateline.OpenLedger) -> None:
    answers = list(shared.incidents())
    told = [*shared.claims(), *shared.events(), *shared.articles(), *answers]
    text = "".join(str([getattr(one, name) for name in one.__dataclass_fields__]) for one in told)
    assert "Calder" not in text
    assert "pages/" not in text
    assert "a person [1] says: the old bridge was shelled" in text
    assert shared.incident(answers[0].incident.id) == answers[0]


def test_tables_are_masked_too(shared: dateline.OpenLedger) -> None:
    pytest.importorskip("pyarrow")
    for found in (shared.incidents(), shared.claims(), shared.events(), shared.articles()):
        text = str(found.to_arrow().to_pylist())
        assert "Calder" not in text
        assert "pages/" not in text


def test_receipts_are_masked(shared: dateline.OpenLedger) -> None:
    claims = [one for one in shared.claims() if one.stance == "asserts"]
    receipt = shared.receipt(claims[0])
    assert "Calder" not in str([getattr(receipt, name) for name in receipt.__dataclass_fields__])
    assert receipt == shared.receipt(claims[0].claim)


def test_whole_articles_stay_in_the_house(shared: dateline.OpenLedger, path: str) -> None:
    with pytest.raises(InputError, match="not for sharing"):
        shared.article("Bridge shelled")
    with dateline.open(path) as ledger:
        assert "Calder" in ledger.article("Bridge shelled").text


def test_named_masks_nobody(path: str) -> None:
    with dateline.open(path, for_sharing=True, named=True) as ledger:
        assert "Nera Calder says: the old bridge was shelled" in {one.title for one in ledger.claims()}
    with pytest.raises(InputError, match="named goes with for_sharing"):
        dateline.open(path, named=True)


def test_it_says_that_it_is_for_sharing(shared: dateline.OpenLedger) -> None:
    assert ", for sharing" in repr(shared)
