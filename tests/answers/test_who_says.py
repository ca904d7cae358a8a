"""Who says so: incidents found by words, answered in full, titled with care."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.builders import Draft, Shelf, officials, paper, reprint
from tests.linking.world import ANCHOR, denies, tells

from dateline import jsons
from dateline.answers.filters import Wanted
from dateline.answers.searching import Held, rank
from dateline.answers.show import find_article
from dateline.answers.who_says import who_says
from dateline.errors import InputError
from dateline.linking.doers import ActorName
from dateline.linking.linkage import IncidentGroup
from dateline.records import Source

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.linking.neighbours import LinkedArticle

SCHEMA = jsons.schema()


def attack(outlet: str, *sources: Source) -> LinkedArticle:
    draft = Draft(outlet, f"Gunmen killed four herders in Ati, {outlet} has it.", title="Deaths in Ati")
    claims = [draft.claim("Gunmen killed four herders in Ati", source) for source in sources]
    draft.event(
        "Gunmen killed four herders in Ati",
        "ASSAULT",
        by=claims,
        actors=[draft.actor("Gunmen", "armed_group", named=False)],
        at=draft.place("Ati", "city", "TD"),
        trigger="killed",
    )
    return draft.finish()


FIRST = tells("Fjord Gazette", officials("Icelandic officials"))
SHELF = Shelf(
    [
        FIRST,
        reprint(FIRST, "Moss Tribune"),
        tells("Tundra Post", paper("Fjord Gazette")),
        denies("Puffin Daily", officials("a Norwegian official")),
        attack("Reef News", Source(text="witnesses", kind="witness")),
    ]
)


def types(answers: tuple[IncidentAnswer, ...]) -> list[str]:
    return [answer.incident.type for answer in answers]


def test_without_words_what_most_texts_tell_of_comes_first_of_equals() -> None:
    assert types(who_says(SHELF, None)) == ["MOBILIZE", "ASSAULT"]


@pytest.mark.parametrize(
    "words", ["radar", "ICELAND radar", "norwegian", "what of the radar?", "icelánd"]
)
def test_words_find_the_incident_that_holds_them(words: str) -> None:
    assert types(who_says(SHELF, words)) == ["MOBILIZE"]


def test_all_words_are_better_than_some() -> None:
    assert types(who_says(SHELF, "gunmen in Ati near Iceland")) == ["ASSAULT"]


def test_words_that_nothing_holds_find_nothing() -> None:
    assert who_says(SHELF, "zeppelin") == ()


def test_a_longer_name_does_not_find_the_shorter_one_in_it() -> None:
    assert who_says(SHELF, "icelandia") == ()


def test_an_answer_is_complete_and_fits_the_schema() -> None:
    answer = who_says(SHELF, "radar")[0]
    twin = json.loads(jsons.encode(answer))
    schema = {**SCHEMA["$defs"]["IncidentAnswer"], "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(schema).validate(twin)
    assert (answer.articles, answer.outlets, len(answer.copies)) == (4, 4, 1)
    assert (answer.asserting_origins, answer.denying_origins) == (1, 1)
    assert answer.common_link == "Fjord Gazette"
    assert (answer.incident.earliest, answer.incident.latest) == (None, None)  # no day is stated
    assert set(answer.incident.places) == {"Iceland", "Norway"}
    assert answer.incident.actors == ("Norway",)


def test_evidence_stands_in_the_articles_and_names_the_page() -> None:
    answer = who_says(SHELF, "radar")[0]
    texts = {one.article.id: one.article.text for one in SHELF.held}
    for piece in answer.evidence:
        assert texts[piece.article][piece.span.start : piece.span.end] == piece.span.text
        assert piece.url
    assert {piece.article for piece in answer.evidence} == set(answer.article_ids)


def test_a_title_says_who_says_it() -> None:
    assert who_says(SHELF, "radar")[0].incident.title == f"Icelandic officials say: {ANCHOR}"
    assert who_says(SHELF, "Ati")[0].incident.title == "Witnesses say: Gunmen killed four herders in Ati"


def test_the_title_of_what_nobody_is_named_for_names_the_outlet() -> None:
    title = who_says(Shelf([attack("Reef News")]), None)[0].incident.title
    assert title == "Reef News reports: Gunmen killed four herders in Ati"
    title = who_says(Shelf([attack("Reef News"), attack("Cod Weekly")]), None)[0].incident.title
    assert title.endswith(" reports, as does 1 more: Gunmen killed four herders in Ati")


def test_a_title_of_few_words_takes_the_sentence() -> None:
    draft = Draft("Reef News", "Nobody in Ati spoke of the burning.")
    draft.event("the burning", "ASSAULT", at=draft.place("Ati", "city", "TD"))
    title = who_says(Shelf([draft.finish()]), None)[0].incident.title
    assert title == "Reef News reports: Nobody in Ati spoke of the burning."


def test_the_title_of_what_is_only_denied_says_so() -> None:
    denial = denies("Fjord Gazette", officials("a Norwegian official"))
    assert who_says(Shelf([denial]), None)[0].incident.title == f"Norwegian official denies: {ANCHOR}"


def test_teasers_are_no_articles_of_an_incident() -> None:
    draft = Draft("Cod Weekly", f"{ANCHOR}.", kind="teaser")
    answer = who_says(Shelf([*SHELF.held, draft.finish()]), "radar")[0]
    assert answer.articles == 4


@settings(deadline=None, max_examples=20)
@given(words=st.text(max_size=30))
def test_any_question_gets_an_answer_or_none(words: str) -> None:
    assert len(who_says(SHELF, words)) <= 2


def test_an_article_is_found_by_id_file_address_or_title() -> None:
    draft = Draft("Reef News", "Words.", title="Radar goes home", url="https://reef.example/a/radar-1")
    shelf = Shelf([draft.finish(), *SHELF.held])
    wanted = draft.finish().article.id
    for question in (wanted, wanted[4:12], "reef.example/a/radar-1", "radar-1", "home radar"):
        assert find_article(shelf, question).article.id == wanted


def test_a_question_that_fits_several_names_them() -> None:
    told = [Draft("A", "One.", title="Radar home"), Draft("B", "Two.", title="Radar away")]
    with pytest.raises(InputError, match=r"fits 2 articles: art:.*Radar"):
        find_article(Shelf(draft.finish() for draft in told), "radar")


def test_an_exact_name_goes_before_a_longer_one_and_before_the_start_of_an_id() -> None:
    first = Draft("Reef News", "Words.", title="Tides", url="https://reef.example/a/cod1252").finish()
    digits = first.article.id.removeprefix("art:")[:6]
    held = [
        first,
        Draft("Cod Weekly", "More.", title="Nets", url="https://reef.example/a/cod1252b").finish(),
        Draft("Cod Weekly", "Most.", title="Ice", url=f"https://reef.example/{digits}").finish(),
    ]
    assert find_article(Shelf(held), "cod1252").article.title == "Tides"
    assert find_article(Shelf(held), digits).article.title == "Ice"
    assert find_article(Shelf(held[:2]), digits).article.title == "Tides"
    assert find_article(Shelf(held), first.article.id).article.title == "Tides"


def test_stories_of_one_page_are_named_with_their_titles_and_times() -> None:
    page = "https://reef.example/live"
    told = [
        Draft("Reef News", "One.", "2031-03-05T09:10:00+00:00", page, title="Ships leave").finish(),
        Draft("Reef News", "Two.", None, page, title="Ships return").finish(),
    ]
    with pytest.raises(InputError) as raised:
        find_article(Shelf(told), "live")
    assert "(Ships leave, 2031-03-05T09:10:00+00:00)" in str(raised.value)
    assert "(Ships return)" in str(raised.value)


def test_a_question_that_fits_none_says_what_to_give() -> None:
    with pytest.raises(InputError, match="start of its id"):
        find_article(SHELF, "zeppelin")


# --- what is wanted ---------------------------------------------------------------------------


def wanted(**fields: object) -> list[str]:
    return types(who_says(SHELF, None, Wanted(**fields)))  # type: ignore[arg-type]  # by the tests' words


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"types": ("ASSAULT",)}, ["ASSAULT"]),
        ({"places": ("ati",)}, ["ASSAULT"]),
        ({"places": ("TD",)}, ["ASSAULT"]),
        ({"places": ("at",)}, []),
        ({"actors": ("norway", "nobody")}, ["MOBILIZE"]),
        ({"actors": ("Icelandic officials",)}, ["MOBILIZE"]),
        ({"outlets": ("Reef News",)}, ["ASSAULT"]),
        ({"outlets": ("Reef News",), "types": ("MOBILIZE",)}, []),
        ({"disputed": True}, ["MOBILIZE"]),
        ({"origins": 1}, ["MOBILIZE", "ASSAULT"]),
        ({"origins": 2}, []),
        ({"since": "2031-03-05"}, ["MOBILIZE", "ASSAULT"]),
        ({"until": "2031-03-04"}, []),
        ({"since": "2031-04-01"}, []),
    ],
)
def test_only_what_is_wanted_is_answered(fields: dict[str, object], found: list[str]) -> None:
    assert wanted(**fields) == found


def test_relevance_counts_and_not_how_many_articles_tell_of_it() -> None:
    herders = attack("Reef News", Source(text="witnesses", kind="witness"))
    shelf = Shelf(
        [
            herders,
            *(tells(outlet, officials("herders")) for outlet in ("Tundra Post", "Kelp Courier")),
        ]
    )
    assert types(who_says(shelf, "gunmen herders"))[0] == "ASSAULT"


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    one, other = Held(group("inc:1"), 0, (1.0, 0.5)), Held(group("inc:2"), 0, (0.5, 1.0))
    common = [Held(group(f"inc:{number}"), 0, (0.0, 0.5)) for number in range(3, 9)]
    assert [found.id for found in rank([one, other, *common], 8)] == ["inc:1", "inc:2"]


def group(name: str) -> IncidentGroup:
    return IncidentGroup(name, (("art:1", "evt:1"),))


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("a spokesman for the police", "Spokesman for the police says: "),
        ("the police", "Police say: "),
        ("police in two towns", "Police in two towns say: "),
        ("witnesses", "Witnesses say: "),
    ],
)
def test_the_verb_of_a_title_fits_who_speaks(name: str, opening: str) -> None:
    (found,) = who_says(Shelf([attack("Reef News", officials(name))]), None)
    assert found.incident.title.startswith(opening)


def raid(outlet: str, commander: str, place: str) -> LinkedArticle:
    words = f"{commander} attacked a convoy in {place}"
    draft = Draft(outlet, f"{words}, {outlet} has it.", title=f"Raid in {place}")
    one = draft.actor(commander, "person", "LY", role="commander", public=True)
    draft.event(words, "ASSAULT", actors=[one], at=draft.place(place, "city", "LY"), trigger="attacked")
    return draft.finish()


def test_an_actor_is_found_by_any_name_that_articles_give() -> None:
    shelf = Shelf(
        [raid("Reef News", "Khalifa Himter", "Ati"), raid("Moss Tribune", "Khalifa Hemtar", "Sebrata")]
    )
    found = who_says(shelf, None, Wanted(actors=("Hemtar",)))
    assert sorted(place for each in found for place in each.incident.places) == ["Ati", "Sebrata"]
    assert not who_says(shelf, None, Wanted(actors=("Dovell",)))


def test_actors_bear_the_name_that_other_articles_give_them() -> None:
    one = tells("Fjord Gazette", officials())
    shelf = Shelf([one])
    actor = one.article.actors[0]
    shelf.names = {(one.article.id, actor.id): ActorName("agr:1", "the Kingdom of Norway")}
    assert who_says(shelf, None)[0].incident.actors == ("the Kingdom of Norway",)
