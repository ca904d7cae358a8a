"""Places: own sentences with the place that is meant, or none, or one left open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.records import Article, Place

TOWNS = ("Spring", "Clin", "Hamil", "Frank", "Lexing", "Jackson", "Washing", "Harris", "Green", "Marion")
ENDS = ("ton", "ville", "field", "burg", "ford", "port", "dale", "wood", "side", "land", "ham", " City")


def places(text: str) -> dict[str, Place]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    return {place.mentions[0].text: place for place in read_places(analyse(article), Findings())}


@pytest.mark.parametrize(
    ("text", "words", "country", "kind"),
    [
        ("A boat sank near Benghazi in Libya.", "Benghazi", "LY", "city"),
        ("He fled to Moscow on Monday.", "Moscow", "RU", "city"),
        ("Nine died in Pakistan’s Punjab province.", "Punjab province", "PK", "region"),
        ("Nine died in India's Punjab state.", "Punjab state", "IN", "region"),
        ("Raiders came to the Abuja area in Nigeria.", "Abuja", "NG", "city"),
        ("Gunmen killed nine in Niger.", "Niger", "NE", "country"),
        ("Troops left northern Syria.", "Syria", "SY", "country"),
        ("A fire broke out in Paris, Texas.", "Paris", "US", "city"),
        ("A fire broke out in Paris, France.", "Paris", "FR", "city"),
        ("Ships wait in the Red Sea.", "Red Sea", None, "water"),
        ("It operates in Africa.", "Africa", None, "area"),
        ("Prices rose in the U.S. on Monday.", "U.S.", "US", "country"),
    ],
)
def test_resolved_places(text: str, words: str, country: str | None, kind: str) -> None:
    place = places(text)[words]
    assert (place.country, place.kind) == (country, kind)
    assert place.latitude is not None
    assert place.radius_km > 0


def test_coordination_makes_places() -> None:
    found = places("Ports in the Libyan cities of Benghazi and Tobruk are shut.")
    assert {place.country for place in found.values()} == {"LY"}
    assert set(found) == {"Benghazi", "Tobruk"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man was shot in Springfield.", "Springfield"),
        ("A storm hit Georgia.", "Georgia"),
        ("Officers searched a house in Orange County.", "Orange County"),
    ],
)
def test_what_cannot_be_told_apart_is_left_open(text: str, words: str) -> None:
    place = places(text)[words]
    assert (place.latitude, place.longitude, place.country, place.geonames_id) == (None,) * 4
    assert place.reason.startswith("not resolved")
    assert place.alternatives


def test_a_village_that_the_gazetteer_lacks_keeps_its_country() -> None:
    place = places("Shells hit the village of Xyzzyva in Yemen.")["Xyzzyva"]
    assert (place.latitude, place.country) == (None, "YE")
    assert place.reason.startswith("not resolved")


@pytest.mark.parametrize(
    "text",
    [
        "Washington fears that the deal may fail.",
        "Moscow said the deal was dead.",
        "The Kremlin denied it.",
        "Moscow’s military packed up.",
        "The Moscow-backed militia fled.",
        "The Bank of England raised rates.",
        "Michael Jordan scored. Jordan said he was glad.",
        "They may march to the bar and have a nice reading.",
        "He studied at the University of Damascus.",
        "Tell us more, and give us time.",
        "Libyan officials met French farmers.",
    ],
)
def test_no_place_is_meant(text: str) -> None:
    assert places(text) == {}


def test_two_mentions_of_one_place_are_one_place() -> None:
    [place] = places("They left Syria. Later they were back in Syria.").values()
    assert [mention.text for mention in place.mentions] == ["Syria", "Syria"]


@settings(deadline=None)  # the first text loads the models
@given(
    st.lists(
        st.sampled_from(
            [
                "Paris",
                ",",
                "Texas",
                "in",
                "of",
                "the",
                "Jordan",
                "Bank",
                "Georgia",
                "U.S.",
                "’s",
                "province",
                "County",
                "and",
                "AL-KHUMS",
                ".",
            ]
        )
    )
)
def test_odd_text_keeps_the_invariants(words: list[str]) -> None:
    text = " ".join(words)
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    found = read_places(analyse(article), Findings())
    assert len({place.id for place in found}) == len(found)
    for place in found:
        assert place.mentions
        assert (place.latitude is None) == (place.longitude is None)
        assert all(text[one.start : one.end] == one.text for one in place.mentions)
        assert all(0 <= other.score <= 1 for other in place.alternatives)


@pytest.mark.parametrize(
    "text",
    [
        "A nun spoke at Mass on Sunday.",
        "On Sunday, Mass was held at dawn.",
        "They met after Mass. The crowd left.",
        "Prices rose at Thai mills.",
        "Thai millers shut their gates.",
        "The fund Manos del Puente sent food.",
        "The choir Voces de Lima sang.",
        "Manos said it would help.",
    ],
)
def test_words_and_parts_of_names_that_are_no_places(text: str) -> None:
    assert places(text) == {}


@pytest.mark.parametrize(
    "text", ["A fire broke out in Salem, Mass, on Monday.", "Snow fell in Mass. on Monday."]
)
def test_the_short_form_of_a_state_after_a_town_or_with_its_point(text: str) -> None:
    assert places(text)["Mass"].name == "Massachusetts"


def test_a_text_of_a_great_many_towns_is_read() -> None:
    names = [f"{first}{last}" for first in TOWNS for last in ENDS]
    found = places("Trains stop in " + ", ".join(names) + " and Oslo.")
    assert len(found) > 60


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The general Omar Haldar rules the east. Envoys met in Haldar's airbase on Friday.", []),
        ("Tarnhelm denied that it had closed the mill near Oslo.", ["Oslo"]),
    ],
)
def test_a_name_that_no_gazetteer_knows_is_no_place_where_it_is_somebody(
    text: str, named: list[str]
) -> None:
    assert list(places(text)) == named
