"""Whether two events may be one happening: one judgement for a pair, with its reason.

Cautious on purpose: what is merged wrongly hides a second happening, what is left apart is only seen
twice. A pair needs one type, a place, a week and people in common; agreement on a country alone needs
more beside it. What the texts do not say agrees with nothing, unless one article is known to rest on
the other (a copy, a credit) or both events stand in one article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.linking import actors, amounts, days, places

if TYPE_CHECKING:
    from dateline.linking.places import Agreement
    from dateline.linking.traits import Traits

Bond = Literal["", "copy", "told", "credit", "article"]
"""How two events hang together: not at all; in copies of one text; one told from where the other stands;
in articles of which one credits the other; in one article."""

ANYBODY = actors.ActorKey("noun", "people")
WORDS = 2  # stems in common from which words say something
NAMES = 3  # persons and towns in common from which two articles tell one story of a move
SCORES: dict[Agreement, float] = {"same": 4, "within": 3, "country": 2, "unknown": 0, "apart": 0}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Joined or kept apart, how strong the agreement is (comparable among pairs), and why."""

    joined: bool
    score: float
    reason: str


def judge(a: Traits, b: Traits, bond: Bond) -> Verdict | None:
    """Return the verdict on two events, or None where nothing suggests that they are one."""
    if not comparable(a, b, bond):
        return None
    where = agreement(a, b)
    if not share_actors(a, b, where, bond) or not in_reach(a, b, bond):
        return None
    if where == "unknown" and not (bond or same_move(a, b) or befell_one_person(a, b)):
        return None
    refusal = refuse(a, b, where, bond)
    if refusal:
        return Verdict(joined=False, score=0, reason=refusal)
    return Verdict(joined=True, score=score(a, b, where, bond), reason=explain(a, b, where, bond))


def comparable(a: Traits, b: Traits, bond: Bond) -> bool:
    """Tell whether two events are of one kind; words and the unclassed need a place, or one text."""
    if a.family != b.family or a.unreal != b.unreal:
        return False
    return bond == "copy" or not (a.spoken or a.type == "OTHER") or bool(a.places and b.places)


def share_actors(a: Traits, b: Traits, where: Agreement, bond: Bond) -> bool:
    """Tell whether the same may have acted; where a text names nobody, whether other things agree."""
    if a.actors and b.actors:
        return actors.overlap(a.actors, b.actors)
    if bond in {"copy", "told"} or (bond == "credit" and where not in {"unknown", "apart"}):
        return True
    if bond == "article" and (denies_other(a, b) or in_one_sentence(a, b) or a.machines & b.machines):
        return True
    if bond and same_move(a, b):
        return True
    return actors.overlap(a.recipients, b.recipients) or bool(kinds(a) & kinds(b))


def befell_one_person(a: Traits, b: Traits) -> bool:
    """Tell whether both were done to one person who is named: it need not be told where."""
    return actors.overlap(named(a.recipients), named(b.recipients))


def named(keys: frozenset[actors.ActorKey]) -> frozenset[actors.ActorKey]:
    """Return the keys of persons by full name."""
    return frozenset(key for key in keys if key.kind == "person" and " " in key.value)


def kinds(a: Traits) -> frozenset[str]:
    """Return what an event's numbers count."""
    return frozenset(one.what for one in a.amounts)


def in_reach(a: Traits, b: Traits, bond: Bond) -> bool:
    """Tell whether two events lie within a week; where a day is unknown, whether their texts connect."""
    if a.days is None or b.days is None:
        return bool(bond)
    return days.gap(a.days, b.days) <= days.WEEK


def agreement(a: Traits, b: Traits) -> Agreement:
    """Return how the places of two events agree, part by part; those of moves by country."""
    parts = ((a.at, b.at), (a.origin, b.origin), (a.destination, b.destination))
    found = {places.agree(mine, other) for mine, other in parts}
    if "apart" in found:
        return "apart"
    if not is_continued(a, b):
        found.add(places.agree(a.places, b.places))
    order: tuple[Agreement, ...] = ("same", "within", "country", "unknown")
    return next((level for level in order if level in found), "unknown")


def refuse(a: Traits, b: Traits, where: Agreement, bond: Bond) -> str:
    """Return why two events that look alike are kept apart, or nothing."""
    checks = (
        (where == "apart", "their places differ"),
        (a.type != b.type and not same_move(a, b), f"{a.type} and {b.type}: not shown to be one move"),
        (a.type == b.type == "OTHER" and a.trigger != b.trigger, "happenings of different kinds"),
        (other_load(a, b), "what is withdrawn differs"),
        (differ_in_days(a, b), "their texts give different days"),
        (
            where != "same" and amounts_clash(a, b) and not shared_words(a, b),
            "their numbers differ, their places agree only roughly",
        ),
        (
            where in {"country", "unknown"} and not corroborated(a, b, bond),
            "nothing but the country and those who act agrees",
        ),
    )
    return next((reason for applies, reason in checks if applies), "")


def same_move(a: Traits, b: Traits) -> bool:
    """Tell whether two moves are one: both ends agree, or one end and what is moved."""
    if a.family != "move":
        return False
    if is_continued(a, b):
        return True
    ends = ((a.origin, b.origin), (a.destination, b.destination))
    agreeing = sum(places.agree(mine, other) in {"same", "country"} for mine, other in ends)
    return agreeing == 2 or (agreeing == 1 and len(a.object & b.object) >= WORDS)


def is_continued(a: Traits, b: Traits) -> bool:
    """Tell whether one sentence tells where a move starts and goes on to tell where it ends."""
    if a.member[0] != b.member[0] or a.sentence != b.sentence or a.sentence < 0:
        return False
    halves = bool(a.origin and not a.destination and b.destination and not b.origin) or bool(
        b.origin and not b.destination and a.destination and not a.origin
    )
    return halves and not (a.object and b.object and not a.object & b.object)


def other_load(a: Traits, b: Traits) -> bool:
    """Tell whether two withdrawals are of different things: of forces and of what they leave with."""
    if not a.type == b.type == "RETREAT":
        return False
    return bool(a.object) != bool(b.object) or bool(a.object and b.object and not a.object & b.object)


def differ_in_days(a: Traits, b: Traits) -> bool:
    """Tell whether two times lie more than a night apart; a move may take its time.

    Where a text states no time for what happened, it happened before the text was published.
    """
    if a.family == "move" or not (a.days and b.days):
        return False
    if a.stated and b.stated:
        return days.gap(a.days, b.days) > 1
    return is_earlier(a, b) or is_earlier(b, a)


def is_earlier(a: Traits, b: Traits) -> bool:
    """Tell whether one was told as past before the day that is stated for the other."""
    if a.stated or not a.past or not b.stated or a.days is None or b.days is None:
        return False
    return b.days[0] - a.days[1] > 1


def amounts_clash(a: Traits, b: Traits) -> bool:
    """Tell whether the numbers of two events on the same things cannot both hold."""
    pairs = [(mine, other) for mine in a.amounts for other in b.amounts if mine.what == other.what]
    return bool(pairs) and not any(amounts.agree(mine, other) for mine, other in pairs)


def corroborated(a: Traits, b: Traits, bond: Bond) -> bool:
    """Tell whether more than a country and an actor agrees."""
    if bond in {"copy", "told", "credit"} or (bond == "article" and a.family == "move"):
        return True
    if bond == "article" and a.type == b.type and (denies_other(a, b) or goes_on(a, b)):
        return True
    if a.family == "move" and (same_move(a, b) or len(a.around & b.around) >= NAMES):
        return True
    return agreeing_amounts(a, b) or shared_recipients(a, b) or shared_words(a, b)


def denies_other(a: Traits, b: Traits) -> bool:
    """Tell whether of two events of an article one is denied beside the other, or in the same words."""
    if a.denied == b.denied:
        return False
    return is_near(a, b) or a.trigger == b.trigger


def goes_on(a: Traits, b: Traits) -> bool:
    """Tell whether a sentence, or the next one with the same actors, goes on with an event."""
    return in_one_sentence(a, b) or (is_near(a, b) and actors.overlap(a.actors, b.actors))


def in_one_sentence(a: Traits, b: Traits) -> bool:
    """Tell whether one sentence of an article tells of two events of one type."""
    return a.member[0] == b.member[0] and a.sentence == b.sentence >= 0 and a.type == b.type


def is_near(a: Traits, b: Traits) -> bool:
    """Tell whether two events of an article stand in one sentence or in two that follow each other."""
    return min(a.sentence, b.sentence) >= 0 and abs(a.sentence - b.sentence) <= 1


def agreeing_amounts(a: Traits, b: Traits) -> bool:
    """Tell whether numbers of the same things agree."""
    return any(
        mine.what == other.what and amounts.agree(mine, other)
        for mine in a.amounts
        for other in b.amounts
    )


def shared_recipients(a: Traits, b: Traits) -> bool:
    """Tell whether the same, more narrowly called than "people", are on the receiving end."""
    anybody = frozenset({ANYBODY})
    return actors.overlap(a.recipients - anybody, b.recipients - anybody)


def shared_words(a: Traits, b: Traits) -> bool:
    """Tell whether the words that are neither actor, place nor trigger agree."""
    return len(a.words & b.words) >= WORDS


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
    }
    parts = [f"both {a.type}" if a.type == b.type else "one move seen from both ends"]
    parts += [place[where]] if where in place else []
    parts += ["the same actor"] if actors.overlap(a.actors, b.actors) else []
    parts += ["the same on the receiving end"] if shared_recipients(a, b) else []
    parts += ["numbers that agree"] if agreeing_amounts(a, b) else []
    parts += ["the same persons and towns around it"] if len(a.around & b.around) >= NAMES else []
    parts += ["within a week"] if a.days and b.days else []
    return ", ".join([*parts, *([BONDS[bond]] if bond else [])])


BONDS: dict[Bond, str] = {
    "copy": "one text",
    "told": "the one told from where the other stands",
    "credit": "one article credits the other",
    "article": "in one article",
}
