"""Rewrites without credit: a later text that shares what only an earlier one has at first hand.

A text is probably from another where both have the same words of one who spoke to the other's outlet, or
three figures that two writers seldom come to by themselves, and it neither says where it has them from
nor that it heard them itself. That is shown as probable, with what would change the count; an unnamed
source of such a text is not counted beside that of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words
from dateline.linking.press_keys import press_key
from dateline.linking.sharing import quotations
from dateline.linking.sights import own_sight
from dateline.linking.tellings import telling_of
from dateline.linking.web import Bridge, Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.linking.tellings import Route, Telling
    from dateline.linking.texts import Text
    from dateline.linking.web import Web
    from dateline.records import Claim

QUOTED: Final = 5  # words of a quotation that two texts share
FIGURES: Final = 3  # figures that two texts share where they share no quotation
SMALL: Final = 12  # figures up to which anybody counts
YEARS: Final = range(1900, 2101)
NUMBER: Final = re.compile(r"(?<![\w.,:/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w:/-])")
PUBLIC: Final = frozenset({"briefing", "statement", "post", "speech"})

Mark = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a text has what bears a mark: told in public or not, and the routes of its sources."""

    public: bool
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class Traces:
    """What a text can be recognised by, and whether it has it at first hand.

    A text is compared with every other that shares a mark: what it says by itself is read once.
    """

    number: int
    text: Text
    hearings: dict[Mark, Hearing] = field(default_factory=dict)

    @cached_property
    def marks(self) -> frozenset[Mark]:
        """The quotations and the unusual figures of the text."""
        words = self.text.articles[0].article.text
        quoted = {mark for mark in quotations(words) if len(mark[1].split()) >= QUOTED}
        return frozenset(quoted | {("they share the figure", figure) for figure in figures_in(words)})

    @cached_property
    def telling(self) -> Telling:
        """The text's first article with its speakers."""
        return telling_of(self.text.articles[0])

    @cached_property
    def when(self) -> datetime | None:
        """When the first of the text's articles was published."""
        times = [read_time(one.article.published.value) for one in self.text.articles]
        return min((time for time in times if time), default=None)

    @cached_property
    def contents(self) -> tuple[tuple[Claim, str], ...]:
        """The claims of the text with the words of their content, folded, in a row."""
        claims = self.text.articles[0].article.claims
        return tuple((claim, " ".join(map(folded, claim_words(claim)))) for claim in claims)

    def hearing(self, mark: Mark) -> Hearing:
        """Return how the text has the claims whose words hold a quotation."""
        if mark not in self.hearings:
            telling = self.telling
            claims = [claim for claim, words in self.contents if mark[1] in words]
            self.hearings[mark] = Hearing(
                any(claim.venue in PUBLIC - {"statement"} for claim in claims),
                tuple(
                    telling.route(claim, telling.meant(claim, place))
                    for claim in claims
                    for place in range(len(claim.sources))
                ),
            )
        return self.hearings[mark]

    def is_first_hand(self, marks: Sequence[Mark]) -> bool:
        """Tell whether the text says that its outlet heard or saw what it shares itself."""
        hearings = [self.hearing(mark) for mark in marks]
        if any(hearing.public for hearing in hearings):
            return False
        routes = [route for hearing in hearings for route in hearing.routes]
        heard = any(route.heard for route in routes or self.telling.ways.values())
        return heard or self.shown or (not routes and self.sight != "")

    def says_whence(self, marks: Sequence[Mark]) -> bool:
        """Tell whether the text says of what it shares where it has it from."""
        return any(route.steps or route.heard for mark in marks for route in self.hearing(mark).routes)

    @cached_property
    def shown(self) -> bool:
        """Whether the outlet saw something itself, and was shown a document."""
        venues = {claim.venue for claim in self.text.articles[0].article.claims}
        return {"seen", "document"} <= venues

    @cached_property
    def sight(self) -> str:
        """The words by which the text says that its outlet was there, or nothing."""
        return own_sight(self.text.articles[0])

    def credits(self, other: Traces) -> bool:
        """Tell whether the text names the other's outlet or writer as one it rests on."""
        return not self.named.isdisjoint(other.known_by)

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of the outlets and writers that the text names."""
        return frozenset(press_key(name) for name in self.telling.scene.press)

    @cached_property
    def known_by(self) -> frozenset[str]:
        """The keys of the outlets that print the text, and of who wrote it."""
        printed = {one.article.outlet or "" for one in self.text.articles}
        return frozenset(press_key(name) for name in (printed | {self.text.author or ""}) - {""})


def folded(words: str) -> str:
    """Return words folded, in a row."""
    return " ".join(fold_words(words))


def claim_words(claim: Claim) -> Iterator[str]:
    """Yield the words of a claim's content."""
    return (span.text for span in claim.content)


def figures_in(words: str) -> set[str]:
    """Return the figures that are neither small, round nor years."""
    found = (match[0].replace(",", "") for match in NUMBER.finditer(words))
    return {one for one in found if is_unusual(one)}


def is_unusual(figure: str) -> bool:
    """Tell whether two writers seldom come to a figure by themselves."""
    if "." in figure:
        return True
    return int(figure) > SMALL and int(figure) % 10 != 0 and int(figure) not in YEARS


def read_time(value: str | None) -> datetime | None:
    """Return an ISO date or datetime in UTC, or None where it is none."""
    try:
        time = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC)


def find_rewrites(texts: Sequence[Text]) -> dict[int, tuple[int, str]]:
    """Return the texts that are probably from another, by number: that one's number and the reason.

    Of several that a text may be from, the first is given.
    """
    traces = [Traces(number, text) for number, text in enumerate(texts)]
    places: dict[Mark, list[int]] = defaultdict(list)
    for each in traces:
        for mark in each.marks:
            places[mark].append(each.number)
    found: dict[int, tuple[int, str]] = {}
    for later in traces:
        for first, marks in sorted(sharers(later, places).items()):
            if is_rewrite(later, traces[first], marks):
                found[later.number] = first, reason_of(marks)
                break
    return found


def sharers(one: Traces, places: Mapping[Mark, Sequence[int]]) -> dict[int, list[Mark]]:
    """Return the other texts that share marks with one, by number, with these in order.

    ``places``: the texts that bear each mark.
    """
    shared: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(one.marks):
        for other in places[mark]:
            if other != one.number:
                shared[other].append(mark)
    return shared


def is_rewrite(later: Traces, first: Traces, marks: Sequence[Mark]) -> bool:
    """Tell whether one text is probably from the other, by what both have."""
    quoted = [mark for mark in marks if not is_figure(mark)]
    if not quoted and len(marks) < FIGURES:
        return False
    if later.when and first.when and later.when < first.when:
        return False
    if later.credits(first) or later.says_whence(quoted) or not first.is_first_hand(quoted):
        return False
    return bool(quoted) or not later.sight


def is_figure(mark: Mark) -> bool:
    """Tell whether a mark is a figure."""
    return mark[0] == "they share the figure"


def reason_of(marks: Sequence[Mark]) -> str:
    """Return what two texts share, in words."""
    quoted = [words for kind, words in marks if kind != "they share the figure"]
    if quoted:
        return f"they share the quotation “{quoted[0]}”, and no credit says where it is from"
    figures = ", ".join(words for _, words in marks[:FIGURES])
    return f"they share the figures {figures}, and no credit says where they are from"


def note_rewrites(web: Web) -> None:
    """Note which texts are probably from which; lead their unnamed ends to those of the other."""
    for later, (first, reason) in find_rewrites(web.texts).items():
        mine = [index for index, thread in enumerate(web.threads) if thread.text == later]
        other = [index for index, thread in enumerate(web.threads) if thread.text == first]
        if not (mine and other):
            continue
        web.bridges.append(Bridge(mine[0], other[0], "probably_from", reason))
        for index in mine:
            presume(web, index, other, reason)


def presume(web: Web, index: int, others: Sequence[int], reason: str) -> None:
    """Lead an unnamed end that stands by itself to the one that the text probably has it from."""
    thread, ways = web.threads[index], web.ways[index]
    ends = [each for each in others if web.threads[each].side == thread.side]
    targets = [each for each in ends if web.threads[each].end == "described"]
    if thread.end != "described" or not targets:
        return
    joined = any(web.unions.find(each) == web.unions.find(index) for each in targets)
    alone = not any(way.steps or way.target is not None for way in ways)
    if not joined and alone and len(web.members(index)) == 1:
        web.ways[index] = [Way((), target, whole=False) for target in targets]
        joined = True
    if joined and alone:
        web.presumed.append(Bridge(index, targets[0], "probably_from", reason))
