"""Evidence under numbers: nothing is lost, each side is read first, and runs are told by their ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.pictures.chain_told import Branch, Root, fold_roots
from dateline.desk.views.alike import gather_alike
from dateline.desk.views.claims import ClaimRow, Spot
from dateline.desk.views.numbered import OF_A_SIDE, OF_OUTLETS, WHOLE, number_claims
from dateline.desk.views.numbers import say_numbers
from dateline.desk.views.reasons import Reason, Reasons

PAGES = {f"art:{number}": number for number in range(1, 400)}


def row(at: int, side: str = "asserts", origins: tuple[str, ...] | None = None) -> ClaimRow:
    """Return a row of the evidence; with no ``origins`` told it has one of its own."""
    keys = (f"org:{at}",) if origins is None else origins
    spot = Spot(f"art:{at + 1}", "The Lantern", "2031-03-05", "/", None, None)
    words = {"stance": side, "status": "", "hedges": (), "hedged": False, "direct": False}
    return ClaimRow(
        sources=keys, side=side, origins=keys, origin_ids=keys, established=True,
        words=f"words {at}", spots=(spot,), **words,  # type: ignore[arg-type]  # a dict of both kinds
    )  # fmt: skip


def test_few_pieces_stand_together_in_their_order() -> None:
    rows = [row(at) for at in range(WHOLE)]
    found = number_claims(rows, PAGES)
    assert found.rest == ()
    assert [(one.number, one.row, one.pages) for one in found.first] == [
        (at, rows[at - 1], (at,)) for at in range(1, WHOLE + 1)
    ]


def test_of_many_each_side_is_read_first_and_all_others_follow() -> None:
    rows = [row(at) for at in range(200)] + [row(at, "denies") for at in range(200, 230)]
    rows += [row(at, "", ()) for at in range(230, 300)]
    found = number_claims(rows, PAGES)
    sides = [one.row.side for one in found.first]
    assert [sides.count(side) for side in ("asserts", "denies", "")] == [
        OF_A_SIDE,
        OF_A_SIDE,
        OF_OUTLETS,
    ]
    both = (*found.first, *found.rest)
    assert [one.number for one in both] == list(range(1, 301))
    assert sorted(one.row.words for one in both) == sorted(one.words for one in rows)


def test_an_origin_that_was_heard_is_not_read_first_again() -> None:
    rows = [row(at, origins=("org:one",)) for at in range(100)] + [row(100)]
    found = number_claims(rows, PAGES)
    assert [one.row.words for one in found.first] == ["words 0", "words 100"]
    assert found.of_origins()["org:one"] == (1, *range(3, 102))


@given(st.sets(st.integers(1, 60)))
def test_runs_of_numbers_tell_every_number_and_no_other(numbers: set[int]) -> None:
    told: set[int] = set()
    for part in filter(None, say_numbers(numbers, "E").split(", ")):
        first, _, last = part.replace("E", "").partition("–")
        assert not last or int(last) > int(first) + 1
        told |= set(range(int(first), int(last or first) + 1))
    assert told == numbers


def test_reasons_that_say_the_same_stand_once_with_all_their_pairs() -> None:
    pairs = [("P1", "P2"), ("P1", "P3"), ("P4", "P5"), ("P1", "P2")]
    reasons = [Reason(a, b, "one text", "machine") for a, b in pairs]
    reasons.append(Reason("P1", "P9", "one text", "person"))
    (kind,) = gather_alike([Reasons("One text", tuple(reasons))])
    assert kind.total == 5
    assert [(one.by, one.pairs) for one in kind.reasons] == [
        ("machine", (("P1", ("P2", "P3")), ("P4", ("P5",)))),
        ("person", (("P1", ("P9",)),)),
    ]


def test_origins_with_one_tree_of_outlets_stand_together() -> None:
    tree = (Branch("The Lantern", begins=True, branches=()),)
    roots = [Root(f"org:{name}", name, "asserts", "asserts", tree) for name in "ab"]
    other = Root("org:c", "c", "denies", "denies", ())
    assert fold_roots([roots[0], other, roots[1]]) == (((roots[0], roots[1]), tree), ((other,), ()))
