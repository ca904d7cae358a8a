"""Quantities are tied to each claim whose content holds them, and to the first event counting them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.scored import read_text
from dateline.reading.findings import Findings
from dateline.reading.tie import tie_quantities
from dateline.records import Claim, Event, Quantity, Span

EDGES = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))


def span(edges: tuple[int, int]) -> Span:
    return Span(*edges, "x" * (edges[1] - edges[0]))


@given(st.lists(st.lists(EDGES, min_size=1, max_size=3), max_size=8), st.lists(EDGES, max_size=6))
def test_claims_are_those_that_hold_the_words(
    contents: list[list[tuple[int, int]]], places: list[tuple[int, int]]
) -> None:
    claims = tuple(
        Claim(f"clm:{number}", 0, tuple(span(edges) for edges in parts))
        for number, parts in enumerate(contents)
    )
    quantities = tuple(
        Quantity(f"qty:{number}", span(edges), "other") for number, edges in enumerate(places)
    )
    tied = tie_quantities(Findings(claims=claims, quantities=quantities)).quantities
    for quantity, (start, end) in zip(tied, places, strict=True):
        assert quantity.according_to == tuple(
            f"clm:{number}"
            for number, parts in enumerate(contents)
            if any(low <= start and end <= high for low, high in parts)
        )


def test_the_first_event_that_counts_it_is_its_event() -> None:
    events = tuple(
        Event(
            id=f"evt:{n}",
            type="ASSAULT",
            anchor=span((0, 5)),
            trigger=span((0, 2)),
            quantities=("qty:0",),
        )
        for n in range(2)
    )
    (tied,) = tie_quantities(
        Findings(quantities=(Quantity("qty:0", span((0, 1)), "killed"),), events=events)
    ).quantities
    assert tied.event == "evt:0"


@pytest.mark.parametrize(
    ("text", "value", "trigger"),
    [
        ("Rockets hit the port of Lindo, killing a sailor and wounding six dockers.", 6, "hit"),
        ("The army said it had eliminated 14 rebels in a night raid on the camp.", 14, "eliminated"),
        ("Militants fired 80 rockets at the city.", 80, "fired"),
    ],
)
def test_a_count_goes_to_the_event_on_whose_words_it_hangs(text: str, value: int, trigger: str) -> None:
    _, article = read_text(text)
    quantity = next(one for one in article.quantities if one.value == value)
    event = next(one for one in article.events if one.id == quantity.event)
    assert event.trigger.text == trigger
    assert quantity.id in event.quantities
