"""What the index leaves out holds nothing of what is asked: answers are those found among all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.test_linking_steps import WEEK, fill
from tests.linking.builders import Draft

from dateline.answers.case import open_cases
from dateline.answers.filters import EVERYTHING, Wanted
from dateline.answers.heard import hear_case
from dateline.answers.incidents import list_incidents, rank_incidents
from dateline.export.streams import Asked, stream_rows
from dateline.ledger import Ledger
from dateline.ledger.sought import Sought, forms
from dateline.linking.stories_told import APART
from dateline.pipeline import link_ledger
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOTTED = "U.S. forces shelled the People's Hall in Épinal, 3.5 hours after Calder’s talks."


def dotted_page() -> Draft:
    draft = Draft("Reef News", DOTTED, title="Hall shelled")
    hall = draft.place("Épinal", "city", "FR", admin1="Vosges")
    who = draft.actor("People's Hall Guard", aliases=("P.H.G.",))
    draft.event(DOTTED[:-1], "ASSAULT", trigger="shelled", at=hall, actors=(who,))
    return draft


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, [*WEEK, dotted_page().finish()])
        link_ledger(ledger)
        yield ledger


def among_all(ledger: Ledger, words: str | None, wanted: Wanted) -> tuple[str, ...]:
    """Return the answer found by opening every incident."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ledger, "incident_groups_near", lambda self, _: self.incident_groups())
        patch.setattr(Ledger, "stories_holding", lambda *_: None)
        return rank_incidents(ledger, words, wanted)


def test_words_find_what_they_find_among_all(ledger: Ledger) -> None:
    cases = list(open_cases(ledger, ledger.incident_groups()))
    heard = [each for case in cases for _, each in hear_case(case).events]
    words = sorted({word for one in heard for word in one.own.split()})
    asked = [
        *words,
        *(word[:4] for word in words),
        "us",
        "phg",
        "35",
        "epinal",
        "Épinal",
        "_",
        "nowhere",
    ]
    pairs = [f"{one} {two}" for one, two in zip(words, words[7:], strict=False)]
    for question in [*asked, *pairs]:
        found = rank_incidents(ledger, question, EVERYTHING)
        assert found == among_all(ledger, question, EVERYTHING), question
    assert rank_incidents(ledger, "us", EVERYTHING)
    assert rank_incidents(ledger, "phg", EVERYTHING)


def test_names_find_what_they_find_among_all(ledger: Ledger) -> None:
    cases = list(open_cases(ledger, ledger.incident_groups()))
    heard = [each for case in cases for _, each in hear_case(case).events]
    places = {name for one in heard for name in one.places.strip().split(APART) if name}
    actors = {name for one in heard for name in one.actors.strip().split(APART) if name}
    wanted = [Wanted(places=(name,)) for name in (*places, "fr", "Vosges", "hall", "?")]
    wanted += [Wanted(actors=(name,)) for name in (*actors, "guard", "hall guard", "P.H.G.", "東京")]
    wanted += [Wanted(actors=(one,), places=(two,)) for one in ("guard", "army") for two in places]
    for one in wanted:
        assert rank_incidents(ledger, None, one) == among_all(ledger, None, one), one
        told = replace(one, origins=1)
        assert rank_incidents(ledger, "attack", told) == among_all(ledger, "attack", told), one
    assert rank_incidents(ledger, None, Wanted(places=("FR",)))
    assert rank_incidents(ledger, None, Wanted(actors=("People’s Hall",)))


FILTERS: tuple[dict[str, Any], ...] = (
    {"types": ("ASSAULT",)},
    {"types": ("AID", "PROTEST")},
    {"outlets": ("reef news",)},
    {"outlets": ("Courier", "no such")},
    {"outlets": ("Réef", "東京")},
    {"since": "2031-03-05"},
    {"until": "2031-03-04"},
    {"since": "2031-03-03", "until": "2031-03-03", "types": ("ASSAULT",), "outlets": ("reef",)},
    {"types": ("ASSAULT",), "origins": 1},
    {"places": ("Vosges",), "outlets": ("news",)},
)


@pytest.mark.parametrize("filters", FILTERS)
def test_filters_find_what_they_find_among_all(ledger: Ledger, filters: dict[str, Any]) -> None:
    wanted = Wanted(**filters)
    every = among_all(ledger, None, wanted)
    assert rank_incidents(ledger, None, wanted) == every
    assert list_incidents(ledger, None, wanted) == every
    with ledger.at_once() as snapshot:
        rows = stream_rows(snapshot, "incidents", Asked(wanted))
        assert sorted(row.answer.incident.id for row in rows) == sorted(every)


def test_an_outlet_a_type_or_a_day_leaves_incidents_closed(ledger: Ledger) -> None:
    every = len(ledger.incident_groups())
    assert len(ledger.incident_groups_near(Sought(outlets=("reef news",)))) < every
    assert ledger.incident_groups_near(Sought(outlets=("news of nowhere",))) == ()
    assert ledger.incident_groups_near(Sought(types=("AID",))) == ()
    assert ledger.incident_groups_near(Sought(since="2099-01-01")) == ()


def test_weights_are_told_only_where_all_are_known(ledger: Ledger) -> None:
    ids = [group.id for group in ledger.incident_groups()]
    weights = ledger.incident_weights(ids)
    assert weights
    assert sorted(weights) == ids
    assert ledger.incident_weights([*ids, "inc:unknown"]) is None


def test_few_incidents_are_opened_for_a_rare_word_or_name(ledger: Ledger) -> None:
    every = len(ledger.incident_groups())
    for sought in (
        Sought(words=("epinal",)),
        Sought(places=("Epinal",)),
        Sought(actors=("Hall Guard",)),
    ):
        assert len(ledger.incident_groups_near(sought)) == 1
    assert len(ledger.incident_groups_near(Sought(places=("東京",)))) == every
    assert len(ledger.incident_groups_near(Sought())) == every
    assert ledger.incidents_counted() == every


def test_what_a_review_put_there_is_found(ledger: Ledger) -> None:
    (group,) = ledger.incident_groups_near(Sought(words=("epinal",)))
    assert ledger.incident_groups_near(Sought(words=("zeppelin",))) == ()
    ledger.review([Order("correct", group.members[0][1], "Mira Dovell", {"type": "AID"})])
    assert ledger.incident_groups_near(Sought(words=("zeppelin",))) == (group,)


def test_a_word_stands_for_its_singular_its_beginning_and_its_letters() -> None:
    said = {(" ".join(term.words), term.begins) for term in forms("guards")}
    assert said == {
        ("guards", False),
        ("g u a r d s", False),
        ("guard", False),
        ("g u a r d", False),
        ("guards", True),
    }
    assert {term.words for term in forms("us")} == {("us",), ("u", "s"), ("u",)}
