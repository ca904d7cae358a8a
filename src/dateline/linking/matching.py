"""Whether two events may be one happening: one judgement for a pair, with its reason.

Cautious on purpose: what is merged wrongly hides a second happening, what is left apart is only seen
twice. A pair needs one kind, a place, a week and people in common, or as much else that speaks for it
(the day, the words, numbers, whom it befell); agreement on a country alone, or on a town that is only
named near by, needs more beside it. What the texts do not say neither agrees nor contradicts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from dateline.linking import actors, alike, days
from dateline.linking.accidents import ACCIDENT
from dateline.linking.likeness import (
    agreeing_amounts,
    agreement,
    amounts_clash,
    befell_one_person,
    befell_others,
    enough,
    has_signs,
    hit_others,
    in_other_towns,
    kinds,
    laid_at_two_doors,
    on_following_days,
    one_company,
    one_day,
    others_acted,
    shared_recipients,
    shared_words,
    told_alone,
)
from dateline.linking.moves import denies_other, goes_on, in_one_sentence, other_load, same_move
from dateline.linking.openings import one_story

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.linking.places import Agreement
    from dateline.linking.traits import Traits

Bond = Literal["", "copy", "told", "credit", "article", "story"]
"""How two events hang together: not at all; in copies of one text; one told from where the other stands;
in articles of which one credits the other; in one article; in articles that open alike."""

MANY = 4  # signs by which two events are known for one wherever it was
UNDATED = 3  # signs, the town among them, by which an event without any day is known
FEW = 2  # signs that do not outweigh that two events are told beside different days
NAMES = 3  # persons and towns in common from which two articles tell one story of a move
SCORES: dict[Agreement, float] = {
    "same": 4,
    "within": 3,
    "country": 2,
    "near": 2,
    "unknown": 0,
    "apart": 0,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Joined or kept apart, how strong the agreement is (comparable among pairs), and why.

    ``say``: puts the reason into words; most are never asked for.
    """

    joined: bool
    score: float
    say: Callable[[], str]

    @property
    def reason(self) -> str:
        """The sentence that says why."""
        return self.say()


def judge(a: Traits, b: Traits, bond: Bond) -> Verdict | None:
    """Return the verdict on two events, or None where nothing suggests that they are one."""
    if a.family != b.family or a.unreal != b.unreal:
        return None
    if bond in {"", "credit"} and one_story(a, b):
        bond = "story"
    if not comparable(a, b, bond) or not in_reach(a, b, bond):
        return None
    where = agreement(a, b)
    if not is_suggested(a, b, where, bond):
        return None
    refusal = refuse(a, b, where, bond)
    if refusal:
        return Verdict(joined=False, score=0, say=partial(str, refusal))
    return Verdict(joined=True, score=score(a, b, where, bond), say=partial(explain, a, b, where, bond))


def is_suggested(a: Traits, b: Traits, where: Agreement, bond: Bond) -> bool:
    """Tell whether who took part and where, or as much else, suggest that two events are one."""
    if others_acted(a, b):
        return False
    if not (share_actors(a, b, where, bond) or has_signs(a, b, enough(a, b, where))):
        return False
    if where != "unknown" or bond:
        return True
    known = same_move(a, b) or befell_one_person(a, b) or one_company(a, b)
    return known or (has_signs(a, b, MANY) and not in_other_towns(a, b))


def comparable(a: Traits, b: Traits, bond: Bond) -> bool:
    """Tell whether two events of one family may be compared: words and the unclassed need a place."""
    if bond == "copy" or not (a.spoken or a.type == "OTHER"):
        return True
    return bool(a.places and b.places) or one_company(a, b)


def share_actors(a: Traits, b: Traits, where: Agreement, bond: Bond) -> bool:
    """Tell whether the same may have acted; where a text names nobody, whether other things agree."""
    if actors.overlap(a.actors, b.actors):
        return True
    if bond in {"copy", "told", "story"} or (bond == "credit" and where not in {"unknown", "apart"}):
        return True
    if bond == "article" and (denies_other(a, b) or in_one_sentence(a, b) or a.machines & b.machines):
        return True
    if bond and same_move(a, b):
        return True
    if bond == "article" and told_alone(a, b):
        return True
    return actors.overlap(a.recipients, b.recipients) or bool(kinds(a) & kinds(b))


def in_reach(a: Traits, b: Traits, bond: Bond) -> bool:
    """Tell whether two events lie within a week; where a day is unknown, whether their texts connect."""
    if a.reach is None or b.reach is None or a.days is None or b.days is None:
        return bool(bond) or fits_undated(a, b)
    if a.stated == b.stated:
        return days.gap(a.days, b.days) <= days.WEEK
    return days.gap(a.reach, b.reach) <= days.WEEK


def fits_undated(a: Traits, b: Traits) -> bool:
    """Tell whether a text without a day fits one that has one by whom it befell, or town and signs."""
    if (a.days is None) == (b.days is None):
        return False
    there = agreement(a, b) in {"same", "near"}
    return befell_one_person(a, b) or has_signs(a, b, UNDATED - there)


def refuse(a: Traits, b: Traits, where: Agreement, bond: Bond) -> str:
    """Return why two events that look alike are kept apart, or nothing."""
    checks = (
        (where == "apart", "their places differ"),
        (
            a.type != b.type and a.family == "move" and not same_move(a, b),
            f"{a.type} and {b.type}: not shown to be one move",
        ),
        (
            a.type == b.type == "OTHER" and not (alike.kin(a.trigger, b.trigger) or one_accident(a, b)),
            "happenings of different kinds",
        ),
        (other_load(a, b), "what is withdrawn differs"),
        (befell_others(a, b), "they befell different persons"),
        (differ_in_days(a, b), "their texts give different days"),
        (
            bond != "story"
            and beside_other_days(a, b)
            and (where != "same" or not has_signs(a, b, FEW + 1)),
            "told beside different days, and little else agrees",
        ),
        (
            on_following_days(a, b) and hit_others(a, b),
            "told of two days that follow each other, and what was hit differs",
        ),
        (
            bond != "story"
            and amounts_clash(a, b)
            and not shared_words(a, b)
            and not is_sure(a, b, where),
            "their numbers differ, their places or days agree only roughly",
        ),
        (
            where in {"country", "unknown", "near"} and not corroborated(a, b, where, bond),
            "little agrees beside the country or a town named near by and those who act",
        ),
    )
    return next((reason for applies, reason in checks if applies), "")


def one_accident(a: Traits, b: Traits) -> bool:
    """Tell whether two texts tell of an accident each, the only one, or of its dead."""
    return a.family == ACCIDENT and told_alone(a, b)


def is_sure(a: Traits, b: Traits, where: Agreement) -> bool:
    """Tell whether two events are known for one by place and day, those who take part, or the word."""
    if on_following_days(a, b):
        return False
    return where == "same" and (
        one_day(a, b)
        or actors.overlap(a.actors, b.actors)
        or shared_recipients(a, b)
        or alike.kin(a.trigger, b.trigger) == "word"
    )


def differ_in_days(a: Traits, b: Traits) -> bool:
    """Tell whether two times lie more than a night apart; a move may take its time.

    Where a text states no time for what happened, it happened before the text was published.
    """
    if a.family == "move" or not (a.days and b.days):
        return False
    if a.stated and b.stated:
        return days.gap(a.days, b.days) > 1
    return is_earlier(a, b) or is_earlier(b, a)


def beside_other_days(a: Traits, b: Traits) -> bool:
    """Tell whether the days that two events state, or are told beside, are more than a night apart."""
    if a.beside is None or b.beside is None or a.family == "move":
        return False
    return days.gap(a.beside, b.beside) > 1


def is_earlier(a: Traits, b: Traits) -> bool:
    """Tell whether one was told as past before the day that is stated for the other."""
    if a.stated or not a.past or not b.stated or a.days is None or b.days is None:
        return False
    return b.days[0] - a.days[1] > 1


def told_on(a: Traits, b: Traits) -> bool:
    """Tell whether a text goes on with an event of one type, or tells that it is denied."""
    return a.type == b.type and (denies_other(a, b) or goes_on(a, b))


def corroborated(a: Traits, b: Traits, where: Agreement, bond: Bond) -> bool:
    """Tell whether more than a country and an actor agrees."""
    if bond in {"copy", "told", "credit", "story"} or (bond == "article" and a.family == "move"):
        return True
    if bond == "article" and (told_alone(a, b) or told_on(a, b)):
        return True
    if a.family == "move" and (same_move(a, b) or len(a.around & b.around) >= NAMES):
        return True
    if one_company(a, b) and (where == "country" or has_signs(a, b, enough(a, b, where))):
        return True
    if where in {"near", "unknown"}:
        return has_signs(a, b, enough(a, b, where))
    return agreeing_amounts(a, b) or shared_recipients(a, b) or shared_words(a, b)


def score(a: Traits, b: Traits, where: Agreement, bond: Bond) -> float:
    """Return how strong the agreement is; used to decide which pairs are joined first."""
    total = SCORES[where] + 2.0 * bool(bond) + (bond == "told") + actors.overlap(a.actors, b.actors)
    total += agreeing_amounts(a, b) + shared_recipients(a, b) + (a.type == b.type)
    total += 0.5 * min(len(a.words & b.words), 4)
    return total + bool(a.days and b.days and days.gap(a.days, b.days) <= 1)


def explain(a: Traits, b: Traits, where: Agreement, bond: Bond) -> str:
    """Return the sentence that says why two events are taken for one."""
    place = {
        "same": "the same place",
        "within": "one place within the other",
        "country": "the same country",
        "near": "beside the same town",
    }
    parts = [f"both {a.type}" if a.type == b.type else "one move seen from both ends"]
    parts += [place[where]] if where in place else []
    parts += ["the same actor"] if actors.overlap(a.actors, b.actors) else []
    parts += (
        ["laid at two doors"] if laid_at_two_doors(a, b) and actors.differ(a.actors, b.actors) else []
    )
    parts += ["the same on the receiving end"] if shared_recipients(a, b) else []
    parts += ["numbers that agree"] if agreeing_amounts(a, b) else []
    parts += ["the same persons and towns around it"] if len(a.around & b.around) >= NAMES else []
    parts += ["told of as the only one of its kind"] if where != "same" and told_alone(a, b) else []
    parts += ["within a week"] if a.days and b.days else []
    return ", ".join([*parts, *([BONDS[bond]] if bond else [])])


BONDS: dict[Bond, str] = {
    "copy": "one text",
    "told": "the one told from where the other stands",
    "credit": "one article credits the other",
    "article": "in one article",
    "story": "their articles open alike",
}
