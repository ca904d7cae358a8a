"""Scores events of sentences in which two actors are given, and what the one does to the other.

The sentence is read as a text of its own. Of its events that are political acts, the one answers whose
actors fit the given source and whose recipients and objects fit the given target best; of those that
fit alike, the first. Where several actors cooperate ("X and Y signed a treaty"), the further ones may be
the target too. No event is a wrong answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dateline.evaluation.said import f1, ratio
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, convert_rows, per_cent, read_text, share
from dateline.evaluation.what_names import FITS, by_id, doers, most_alike, sufferers
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.evaluation.what_names import Forms
    from dateline.records import Article, Event

NOBODY: Final = frozenset({"an actor", "a recipient"})
COOPERATION: Final = frozenset({1, 2})  # quad classes
NONE: Final = "none"


class PairRow(msgspec.Struct, frozen=True):
    """A sentence with a source, a target, the root of what it tells of them, and its quad (1..4)."""

    id: str
    text: str
    source: str
    target: str
    root: str
    quad: int

    @property
    def is_pair(self) -> bool:
        """Whether both are named."""
        return not NOBODY & {self.source.lower(), self.target.lower()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event as the gold calls its type, and how well its parties fit the given ones, 0..1 each.

    ``ruled`` is its root by the manual's rule for what is only planned; ``place`` how well one of its
    places fits the target.
    """

    root: str
    ruled: str
    quad: int
    source: float
    target: float
    place: float
    at: int
    two: bool
    words: str

    @property
    def fits(self) -> bool:
        """Whether both given actors take part in their places."""
        return self.source > FITS and self.target > FITS

    @property
    def fits_a_place(self) -> bool:
        """Whether the source takes part, and the target does or is a place of the event."""
        return self.source > FITS and max(self.target, self.place) > FITS


@dataclass(frozen=True, slots=True)
class Answer:
    """A row with the events of its sentence, the one that answers first."""

    row: PairRow
    found: tuple[Candidate, ...]

    @property
    def root(self) -> str:
        """The root that is answered."""
        return self.found[0].root if self.found else NONE

    @property
    def ruled(self) -> str:
        """The root that is answered by the manual's rule for what is only planned."""
        return self.found[0].ruled if self.found else NONE

    @property
    def quad(self) -> int:
        """The quad class that is answered, 0 for none."""
        return self.found[0].quad if self.found else 0


def score_pairs(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return figures, errors and confusions of rows with ``source``, ``target``, ``root``, ``quad``."""
    answers = [answer(row) for row in convert_rows(path, rows, PairRow)]
    mistakes = [mistake for one in answers for mistake in find_mistakes(one)]
    return Scored(sum_up(answers), mistakes, list(list_confusions(answers)))


def answer(row: PairRow) -> Answer:
    """Read the sentence of a row and return its events, the one that fits best first."""
    _, article = read_text(row.text)
    events = (event for event in article.events if event.type in roots())
    found = [weigh(row, event, article) for event in events]
    found.sort(key=lambda one: (-one.source - one.target, one.at))
    return Answer(row, tuple(found))


def weigh(row: PairRow, event: Event, article: Article) -> Candidate:
    """Return an event with how well its parties fit the given ones."""
    root, quad, planned = roots()[event.type]
    actors = by_id(article)
    sources, targets = doers(event, actors), sufferers(event, actors)
    if quad in COOPERATION:
        targets += further(row, sources)
    sides = (" + ".join(forms[0] for forms in side if forms) or "nobody" for side in (sources, targets))
    places = {place.id: place.name for place in article.places}
    return Candidate(
        root=root,
        ruled=planned if event.status == "planned" else root,
        quad=quad,
        source=most_alike([row.source], (form for forms in sources for form in forms)),
        target=most_alike([row.target], (form for forms in targets for form in forms)),
        place=most_alike([row.target], (places.get(place.place, "") for place in event.places)),
        at=event.trigger.start,
        two=bool(sources and targets),
        words=f"{event.trigger.text}: {' > '.join(sides)}",
    )


def further(row: PairRow, sources: Sequence[Forms]) -> list[Forms]:
    """Return the actors of an act without the one that the given source is."""
    first = max(sources, key=lambda forms: most_alike([row.source], forms), default=())
    return [forms for forms in sources if forms is not first]


@cache
def roots() -> Mapping[str, tuple[str, int, str]]:
    """Return root and quad class of the gold by the types of the report, and the root where planned."""
    return {
        row["type"]: (row["root"], int(row["quad"]), row["planned"])
        for row in read_table("evaluation_plover_roots")
    }


def sum_up(answers: Sequence[Answer]) -> Figures:
    """Return all figures in per cent."""
    total = len(answers)
    met = [one for one in answers if one.found]
    asked = [one for one in answers if one.row.is_pair]
    figures: Figures = {"rows": total}
    figures |= classes("root", [(one.row.root, one.root) for one in answers])
    figures |= classes("quad", [(str(one.row.quad), str(one.quad)) for one in answers])
    figures |= classes("root_ruled", [(one.row.root, one.ruled) for one in answers])
    right = sum(one.root == one.row.root for one in answers)
    figures["event_found"] = share(len(met), total)
    figures["root_accuracy_of_found"] = share(right, len(met))
    anywhere = sum(any(event.root == one.row.root for event in one.found) for one in answers)
    figures["root_anywhere"] = share(anywhere, total)
    figures["best_fits_both"] = share(
        sum(bool(one.found) and one.found[0].fits for one in asked), len(asked)
    )
    placed = sum(bool(one.found) and one.found[0].fits_a_place for one in asked)
    figures["best_fits_both_or_place"] = share(placed, len(asked))
    return figures | sum((pairs_of(one) for one in asked), Hits()).figures("pairs")


def pairs_of(one: Answer) -> Hits:
    """Return whether the given pair is found, and how many of the events with two parties are it."""
    dyads = [event for event in one.found if event.two]
    right = sum(event.fits for event in dyads)
    return Hits(1, len(dyads), int(right > 0), right)


def classes(name: str, pairs: Sequence[tuple[str, str]]) -> Figures:
    """Return accuracy and macro-F1, over the classes of the gold, of pairs of gold and answer."""
    right = Counter(gold for gold, found in pairs if gold == found)
    wanted, given = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    rates = [f1(ratio(right[one], given[one]), ratio(right[one], wanted[one])) for one in wanted]
    return {
        f"{name}_accuracy": share(right.total(), len(pairs)),
        f"{name}_macro_f1": per_cent(sum(rates) / len(rates)) if rates else None,
    }


def find_mistakes(one: Answer) -> Iterator[Mistake]:
    """Yield what is wrong with an answer: no event, another root, or a pair that is not found."""
    row = one.row
    words = " | ".join(event.words for event in one.found) or "no event"
    line = f"[{row.source} > {row.target}] <{words}>: {row.text}"
    if one.root != row.root:
        kind = "no event" if not one.found else f"{row.root} found as {one.root}"
        yield Mistake(row.id, kind, 0, line)
    elif row.is_pair and not one.found[0].fits:
        yield Mistake(row.id, "right root, other parties", 0, line)


def list_confusions(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield a line for each root of the gold: what was answered, the most frequent first."""
    rows: dict[str, Counter[str]] = {}
    for one in answers:
        rows.setdefault(one.row.root, Counter())[one.root] += 1
    for root, found in sorted(rows.items(), key=lambda pair: (-pair[1].total(), pair[0])):
        counts = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        yield f"{root} ({found.total()}): {', '.join(f'{name} {count}' for name, count in counts)}"
