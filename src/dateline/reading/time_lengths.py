"""Lengths of time, times that come again, times of day and references to now."""

from __future__ import annotations

from typing import Final

from dateline.reading.time_counts import count_of, length_value, size_of, unit_of
from dateline.reading.time_grammar import context, value_of_word
from dateline.reading.time_scene import Reckoned, Scene, open_date

FOR: Final = context("for")
FROM_EVENT: Final = frozenset({"after", "before", "since", "from", "into", "long", "of", "between"})
AGES: Final = frozenset({"old", "olds", "older", "younger", "aged"})


def duration(scene: Scene) -> Reckoned | None:
    """Read "two weeks", "a 10-day siege", "several years"; an age is no length of time."""
    unit = unit_of(scene)
    if is_age(scene) or not unit or is_part(scene, unit) or is_throughout(scene):
        return None
    if scene.letters.startswith("ha") or scene.letters.endswith("&ah"):
        return half_length(scene, unit)
    atom = scene.pick("DNYH")
    count = atom.value if atom is not None else count_of(scene)
    return Reckoned("DURATION", length_value(unit, count), size_of(scene))


def is_part(scene: Scene, unit: str) -> bool:
    """Tell whether "three quarters" are parts of something: before "of", or with a hyphen."""
    return unit == "Q" and (scene.has("-") or scene.after[:1] == ("of",))


def is_throughout(scene: Scene) -> bool:
    """Tell whether "over" is no more than "during": "spread over five years"."""
    return scene.has("P") and scene.before[:1] not in {(word,) for word in context("longer")}


def is_age(scene: Scene) -> bool:
    """Tell whether "22-year-old", "22 years old" or "aged 22" follows from the words around."""
    after = [word for word in scene.after[:2] if word not in {"-", "–"}]
    if after and after[0] in AGES and scene.after[-1] in context("aging"):
        return False
    return bool(after and after[0] in AGES) or bool(scene.before and scene.before[0] == "aged")


def half_length(scene: Scene, unit: str) -> Reckoned | None:
    """Read "half an hour", "two years and a half"."""
    count = 0.5 if scene.letters.startswith("ha") else (count_of(scene) or 0) + 0.5
    if unit == "H" and count < 1:
        return Reckoned("DURATION", "PT30M")
    return Reckoned("DURATION", length_value(unit, count), size_of(scene))


def one_unit(scene: Scene) -> Reckoned | None:
    """Read "for a week", "more than a year", "a month after": not "a day" of "once a day"."""
    unit = unit_of(scene)
    if is_age(scene):
        return None
    before = scene.before[0] if scene.before else ""
    after = scene.after[0] if scene.after else ""
    if scene.has("6") or (scene.letters == "au" and is_rate(scene.before)):
        return Reckoned("SET", length_value(unit, 1))
    if scene.letters.startswith("h"):
        return half_length(scene, unit)
    if is_throughout(scene) or before == "of" or (unit == "Q" and before not in FOR):
        return None
    if size_of(scene) or before in FOR or after in FROM_EVENT:
        return Reckoned("DURATION", length_value(unit, 1), size_of(scene))
    return None


def is_rate(before: tuple[str, ...]) -> bool:
    """Tell whether a count stands before "a year": "twice a day", "$3 million", "900 cars a year"."""
    if not before:
        return False
    counted = any(word[:1].isdigit() or word in context("often") for word in before[1:])
    return before[0][:1].isdigit() or before[0] in context("often") or (before[0][-1] == "s" and counted)


def units(scene: Scene) -> Reckoned | None:
    """Read "for years", "weeks after", "decades-long"."""
    before = scene.before[0] if scene.before else ""
    after = [word for word in scene.after[:2] if word not in {"-", "–"}]
    if before in FOR or (after and after[0] in FROM_EVENT and unit_of(scene) != "Q"):
        return Reckoned("DURATION", length_value(unit_of(scene), None))
    return None


SETS: Final = {"S": "XXXX-", "M": "XXXX-", "p": "XXXX-XX-XXT"}


def every(scene: Scene) -> Reckoned | None:
    """Read "every day", "each year", "every two weeks", "every Friday"."""
    if scene.has("W"):
        return weekdays(scene)
    atom = scene.pick("SMp")
    if atom is not None:
        return Reckoned(
            "SET", SETS[scene.letters[scene.atoms.index(atom)]] + f"{value_of_word(atom.low):0>2}"
        )
    return Reckoned("SET", length_value(unit_of(scene), count_of(scene) or 1))


def weekdays(scene: Scene) -> Reckoned | None:
    """Read "on Sundays", "every Friday"."""
    atom = scene.pick("wW")
    return Reckoned("SET", f"XXXX-WXX-{value_of_word(atom.low)}") if atom else None


def repeated(scene: Scene) -> Reckoned | None:
    """Read "daily", "annual"."""
    if scene.shown[0].isupper() and scene.before and scene.before[0].isalnum():
        return None  # "the Tolm Weekly"
    return Reckoned("SET", value_of_word(scene.atoms[0].low))


def moment(scene: Scene) -> Reckoned | None:
    """Read "at noon", "before dawn"; its day is not known from the word."""
    if not scene.before or scene.before[0] not in {
        "at",
        "before",
        "after",
        "around",
        "by",
        "until",
        "past",
    }:
        return None
    return Reckoned("TIME", f"XXXX-XX-XXT{value_of_word(scene.atoms[0].low)}")


def reference(scene: Scene) -> Reckoned | None:
    """Read "now", "recently", "in the past", "the future", "these days"."""
    if scene.has("A"):
        return open_date("FUTURE_REF") if scene.after[:1] != ("of",) else None
    if scene.has("9"):
        return open_date("PRESENT_REF") if unit_of(scene) == "D" else None
    if scene.has("L"):
        return the_past(scene)
    return open_date(value_of_word(scene.atoms[-1].low))


def recent(scene: Scene) -> Reckoned | None:
    """Read "recent" before a noun, not "the most recent"."""
    compared = scene.before[:1] in {("more",), ("most",)}
    plain = scene.tag in {"JJ", ""} and scene.shown.islower()
    return open_date("PAST_REF") if plain and not compared else None


def the_past(scene: Scene) -> Reckoned | None:
    """Read "in the past", where no noun follows."""
    alone = not scene.after or not scene.after[0].isalpha() or scene.after[0] in context("no_nouns")
    alone = alone or bool(scene.after and len(scene.after[0]) <= LONGEST_OF_FEW)
    is_past = scene.atoms[-1].low == "past" and scene.before[:1] in {("in",), ("from",), ("of",)}
    return open_date("PAST_REF") if is_past and alone else None


LONGEST_OF_FEW: Final = 4  # letters of words that are no nouns after "the past": "they", "he", "is"
