"""Names after the full style of an office, with no comma: "Minister of Foreign Affairs Anto Perl".

News of state agencies writes so. The words between the office and the name are the office's, no part of
the name and no actor of their own, unless they name a body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_words import is_demonym, nouns, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.language.reading import Reading

SERVED: Final = frozenset({"of", "for", "at"})
SMALL: Final = frozenset({"the", "of", "for", "and", "on", "to", "in", "&", "-", "’s", "'s"})
HEADS: Final = frozenset({"head", "chief"})
LONGEST: Final = 16  # words between an office and the name of who holds it


@dataclass(frozen=True, slots=True)
class Style:
    """Tokens of a style: its title, the first of the name with the ranks before it, and of the name."""

    title: int
    ranked: int
    name: int


def find_styles(reading: Reading) -> Mapping[int, Style]:
    """Return the styles of a text by their titles."""
    found: dict[int, Style] = {}
    for first, last in full_names(reading):
        ranked = after_ranks(reading, first)
        title = title_before(reading, ranked)
        if title is not None and last - first > 1:
            found[title] = Style(title, ranked, first)
    return found


def full_names(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the persons' names that the language model saw: their first token, and that after them."""
    yield from ((name.first, name.last) for name in reading.typed if name.label == "PER")


def after_ranks(reading: Reading, first: int) -> int:
    """Return where the ranks begin that stand right before a name: "General Ivo Strand"."""
    while first > 1 and is_rank(reading, first - 1) and reading.lower(first - 2) not in SMALL:
        first -= 1
    return first


def title_before(reading: Reading, name: int) -> int | None:
    """Return the title whose office the words before a name tell; None where they tell none.

    In "spokesman for Ukraine's President Anto Perl" the name is the president's.
    """
    telling = False
    if name and is_title(reading, name - 1) and not is_sector(reading, name - 1):
        return None
    for at in range(name - 1, max(0, name - LONGEST) - 1, -1):
        low = reading.lower(at)
        if low in SERVED and at > 0 and is_title(reading, at - 1) and not is_sector(reading, at - 1):
            return at - 1 if telling else None
        if low in SMALL:
            continue
        if not reading.word(at)[0].isupper() or reading.tags[at] in {"PRON", "DET", "VERB", "AUX"}:
            return None
        telling = telling or not is_demonym(reading.word(at))
    return None


def is_title(reading: Reading, at: int) -> bool:
    """Tell whether a word is the title of an office or rank."""
    low = reading.lower(at).rstrip(".")
    title = titles().get(low)
    return low in HEADS or (title is not None and title.is_role)


def is_rank(reading: Reading, at: int) -> bool:
    """Tell whether a word is a rank of armed forces or police."""
    title = titles().get(reading.lower(at).rstrip("."))
    return title is not None and title.sector in {"MIL", "COP"}


def is_sector(reading: Reading, at: int) -> bool:
    """Tell whether a word, though it opens titles too, names what is governed: "Minister of Defence"."""
    row = nouns().get(reading.lower(at))
    holder = row is not None and row.type == "person"
    return at > 0 and reading.lower(at - 1) in SMALL and not holder
