"""Why an answer is as it is: the reason of every link, and of what was kept apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import UnsetType
from rich.padding import Padding
from rich.text import Text

from dateline.linking.outlets import printed_by
from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from dateline.answered import IncidentAnswer, SharedPassage, Tie
    from dateline.linking.neighbours import LinkedArticle

WIDEST: Final = 300
QUOTED: Final = 120
MOST: Final = 12  # reasons of one kind that are printed
APART: Final = "not joined"
KINDS: Final[Mapping[str, str]] = {
    "copy": "One text",
    "partly_derived": "Partly one text",
    "credits": "Credits",
    "probably_from": "Probably from",
    "same_source": "One source",
    "same_event": "One happening",
}
TYPED: Final = re.compile(r"\b[A-Z]+ of art:[0-9a-f]+ \((evt:[0-9a-f]+)\)")
ID: Final = re.compile(r"\b(?:art|evt|clm|org):[0-9a-f]{8,64}\b")


def print_reasons(
    console: Console,
    answer: IncidentAnswer,
    articles: Sequence[LinkedArticle],
    reasons: Iterable[str],
) -> None:
    """Print the links of an answer by their kinds, then what was joined or kept apart, and why."""
    names = name_all(answer, articles)
    apart = [show_line(call_all(each, names), WIDEST) for each in reasons if APART in each]
    if not (apart or answer.links):
        console.print(Text("Why: one article alone; nothing was joined or kept apart.\n", style="quiet"))
        return
    console.print(Text("Why", style="title"))
    for kind, title in KINDS.items():
        print_part(console, title, [say_tie(tie, names) for tie in answer.links if tie.kind == kind])
    print_part(console, "Kept apart", apart)
    console.print()


def print_part(console: Console, title: str, lines: Iterable[str]) -> None:
    """Print the reasons of one kind, each once, the first of many."""
    told = list(dict.fromkeys(lines))
    if told:
        console.print(Padding(Text(title, style="count"), (1, 0, 0, 2), expand=False))
    more = [f"and {len(told) - MOST} more; --json gives all"] if len(told) > MOST else []
    for line in (*told[:MOST], *more):
        console.print(Padding(Text(line, style="quiet"), (0, 0, 0, 4), expand=False))


def name_all(answer: IncidentAnswer, articles: Sequence[LinkedArticle]) -> dict[str, str]:
    """Return what the ids of an answer's articles, events, claims and origins are called by."""
    names = {origin.id: origin.name for origin in answer.origins}
    for one in articles:
        outlet = printed_by(one)
        names[one.article.id] = outlet
        names |= {event.id: f"“{event.trigger.text}” of {outlet}" for event in one.article.events}
        names |= {claim.id: f"a claim of {outlet}" for claim in one.article.claims}
    return names


def say_tie(tie: Tie, names: Mapping[str, str]) -> str:
    """Return a link in words: what, why, and, where a person decided so, that."""
    by = " (decided by a person)" if tie.by == "person" else ""
    apart = "kept apart: " if not tie.score and tie.by == "machine" else ""
    line = f"{call(tie.a, names)} and {call(tie.b, names)}: {apart}{tie.reason}{by}"
    shared = () if isinstance(tie.passages, UnsetType) else tie.passages
    quoted = f": {quote_passages(shared)}" if shared else ""
    return show_line(call_all(line, names), WIDEST) + quoted


def quote_passages(passages: Sequence[SharedPassage]) -> str:
    """Return the longest passage in quotation marks, cut short, and how many more there are."""
    longest = max(passages, key=lambda each: len(each.a.text))
    words = show_line(longest.a.text, QUOTED)
    more = len(passages) - 1
    return f"“{words}”" + (f" and {count(more, 'passage')} more" if more else "")


def call(key: str, names: Mapping[str, str]) -> str:
    """Return what an id is called by, or the id."""
    return names.get(key, key)


def call_all(words: str, names: Mapping[str, str]) -> str:
    """Return words with the names of the ids in them."""
    return ID.sub(lambda found: call(found.group(), names), TYPED.sub(r"\1", words))
