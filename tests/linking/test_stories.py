"""Stories: what is told alike in near days is one, in whatever order it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.stories import Told, Weighing, count_words, group_told, most_central

if TYPE_CHECKING:
    import random

FLOOD = [
    ("Dam at Karavo breaks after rain", "Water poured through the dam at Karavo and took two bridges."),
    ("Karavo dam: two bridges gone", "The broken dam at Karavo let its water take two bridges away."),
    (
        "Bridges lost as Karavo dam bursts",
        "Engineers said the dam at Karavo had been cracked; bridges fell.",
    ),
]
VOTE = [
    ("Senate votes on grain tariff", "Senators in Mirn voted to raise the tariff on grain by a tenth."),
    ("Grain tariff passes senate", "The tariff on grain goes up after a vote of the senate in Mirn."),
]


def told(day: float = 0.0) -> list[Told]:
    texts = [*FLOOD, *VOTE]
    return [Told(f"art:{n}", day, count_words(*text)) for n, text in enumerate(texts)]


def test_articles_on_one_topic_are_one_story() -> None:
    assert set(group_told(told())) == {("art:0", "art:1", "art:2"), ("art:3", "art:4")}


def test_the_same_topic_long_after_is_another_story() -> None:
    late = [Told("art:9", 30.0, count_words(*FLOOD[0]))]
    assert ("art:9",) in group_told([*told(), *late])


def test_a_story_may_go_on_for_long_where_no_gap_is_wide() -> None:
    days = [Told(f"art:{n}", 3.0 * n, count_words(*FLOOD[n % 3])) for n in range(9)]
    assert len(group_told(days, window=4.0)) == 1


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_reading_changes_nothing(chance: random.Random) -> None:
    texts = told()
    chance.shuffle(texts)
    assert set(group_told(texts)) == set(group_told(told()))


def test_many_of_the_same_words_are_one() -> None:
    same = [Told(f"art:{n:04}", 0.0, count_words(*FLOOD[0])) for n in range(300)]
    assert len(group_told(same)) == 1


def test_days_far_before_are_not_compared_and_stay_apart() -> None:
    days = [Told(f"art:{n:02}", 10.0 * n, count_words(*FLOOD[n % 3])) for n in range(9)]
    assert group_told(days) == tuple((f"art:{n:02}",) for n in range(9))


def test_a_story_in_a_ledger_of_one_topic_is_still_one() -> None:
    assert len(group_told(told()[:3])) == 1


def test_the_most_central_article_shares_most_with_the_others() -> None:
    lone = Told("art:9", 0.0, count_words("Dam at Karavo", "Cattle stood by a fence near a dam."))
    texts = [lone, *told()[:3]]
    assert most_central(texts, Weighing(one.words for one in texts)) in {"art:0", "art:1"}
    assert most_central([lone], Weighing([lone.words])) == "art:9"
