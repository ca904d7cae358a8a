"""Tolls: what each text of an incident counts, parts of a sum added up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.linking import amounts
from dateline.linking.days import published_day, read_day
from dateline.linking.folding import fold_words
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from dateline.linking.amounts import Amount
    from dateline.linking.linkage import Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article, Quantity, QuantityOf

COUNTED: Final[frozenset[QuantityOf]] = frozenset(
    {"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced", "protesters"}
)
"""What is counted as a whole; numbers of troops, weapons or money may count anything."""
NEAR = 24  # code points beside a number that are looked at for "more"


@dataclass(frozen=True, slots=True)
class Toll:
    """What one text counts, on whose word (origin ids), when, and the numbers it adds up."""

    article: str
    amount: Amount
    origins: tuple[str, ...]
    day: int | None
    numbers: tuple[Quantity, ...]

    @property
    def label(self) -> str:
        """The toll in words."""
        return " and ".join(say_number(number) for number in self.numbers)


def find_tolls(
    one: LinkedArticle, events: Collection[str], bearers: Mapping[Member, tuple[str, ...]]
) -> Iterator[Toll]:
    """Yield the tolls of one article's events: the first of each kind that a source gives."""
    found: dict[tuple[QuantityOf, tuple[str, ...]], list[Quantity]] = defaultdict(list)
    for number in whole_numbers(one.article, events):
        said = {
            origin
            for claim in number.according_to
            for origin in bearers.get((one.article.id, claim), ())
        }
        key = (number.what, tuple(sorted(said)))
        bases = [each for each in found if each[0] == number.what]
        if bases and is_addend(one.article, number):
            found[bases[-1]].append(number)
        elif not found[key]:
            found[key].append(number)
    for (_, origins), numbers in found.items():
        yield from make_toll(one, origins, numbers)


def whole_numbers(article: Article, events: Collection[str]) -> list[Quantity]:
    """Return the numbers of events, without parts and earlier totals, in the order of the text."""
    named = {name for event in article.events if event.id in events for name in event.quantities}
    found = (each for each in article.quantities if each.id in named or each.event in events)
    revised = {each.revises for each in article.quantities}
    kept = (
        each for each in found if each.what in COUNTED and not each.part_of and each.id not in revised
    )
    return sorted(kept, key=lambda each: each.span.start)


def joins_up(article: Article) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of a number and a later one of the same kind that comes on top of it."""
    last: dict[QuantityOf, Quantity] = {}
    pairs = []
    for number in sorted(article.quantities, key=lambda each: each.span.start):
        if number.what in COUNTED and not number.part_of:
            if number.what in last and is_addend(article, number):
                pairs.append((last[number.what], number))
            last[number.what] = number
    return pairs


def is_addend(article: Article, number: Quantity) -> bool:
    """Tell whether the words beside a number say that it comes on top of those before."""
    before = fold_words(article.text[max(0, number.span.start - NEAR) : number.span.start])
    after = fold_words(article.text[number.span.end : number.span.end + NEAR])
    inside = fold_words(number.span.text)
    rows = {(row["side"], row["word"]) for row in read_table("link_addend_words")}
    beside = {("before", word) for word in before[-1:]} | {("after", word) for word in after[:2]}
    return bool(rows & beside) or any(word in {"more", "another"} for word in inside[-1:] + inside[:1])


def make_toll(
    one: LinkedArticle, origins: tuple[str, ...], numbers: Sequence[Quantity]
) -> Iterator[Toll]:
    """Yield the toll of the numbers that one source gives, if they have a value."""
    found = [amount for number in numbers if (amount := amounts.amount_of(number))]
    if found:
        yield Toll(
            one.article.id, amounts.add(found), origins, day_of(one.article, numbers[0]), tuple(numbers)
        )


def day_of(article: Article, number: Quantity) -> int | None:
    """Return the day a number held on: as the text says, else when the article was published."""
    time = next((each for each in article.times if each.id == number.as_of and each.resolved), None)
    stated = read_day(time.latest) if time else None
    return stated or published_day(article)


def say_number(number: Quantity) -> str:
    """Return a number with its bound in words."""
    value = number.low if number.value is None else number.value
    if value is None or number.bound in {"dozens", "hundreds", "thousands", "between"}:
        return number.span.text
    return f"{value:g}" if number.bound == "exactly" else f"{number.bound} {value:g}"
