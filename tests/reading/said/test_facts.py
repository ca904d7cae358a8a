"""The facts of claims beside their spans: the kind of source, who was told, where, through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page
from dateline.reading.said_kinds import hit_at

if TYPE_CHECKING:
    from dateline.records import Claim


def read(text: str, outlet: str = "") -> list[Claim]:
    row = CorpusRow("t", text, language="en", outlet=outlet or None)
    return list(read_page(Capture("t", text.encode(), row), Told()).articles[0].claims)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The coast guard", "official"),
        ("Trooper Dana Welk", "official"),
        ("The treasurer, Ivo Prenn,", "official"),
        ("The food safety board", "official"),
        ("The border police force", "official"),
        ("The navy", "military"),
        ("Rebel fighters", "armed_group"),
        ("A member of the rebels' delegation", "armed_group"),
        ("The glaciologist Runa Tveit", "expert"),
        ("A team at the Brell Institute", "expert"),
        ("Relief agencies", "civil_society"),
        ("Union leaders", "civil_society"),
        ("Sonder Group", "other"),
        ("Her solicitor", "other"),
        ("The opposition", "other"),
        ("One of the diners", "witness"),
        ("Two people familiar with the plan", "anonymous"),
        ("Two people on the bridge", "witness"),
        ("Ona Brelk, 61,", "witness"),
        ("Ona Brelk, whose shop was flooded,", "witness"),
        ("Survivors", "victim"),
        ("The World Health Organization", "official"),
        ("A text message", "document"),
        ("The footnotes", "document"),
        ("The bulletin", "document"),
        ("An anonymous account", "social_media"),
        ("The country's three remaining judges", "official"),
    ],
)
def test_kind(source: str, kind: str) -> None:
    claims = read(f"{source} said that the north road was closed by the flood.")
    assert [one.sources[0].kind for one in claims] == [kind]


def test_a_kind_told_once_holds_for_all_of_the_article() -> None:
    claims = read(
        "Tarek Oshun said the well was dry. He added that the pump was old.\n\n"
        "Oshun, a hydrologist, said the dam leaked."
    )
    assert len(claims) > 1
    assert {one.sources[0].kind for one in claims} == {"expert"}


@pytest.mark.parametrize("source", ["a third", "12"])
def test_numbers_are_of_those_spoken_of_last(source: str) -> None:
    claims = read(f"Two geologists said the slope had moved, but {source} said that it had not.")
    assert [one.sources[0].kind for one in claims] == ["expert", "expert"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("aid agency", "civil_society"),
        ("agency", "government"),
        ("ex-soldier", "military"),
        ("mycologist", "expert"),
    ],
)
def test_the_longest_term_counts(words: str, kind: str) -> None:
    tokens = words.split()
    hit = hit_at(tokens, len(tokens) - 1)
    assert hit is not None
    assert hit.kind == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The baker told reporters in Lund on Monday that the mill had closed.", "reporters in Lund"),
        ("The baker warned his brother that the mill would close.", "his brother"),
        ("The mill has closed, the baker wrote to her landlord.", "her landlord"),
        (
            "In an interview with the daily Skarabladet, Mayor Runa Tveit said the mill had closed.",
            "the daily Skarabladet",
        ),
        ("The mill has closed, Mayor Runa Tveit said in a statement sent to Brell Post.", "Brell Post"),
        (
            "Addressing miners at the gate, Mayor Runa Tveit said that the mill had closed.",
            "miners at the gate",
        ),
        ("The mill has closed, according to the baker, who spoke to nobody.", None),
        ("Mayor Runa Tveit said on Friday that she had spoken to the miners.", None),
    ],
)
def test_told_to(text: str, told: str | None) -> None:
    assert read(text)[0].told_to == told


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Mayor Runa Tveit told parliament that the mill had closed.", "speech"),
        ("Mayor Runa Tveit told a news conference that the mill had closed.", "briefing"),
        ("Mayor Runa Tveit told Brell Post that the mill had closed.", "interview"),
        ("Testifying in Lund, Mayor Runa Tveit said that the mill had closed.", "speech"),
        ("In a thread on Telegram, Mayor Runa Tveit said that the mill had closed.", "post"),
        ("In his diary the sailor said that the mill had closed.", "document"),
        ("Mayor Runa Tveit said on Friday that the mill had closed.", "unstated"),
    ],
)
def test_venue(text: str, venue: str) -> None:
    assert read(text)[0].venue == venue


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Mayor Runa Tveit told the Skara Lantern that the mill had closed.", ["Skara Lantern"]),
        ("Mayor Runa Tveit told the Senate that the mill had closed.", []),
        ("Mayor Runa Tveit told a Brell Post reporter that the mill had closed.", ["Brell Post"]),
        (
            "The mill has closed, Mayor Runa Tveit said in comments carried by Brell Post.",
            ["Brell Post"],
        ),
        ("A photograph shared with Brell Post shows that the mill has closed.", ["Brell Post"]),
        (
            "The mill has closed, Mayor Runa Tveit said.\n\nIt was first published on Brell Post.",
            ["Brell Post"],
        ),
        ("(Brellwire) The mill has closed, Mayor Runa Tveit said.", ["Brellwire"]),
        ("(Update) The mill has closed, Mayor Runa Tveit said.", []),
        ("Mayor Runa Tveit told Kanal Skara that the mill had closed.", ["Kanal Skara"]),
        ("The mill has closed, figures released on Friday showed.", []),
    ],
)
def test_chain(text: str, chain: list[str]) -> None:
    steps = read(text)[0].chain[1:]
    assert [step.name for step in steps if step.kind in ("outlet", "agency")] == chain
