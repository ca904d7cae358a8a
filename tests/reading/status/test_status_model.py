"""Odds, scores and groups by learned weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.factuality import Factuality
from dateline.reading.status_model import Odds, decide, odds_of, quantiles, score, weigh, weights

if TYPE_CHECKING:
    from dateline.records import Status

NEVER, OPEN, DONE = Odds(0.9, 0.06, 0.04), Odds(0.1, 0.8, 0.1), Odds(0.02, 0.03, 0.95)


def test_odds_sum_to_one_and_follow_the_weights() -> None:
    odds = odds_of(2.0, -1.0)
    assert sum(odds) == pytest.approx(1)
    assert odds.denied > odds.unsure > odds.happened


def test_huge_weights_overflow_nowhere() -> None:
    assert odds_of(9e4, -9e4) == Odds(1.0, 0.0, 0.0)


def test_unknown_features_weigh_nothing() -> None:
    assert weigh({"no such feature": 1.0}) == {"news": odds_of(0, 0), "web": odds_of(0, 0)}


@pytest.mark.parametrize(("denied", "below"), [(0.51, True), (0.49, False)])
def test_a_score_is_below_minus_one_where_not_having_happened_is_likelier(
    denied: float, *, below: bool
) -> None:
    odds = Odds(denied, 0.3, 0.7 - denied)
    assert (score({"news": odds, "web": odds}).news < -1) is below


def test_scores_rise_with_what_speaks_for_them_and_stay_on_the_scale() -> None:
    found = [score({"news": odds, "web": odds}) for odds in (NEVER, OPEN, DONE)]
    assert [-3 <= one.web <= 3 for one in found] == [True] * 3
    assert found[0].web < -1 < found[1].web < 1 < found[2].web


@pytest.mark.parametrize(
    ("status", "news", "web", "told"),
    [
        ("happened", DONE, DONE, "happened"),
        ("happened", NEVER, NEVER, "not_happened"),
        ("ongoing", OPEN, NEVER, "possible"),
        ("planned", DONE, NEVER, "planned"),
        ("possible", DONE, DONE, "happened"),
        ("not_happened", DONE, DONE, "happened"),
        ("not_happened", OPEN, NEVER, "possible"),
        ("denied", NEVER, NEVER, "denied"),
    ],
)
def test_the_group_is_what_all_speaks_for_and_the_rules_name_the_status(
    status: Status, news: Odds, web: Odds, told: Status
) -> None:
    odds = {"news": news, "web": web}
    if status == "not_happened" and news is OPEN:
        odds["news"] = Odds(0.01, 0.9, 0.09)
    assert decide(status, odds, sure=False) == told


def test_what_the_words_leave_no_doubt_of_is_kept() -> None:
    odds = Odds(0.3, 0.3, 0.4)
    assert decide("denied", {"news": odds, "web": odds}, sure=True) == "denied"
    assert decide("not_happened", {"news": odds, "web": odds}, sure=False) == "possible"


def test_the_tables_hold_both_ways_and_three_groups() -> None:
    assert set(quantiles()) == {"news", "web"}
    for groups in quantiles().values():
        assert len(groups) == 3
        assert all(list(scores) == sorted(scores) for scores in groups)
        assert groups[0][-1] < -1 <= groups[1][0] <= groups[1][-1] <= 1 < groups[2][0]
    assert "always" in weights()


def test_a_factuality_has_both_ways() -> None:
    assert isinstance(score({"news": OPEN, "web": OPEN}), Factuality)
