"""Scores the pronouns that attributions have as sources ("he said"), where their antecedent is plain.

The gold of attributions does not say who "he" is. It is plain, whoever reads, where of all the persons
named in the paragraph before the pronoun and in the two paragraphs before that one, exactly one can be
meant. What is counted so, and nothing else:

- the source is the one word he or she, and stands in no quotation marks;
- persons are the names that the language model types PER; names that end with the same word are one
  person, and their gender is that of the first given name that the table of given names knows;
- persons of the other gender are out; exactly one is left, or the question is not asked;
- the last named of all is that person, so that nobody of unknown kind (a group, a people) comes between.

The answer is right where the pronoun is a mention of an actor with a name that ends with the person's
last word, wrong where it is one of another actor, else left open.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.casts import place_span, read_cast
from dateline.evaluation.said import ratio
from dateline.gazetteer.fold import fold
from dateline.reading.actor_pronouns import quoted_tokens
from dateline.reading.actor_words import genders

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.evaluation.casts import Cast
    from dateline.language.reading import Phrase, Reading

GENDERS: Final = {"he": "m", "she": "f"}
BACK: Final = 2  # paragraphs before the pronoun's own


def score_pronouns(rows: Iterable[Mapping[str, Any]]) -> dict[str, float | None]:
    """Return the figures, in per cent, of rows with ``text`` and ``attributions``."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts += count(row, read_cast(row["text"]))
    return figures_of_pronouns(counts)


def figures_of_pronouns(counts: Counter[str]) -> dict[str, float | None]:
    """Return the figures of what was asked, right, wrong and left open."""
    answered = counts["right"] + counts["wrong"]
    return {
        "source_pronouns": counts["asked"],
        "source_pronouns_right": per_cent(counts["right"], counts["asked"]),
        "source_pronouns_wrong": per_cent(counts["wrong"], counts["asked"]),
        "source_pronouns_precision": per_cent(counts["right"], answered),
    }


def per_cent(part: int, whole: int) -> float:
    """Return a share in per cent."""
    return round(100 * ratio(part, whole), 2)


def count(row: Mapping[str, Any], cast: Cast) -> Counter[str]:
    """Return how many plain pronouns one document has as sources, and how its cast answers them."""
    quoted = quoted_tokens(cast.reading)
    counts: Counter[str] = Counter()
    for at in sorted(source_pronouns(cast.reading, row) - quoted):
        person = plain_antecedent(cast.reading, at)
        if person is not None:
            counts["asked"] += 1
            counts[answer(cast, at, person)] += 1
    return counts


def source_pronouns(reading: Reading, row: Mapping[str, Any]) -> set[int]:
    """Return the tokens he and she that are the whole source of an attribution."""
    places = [place_span(reading, start, end) for start, end in single_sources(row)]
    return {first for first, last in places if last - first == 1 and reading.lower(first) in GENDERS}


def single_sources(row: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the sources of one span each; raises PageUnreadable where a source is none."""
    try:
        sources = [item["source"] for item in row["attributions"] if len(item["source"]) == 1]
        return [(int(source[0]["start"]), int(source[0]["end"])) for source in sources]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        cause = f"The row {row['id']}: an attribution lacks its source's start and end."
        raise PageUnreadable(
            cause, "Give gold in the format that docs/commands.md describes."
        ) from error


def plain_antecedent(reading: Reading, at: int) -> str | None:
    """Return the folded last word of the one person that a pronoun can mean, else None."""
    sentence = reading.sentence_at(reading.starts[at])
    home = reading.sentences[sentence].paragraph
    least = next(
        first
        for (first, _), one in zip(reading.bounds, reading.sentences, strict=True)
        if one.paragraph >= home - BACK
    )
    named = [name for name in reading.typed if name.label == "PER" and least <= name.first < at]
    persons: dict[str, str] = {}
    for name in named:
        key = last_word(reading, name)
        persons[key] = persons.get(key) or gender_of(reading, name)
    fits = [key for key, gender in persons.items() if gender in {"", GENDERS[reading.lower(at)]}]
    if len(fits) != 1 or last_word(reading, named[-1]) != fits[0]:
        return None
    return fits[0]


def last_word(reading: Reading, name: Phrase) -> str:
    """Return the folded last word of a name."""
    return fold(reading.word(name.last - 1))


def gender_of(reading: Reading, name: Phrase) -> str:
    """Return the gender of the given name that opens a name of several words, if it is known."""
    return genders().get(fold(reading.word(name.first)), "") if name.last - name.first > 1 else ""


def answer(cast: Cast, at: int, person: str) -> str:
    """Return how the report answers: right, wrong or open."""
    member = next(
        (one for one in cast.members if any((s.first, s.last) == (at, at + 1) for s in one)), None
    )
    if member is None:
        return "open"
    names = (cast.reading.word(spot.last - 1) for spot in member if spot.kind == "name")
    return "right" if person in {fold(name) for name in names} else "wrong"
