"""Incident answers as a person reads them: the count, the chains as a tree, the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UnsetType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from dateline.terminal.consoles import stance_style
from dateline.terminal.counting import count, enumerate_words
from dateline.terminal.safe import show_line
from dateline.terminal.versions_view import count_earlier, say_versions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.answered import Dispute, Evidence, Incident, IncidentAnswer, Origin

MOST_WORDS = 8
WORDS_WIDTH = 300
SIDE_WIDTH = 120
DENIAL = "denial"
QUOTES = "“”\"'‘’ "


def print_answers(console: Console, answers: Iterable[IncidentAnswer]) -> None:
    """Print one block an incident, parted by rules."""
    for number, answer in enumerate(answers):
        if number:
            console.rule(style="quiet")
        print_answer(console, answer)


def print_answer(console: Console, answer: IncidentAnswer) -> None:
    """Print an incident: its count, its title, its chains, its disputes and its words."""
    console.print(Text(say_counts(answer), style="count"))
    console.print(Text(show_line(answer.incident.title)), soft_wrap=False)
    console.print(Text(describe(answer.incident), style="quiet"))
    for origin in answer.origins:
        console.print(Padding(draw_origin(origin, answer), (1, 0, 0, 2)))
    print_remarks(console, answer)
    print_words(console, answer)
    console.print()


def say_counts(answer: IncidentAnswer) -> str:
    """Return the opening line: articles, asserting origins, denials and what else there is."""
    parts = [count(answer.articles, "article"), count(answer.asserting_origins, "asserting origin")]
    if answer.denying_origins:
        parts.append(count(answer.denying_origins, DENIAL))
    if answer.doubting_origins:
        parts.append(count(answer.doubting_origins, "doubting origin"))
    if answer.not_established:
        parts.append(f"{answer.not_established:,} not established")
    earlier = count_earlier(answer)
    copies = sum(max(0, len(frozenset(group) - earlier) - 1) for group in answer.copies)
    if copies:
        parts.append(count(copies, "copy", "copies"))
    if earlier:
        parts.append(count(len(earlier), "earlier version"))
    return ", ".join(parts)


def describe(incident: Incident) -> str:
    """Return the line that says type, places, days and id of an incident."""
    kind = f"{incident.type}/{incident.mode}" if incident.mode else incident.type
    parts = [kind, ", ".join(incident.places), say_days(incident), incident.id]
    return show_line(" · ".join(part for part in parts if part))


def say_days(incident: Incident) -> str:
    """Return the days of an incident as the answer gives them, or that no day is stated."""
    if incident.earliest is None:
        return "no day stated"
    if incident.latest in (None, incident.earliest):
        return incident.earliest
    return f"{incident.earliest} to {incident.latest}"


def draw_origin(origin: Origin, answer: IncidentAnswer) -> Tree:
    """Return the chains of one origin as a tree that grows from the origin towards the outlets."""
    tree = Tree(label_origin(origin), guide_style="quiet")
    branches: dict[tuple[str, ...], Tree] = {(): tree}
    for chain in sorted(origin.chains, key=lambda names: (len(names), names)):
        grow(branches, tuple(reversed(chain[:-1])))
    if answer.common_link and answer.common_link != origin.name:
        mark_common_link(branches, answer.common_link)
    return tree


def grow(branches: dict[tuple[str, ...], Tree], path: tuple[str, ...]) -> None:
    """Add the nodes of ``path`` that the tree does not have yet."""
    for depth in range(1, len(path) + 1):
        here = path[:depth]
        if here not in branches:
            branches[here] = branches[here[:-1]].add(Text(show_line(here[-1], 80)))


def mark_common_link(branches: dict[tuple[str, ...], Tree], name: str) -> None:
    """Mark the step that every asserting chain passes through."""
    for path, branch in branches.items():
        if path and path[-1] == name:
            branch.label = Text.assemble(show_line(name, 80), ("  common link", "quiet"))


def label_origin(origin: Origin) -> Text:
    """Return the line of an origin: side, name, kind, articles, first seen."""
    facts = [origin.kind if origin.named else f"{origin.kind}, unnamed"]
    facts.append(count(len(origin.articles), "article"))
    if origin.hearings > 1:
        facts.append(count(origin.hearings, "hearing"))
    if origin.first_seen:
        facts.append(f"first seen {origin.first_seen}")
    if not origin.established:
        facts.append("not established")
    return Text.assemble(
        (f"{origin.side} ", stance_style(origin.side) if origin.established else "quiet"),
        (show_line(origin.name, 80), "source"),
        (f" · {' · '.join(facts)}", "quiet"),
    )


def print_remarks(console: Console, answer: IncidentAnswer) -> None:
    """Print which pages carry one text, the disputes, and what would change the count."""
    lines = [f"One text: {show_line(enumerate_words(pages))}" for pages in name_copies(answer)]
    lines += say_versions(answer)
    lines += [say_dispute(dispute) for dispute in answer.disputes]
    lines += [f"The count changes {show_line(remark)}" for remark in answer.changes_if]
    if lines:
        console.print()
    for line in lines:
        console.print(Padding(Text(line, style="doubts"), (0, 0, 0, 2)))
    print_grades(console, answer)


def print_grades(console: Console, answer: IncidentAnswer) -> None:
    """Print the grades that analysts gave, apart from all counts."""
    grades = () if isinstance(answer.grades, UnsetType) else answer.grades
    if grades:
        console.print()
    for one in grades:
        given = f"graded {one.reliability or one.credibility} by {one.by}: {one.why}"
        line = show_line(f"{one.of} {one.name} {given}", 200)
        console.print(Padding(Text(line, style="quiet"), (0, 0, 0, 2)))


def name_copies(answer: IncidentAnswer) -> list[list[str]]:
    """Return the pages of each group of copies, by the addresses that the evidence gives.

    An earlier version of one of them is none.
    """
    pages = {piece.article: piece.url or piece.article for piece in answer.evidence}
    earlier = count_earlier(answer)
    groups = ([article for article in group if article not in earlier] for group in answer.copies)
    return [[pages.get(article, article) for article in group] for group in groups if len(group) > 1]


def say_dispute(dispute: Dispute) -> str:
    """Return one line: what is disputed, and the sides."""
    sides = " against ".join(show_line(str(side.value), SIDE_WIDTH) for side in dispute.sides)
    return f"Disputed {dispute.kind}: {sides}"


def print_words(console: Console, answer: IncidentAnswer) -> None:
    """Print the words that bear the answer, each once with the pages it stands on."""
    pages_by_words = gather_pages(answer.evidence)
    fates = gather_fates(answer.evidence)
    console.print()
    for words, pages in list(pages_by_words.items())[:MOST_WORDS]:
        console.print(Padding(quote(words, pages, fates[words]), (0, 0, 0, 2)))
    more = len(pages_by_words) - MOST_WORDS
    if more > 0:
        console.print(Padding(Text(f"and {more:,} more; --json gives all", style="quiet"), (0, 0, 0, 2)))


def gather_pages(evidence: Iterable[Evidence]) -> dict[str, list[str]]:
    """Return the pages that carry the same words, by the words, in the order of the evidence."""
    pages: dict[str, list[str]] = {}
    for piece in evidence:
        pages.setdefault(piece.span.text, []).append(piece.url or piece.article)
    return pages


def gather_fates(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return what later versions made of the words; nothing where they still stand on some page."""
    found: dict[str, set[str]] = {}
    for piece in evidence:
        found.setdefault(piece.span.text, set()).add(piece.later_version or "")
    return {words: max(fates) if "" not in fates else "" for words, fates in found.items()}


def quote(words: str, pages: list[str], fate: str) -> Text:
    """Return the words in quotation marks, and beneath them each page they stand on, once."""
    text = Text(f"“{show_line(words, WORDS_WIDTH).strip(QUOTES)}”")
    if fate:
        text.append(f"  {fate} in a later version", style="doubts")
    for page in dict.fromkeys(pages):
        text.append("\n    ").append(show_line(page), style="link")
    return text
