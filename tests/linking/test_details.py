"""Who vouches for what a text opens with, by a count of the dead or as a witness."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.linking.details import detail_claims
from dateline.page.told import Told
from dateline.pipeline import read_page

LEAD = "Drones hit a market in Beryslav on Tuesday. "


def vouching(rest: str, lead: str = LEAD) -> set[str]:
    text = lead + rest
    row = CorpusRow("1", text, outlet="The Mirn Courier", published="2026-05-05", language="en")
    article = read_page(Capture("1", text.encode(), row), Told()).articles[0]
    found = (claim for event in article.events[:1] for claim in detail_claims(article, event))
    return {claim.sources[0].text or "" for claim in found}


@pytest.mark.parametrize(
    ("rest", "source"),
    [
        ("The governor, Oleh Wrede, put the number of the dead at four.", "The governor, Oleh Wrede"),
        ("Two residents said they had heard a buzzing above the roofs.", "Two residents"),
    ],
)
def test_counts_and_senses_vouch(rest: str, source: str) -> None:
    assert vouching(rest) == {source}


@pytest.mark.parametrize(
    "rest",
    [
        "The mayor said that the market would stay closed.",
        "The company said it had heard of no complaints in 2019.",
        "The governor denied that four were dead.",
    ],
)
def test_what_tells_no_detail_does_not(rest: str) -> None:
    assert vouching(rest) == set()


@pytest.mark.parametrize(
    ("rest", "sources"),
    [
        ("The governor put the number of the dead at four.", set()),
        ("Oleh Tarn, the governor, put the number of the dead at four.", {"Oleh Tarn, the governor"}),
        ("Pictures showed a burnt stall.", set()),
    ],
)
def test_what_has_a_source_is_vouched_for_by_who_is_named(rest: str, sources: set[str]) -> None:
    lead = "Drones hit a market in Beryslav on Tuesday, police said. "
    assert vouching(rest, lead) == sources


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("Pictures showed a burnt stall.", {"Pictures"}),
        ("Pictures from earlier in the decade showed a burnt stall.", set()),
    ],
)
def test_pictures_of_other_years_show_nothing_of_it(rest: str, found: set[str]) -> None:
    assert vouching(rest) == found


@pytest.mark.parametrize(
    ("rest", "source"),
    [
        (
            "The governor, Oleh Wrede, said that a jet had circled the town twice.",
            "The governor, Oleh Wrede",
        ),
        ("The governor, Oleh Wrede, gave the number of stalls lost as 40.", "The governor, Oleh Wrede"),
    ],
)
def test_officials_who_are_named_vouch_by_what_they_tell_as_past(rest: str, source: str) -> None:
    assert source in vouching(rest)


@pytest.mark.parametrize(
    "rest",
    [
        "The governor, Oleh Wrede, said that more help should come.",
        "The governor, Oleh Wrede, said that no drone was seen. Wrede said that a gas pipe had burst.",
        "The army denied it. Its spokesman, Oleh Wrede, said that a search had begun.",
        "The army denied it. A search had begun, its spokesman, Major Oleh Wrede, said.",
        "The governor said that a jet had circled the town twice.",
    ],
)
def test_who_denies_wishes_or_is_not_named_does_not(rest: str) -> None:
    assert vouching(rest) == set()
