"""Country, sector, role and public role from a role's own words, in apposition and in descriptions."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Actor, Article


def of(text: str, words: str) -> Actor:
    """The one actor that has these words among its mentions."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    actors = read_actors(reading, Findings(places=read_places(reading, Findings())))
    [found] = [actor for actor in actors if words in {one.text for one in actor.mentions}]
    return found


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Police colonel Mira Dovell spoke.", None, "COP"),
        ("Union boss Mira Dovell spoke.", None, "LAB"),
        ("Former interior minister Mira Dovell spoke.", None, "ELI"),
        ("Ousted oil chief Mira Dovell spoke.", None, "ELI"),
        ("Then-governor Mira Dovell spoke.", None, "GOV"),
        ("Attorney General Mira Dovell spoke.", None, "JUD"),
        ("Peruvian Deputy Energy Minister Mira Dovell spoke.", "PE", "GOV"),
        ("Chilean Navy captain Mira Dovell spoke.", "CL", "MIL"),
        ("CIA Director Mira Dovell spoke.", "US", "SPY"),
        ("U.N. envoy Mira Dovell spoke.", None, "UNO"),
        ("Mira Dovell, director of the Bank of Ghana, spoke.", "GH", "GOV"),
        ("Mira Dovell, Peru’s deputy foreign minister, spoke.", "PE", "GOV"),
        ("Mira Dovell, president of the Chadian Bar Council, spoke.", "TD", None),
        ("Mira Dovell, chairwoman of the company’s board, spoke.", None, "BUS"),
        ("Mira Dovell, a member of the Kenyan parliament, spoke.", "KE", "LEG"),
        ("Mira Dovell, a rebel commander, spoke.", None, "REB"),
        ("Mira Dovell, the judge's brother, spoke.", None, None),
    ],
)
def test_what_a_persons_role_tells(text: str, country: str | None, sector: str | None) -> None:
    found = of(text, "Mira Dovell")
    assert (found.type, found.country, found.sector) == ("person", country, sector)


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Norway’s central bank cut its rate.", "Norway’s central bank", "organisation", "NO", "GOV"),
        ("Shanghai police said so.", "Shanghai police", "organisation", "CN", "COP"),
        ("A former CIA official said so.", "A former CIA official", "person", "US", "ELI"),
        ("The Togolese state news agency said so.", None, "media", "TG", "JRN,GOV"),
        ("The secret services said so.", "The secret services", "organisation", None, "SPY"),
        ("Members of the militia left.", "Members", "group", None, "PRM"),
        ("Greek Soldiers left.", "Greek Soldiers", "military", "GR", "MIL"),
        ("Residents of Nairobi said so.", "Residents", "group", "KE", "CVL"),
        ("A Bolivian frigate fired.", "A Bolivian frigate", "military", "BO", "MIL"),
    ],
)
def test_what_a_description_tells(
    text: str, words: str | None, kind: str, country: str | None, sector: str | None
) -> None:
    found = of(text, words or text.removesuffix(" said so."))
    assert (found.type, found.country, found.sector) == (kind, country, sector)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy Energy Minister Mira Dovell spoke.", "Deputy Energy Minister"),
        ("Retired army general Mira Dovell spoke.", "Retired army general"),
        ("Acting mayor Mira Dovell spoke.", "Acting mayor"),
        ("Mira Dovell, former interior minister, spoke.", "former interior minister"),
        ("Mira Dovell, the exiled leader, spoke.", "exiled leader"),
        ("In Kabul on Monday police spokeswoman Mira Dovell spoke.", "police spokeswoman"),
    ],
)
def test_a_role_keeps_its_words(text: str, role: str) -> None:
    assert of(text, "Mira Dovell").role == role


@pytest.mark.parametrize(
    ("text", "words", "public"),
    [
        ("Mayor Mira Dovell spoke.", "Mira Dovell", True),
        ("Mira Dovell, a spokeswoman for the port, spoke.", "Mira Dovell", True),
        ("Then-governor Mira Dovell spoke.", "Mira Dovell", True),
        ("Mira Dovell, a nurse, spoke.", "Mira Dovell", False),
        ("Mira Dovell, the minister's driver, spoke.", "Mira Dovell", False),
        ("Mira Dovell, the judge's brother, spoke.", "Mira Dovell", False),
        ("Mira Dovell was hurt. She said so.", "Mira Dovell", False),
        ("A boy was hurt.", "A boy", False),
        ("Witnesses said so.", "Witnesses", False),
        ("Two lawmakers said so.", "Two lawmakers", True),
        ("The army said so.", "The army", None),
        ("Hamas said so.", "Hamas", None),
    ],
)
def test_a_public_role_or_none(text: str, words: str, public: bool | None) -> None:  # noqa: FBT001  - the value itself
    assert of(text, words).public is public


def test_a_title_ends_a_body_and_begins_a_person() -> None:
    found = of("Oil Minister Tom Prail signed.", "Tom Prail")
    assert (found.type, found.role) == ("person", "Oil Minister")


def test_a_building_one_stands_at_is_nobody() -> None:
    article = Article(
        id="art:test",
        kind="story",
        text=(text := "He sat outside the police station."),
        text_sha256=hash_text(text),
    )
    reading = analyse(article)
    assert "the police station" not in {one.name for one in read_actors(reading, Findings())}


def test_a_body_is_one_with_the_apposition_of_its_kind() -> None:
    text = (
        "They served for years alongside the Kremlin-backed Dovell Group, a paramilitary organization "
        "active in the region. They pay for the paramilitary organization’s wars."
    )
    body = of(text, "Dovell Group")
    assert "the paramilitary organization" in {one.text for one in body.mentions}
