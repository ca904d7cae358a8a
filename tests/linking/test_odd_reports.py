"""Whatever a report holds, linking and answering end, and in bounded time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.builders import Draft, Shelf
from tests.linking.world import moved

from dateline.answers.who_says import who_says
from dateline.linking.days import read_day
from dateline.records import ChainStep, Source

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Stance

NAMES = st.sampled_from(
    ["", " ", "the", "The Post", "the newspaper", "it", "they", "Norway", "\ud800", "’s", "一"]
)
KINDS = st.sampled_from(
    ["outlet", "agency", "official", "unstated", "imagery", "anonymous", "other", "expert"]
)
SOURCES = st.builds(
    Source, text=st.none() | NAMES, kind=KINDS, named=st.booleans(), affiliation=st.none() | NAMES
)
STEPS = st.builds(
    ChainStep,
    NAMES,
    KINDS,
    st.sampled_from(["published", "reprinted", "reported", "citing", "told", "seen"]),
)
STANCES: st.SearchStrategy[Stance] = st.sampled_from(
    ["asserts", "denies", "doubts", "allows", "fears", "demands", "intends"]
)


@st.composite
def pages(draw: st.DrawFn) -> LinkedArticle:
    """A page with claims that may stand within each other in a circle, by odd sources."""
    outlet = draw(st.none() | NAMES)
    day = draw(st.sampled_from([None, "2031-03-05", "2031-03-06T10:00", "soon", "9999-99-99", ""]))
    draft = Draft(
        outlet, f"It moved. {draw(st.text(max_size=20))}", day=day, title=draw(st.none() | NAMES)
    )
    claims = [
        draft.claim(
            "It moved", *draw(st.lists(SOURCES, max_size=2)), stance=draw(STANCES), told_to=draw(NAMES)
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    draft.claims = [
        replace(
            each,
            chain=tuple(draw(st.lists(STEPS, max_size=3))),
            within=draw(st.sampled_from([*claims, None])),
        )
        for each in draft.claims
    ]
    for _ in range(draw(st.integers(0, 2))):
        moved(
            draft,
            claims,
            status=draw(st.sampled_from(["happened", "denied", "possible"])),
            anchor="It moved",
        )
    draft.more = {"agency": draw(st.none() | NAMES)}
    return draft.finish()


@settings(deadline=None, max_examples=150)
@given(told=st.lists(pages(), max_size=6))
def test_odd_reports_are_linked_and_answered(told: list[LinkedArticle]) -> None:
    distinct = {one.article.id: one for one in told}
    for answer in who_says(Shelf(distinct.values()), None):
        assert answer.articles == len(answer.article_ids) >= 1
        assert all(len(chain) == len(set(chain)) for origin in answer.origins for chain in origin.chains)
        assert answer.incident.title


@given(text=st.text())
def test_any_date_is_read_or_none(text: str) -> None:
    day = read_day(text)
    assert day is None or day > 0
