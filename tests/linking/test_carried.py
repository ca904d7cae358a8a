"""Claims carried again: what a partly derived text repeats is no second hearing and no second origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.linking.builders import Draft, Shelf, officials
from tests.linking.world import moved

from dateline.linking.origins import find_origins
from dateline.records import Source

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.origins import Origins

WORDS = "Norway shipped a harbour radar from Iceland"
PASSAGE = f"{WORDS}, and the mast left the quay on a barge at dawn while a tug kept its lights off."
FILLERS = {
    "Fjord Gazette": "Dockers had unbolted the array in heavy rain all night, and two lorries stood by.",
    "Tundra Post": "By evening there was only a coil of cable on the pier, with some gulls around it.",
    "Puffin Daily": "Nobody at the harbour office would take a call, and its gate was shut until noon.",
}
NILS = Source(text="Nils Berg", kind="official", named=True)


def tells(outlet: str, source: Source | None, passage: str = PASSAGE, **more: Any) -> LinkedArticle:
    text = f"{FILLERS[outlet]} {passage} {FILLERS[outlet].upper()}"
    draft = Draft(outlet, text, day=more.pop("day", "2031-03-05"))
    moved(draft, [draft.claim(WORDS, source, **more)] if source else [], anchor=WORDS)
    return draft.finish()


def count(*articles: LinkedArticle) -> Origins:
    shelf = Shelf(articles)
    (group,) = shelf.incident_groups()
    return find_origins(group.id, articles, group.members, shelf.linkage.copies)


def apart(outlet: str) -> str:
    return f"{WORDS}, {outlet} has it from its own people."


def test_the_texts_are_partly_derived() -> None:
    shelf = Shelf([tells("Fjord Gazette", None), tells("Tundra Post", None)])
    assert shelf.linkage.copies == ()
    assert [tie.kind for tie in shelf.linkage.ties if tie.kind != "same_event"] == ["partly_derived"]


def test_what_two_texts_assert_in_a_shared_passage_is_one_thing_not_established() -> None:
    assert count(tells("Fjord Gazette", None), tells("Tundra Post", None)).not_established == 1


def test_what_they_assert_in_words_of_their_own_is_two() -> None:
    one = tells("Fjord Gazette", None, apart("Fjord Gazette"))
    assert count(one, tells("Tundra Post", None, apart("Tundra Post"))).not_established == 2


def test_a_hearing_that_is_carried_again_is_one_hearing() -> None:
    one = tells("Fjord Gazette", NILS, told_to="this newspaper")
    two = tells("Tundra Post", NILS, told_to="this newspaper", day="2031-03-06")
    (origin,) = count(one, two).established
    assert (origin.name, origin.hearings) == ("Nils Berg", 1)
    assert set(origin.articles) == {one.article.id, two.article.id}
    own = tells("Tundra Post", NILS, apart("Tundra Post"), told_to="this newspaper")
    assert count(one, own).established[0].hearings == 2


def test_an_unnamed_source_carried_again_leads_to_the_text_that_had_it_first() -> None:
    one = tells("Fjord Gazette", NILS)
    two = tells("Tundra Post", officials("an official"), day="2031-03-06")
    found = count(one, two)
    (origin,) = found.established
    assert (found.asserting, found.not_established) == (1, 0)
    assert origin.chains == (("Fjord Gazette", "Nils Berg"), ("Tundra Post", "Nils Berg"))
    ties = [tie for tie in found.ties if tie.kind == "probably_from"]
    assert [(tie.a, tie.b) for tie in ties] == [(two.article.id, one.article.id)]
    assert "stand in both" in ties[0].reason


def test_other_sources_of_the_same_words_stay_apart() -> None:
    one = tells("Fjord Gazette", NILS)
    two = tells("Tundra Post", Source(text="Eva Lund", kind="official", named=True), day="2031-03-06")
    assert count(one, two).asserting == 2
    own = tells("Tundra Post", officials("Icelandic officials"), day="2031-03-06")
    assert count(tells("Fjord Gazette", officials("Norwegian officials")), own).asserting == 2


def test_three_texts_with_one_passage_are_one_thing() -> None:
    outlets = [tells(outlet, None, day=f"2031-03-0{n}") for n, outlet in enumerate(FILLERS, 5)]
    assert count(*outlets).not_established == 1
