"""Whether a happening took place, by all that speaks for it: learned weights of named features.

People scored happenings from -3 (certainly did not happen) to 3 (certainly did) in two ways: those of
``news`` (UW, Lee et al. 2015) held what is planned for likely, those of ``web`` (UDS-IH2, Rudinger et
al. 2018) for not happened. The weights answer by each way; both together tell three groups apart: what
did not happen (by news), what happened (by both), and what is open. Rules name the status in its group.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.factuality import Factuality
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Status

WAYS: Final = ("news", "web")
REAL: Final = frozenset({"happened", "ongoing"})
NOT: Final = frozenset({"denied", "not_happened"})
SURE: Final = 0.9  # how likely an open happening must be real by both ways to be told as such
OPEN: Final = 0.2  # how likely a real one may be at most, by web, to be told as open
LIKELY: Final = 0.5  # how likely something must be, by news, not to have happened to be told so
VERY: Final = 0.6  # the same where the rules take it for real
Weights = tuple[float, float, float, float]


class Odds(NamedTuple):
    """How likely a happening did not take place, is open, or did."""

    denied: float
    unsure: float
    happened: float


NEVER: Final = Odds(0.9, 0.07, 0.03)


@cache
def weights() -> Mapping[str, Weights]:
    """Return by feature what speaks against and for it by news, against and for it by web."""
    return {
        row["feature"]: (
            float(row["news_not"]),
            float(row["news_happened"]),
            float(row["web_not"]),
            float(row["web_happened"]),
        )
        for row in read_table("status_weights")
    }


@cache
def quantiles() -> Mapping[str, tuple[tuple[float, ...], ...]]:
    """Return for each way the scores that people gave within the three groups, at even steps."""
    found: dict[str, list[tuple[float, ...]]] = {}
    for row in read_table("status_scores"):
        found.setdefault(row["way"], []).append(tuple(float(one) for one in row["scores"].split()))
    return {way: tuple(groups) for way, groups in found.items()}


def weigh(features: Mapping[str, float]) -> Mapping[str, Odds]:
    """Return the odds of a happening by each way."""
    sums = [0.0, 0.0, 0.0, 0.0]
    for name, value in features.items():
        for at, weight in enumerate(weights().get(name, ())):
            sums[at] += weight * value
    return {"news": odds_of(sums[0], sums[1]), "web": odds_of(sums[2], sums[3])}


def odds_of(against: float, speaks: float) -> Odds:
    """Return the odds of the three groups; what is open weighs nothing."""
    top = max(against, speaks, 0.0)
    raised = (exp(against - top), exp(-top), exp(speaks - top))
    return Odds(*(one / sum(raised) for one in raised))


def lower(odds: Mapping[str, Odds]) -> Mapping[str, Odds]:
    """Return the odds of what its words leave no doubt did not happen ("the foiled raid")."""
    return {
        way: Odds(*((one + 2 * plain) / 3 for one, plain in zip(given, NEVER, strict=True)))
        for way, given in odds.items()
    }


def score(odds: Mapping[str, Odds]) -> Factuality:
    """Return the score from -3 to 3 by each way: as many are likely to be lower as higher."""
    return Factuality(**{way: round(middle(odds[way], quantiles()[way]), 2) for way in WAYS})


def middle(odds: Odds, groups: tuple[tuple[float, ...], ...]) -> float:
    """Return the median of the scores of three groups that are each so likely."""
    below = 0.0
    for share, scores in zip(odds, groups, strict=True):
        if below + share >= 0.5 or scores is groups[-1]:
            place = (0.5 - below) / share * (len(scores) - 1)
            at = min(int(max(place, 0.0)), len(scores) - 2)
            return scores[at] + (min(place, len(scores) - 1.0) - at) * (scores[at + 1] - scores[at])
        below += share
    raise AssertionError


def decide(status: Status, odds: Mapping[str, Odds], *, sure: bool) -> Status:
    """Return the status by the rules where it lies in the group that all together speak for.

    ``sure``: a source denies it, or its words leave no doubt that it did not happen ("foiled").
    """
    news, web = odds["news"], odds["web"]
    if status in NOT:
        return status if sure or news.denied >= LIKELY else open_or_real(web)
    if news.denied >= (VERY if status in REAL else LIKELY):
        return "not_happened"
    if status in REAL:
        return "possible" if web.happened < OPEN and news.happened < SURE else status
    return "happened" if min(news.happened, web.happened) >= SURE else status


def open_or_real(web: Odds) -> Status:
    """Return what is told of a happening that the rules alone deny."""
    return "happened" if web.happened >= 0.5 else "possible"
