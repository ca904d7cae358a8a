"""A query as clauses: what must be found in which columns of words, in no database's language yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.errors import SearchBroken
from dateline.ledger.searching.facets import ask_box, ask_days, facet
from dateline.ledger.searching.language import Search, Term, make_term, read_search
from dateline.ledger.searching.ranges import box_of, days_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.searches import Query

TEXT: Final = "text"  # title, words and sources together
WHOLE: Final = "whole"  # these with actors and places
MOST_WORDS: Final = 200  # words that one part of a word may stand for


@dataclass(frozen=True, slots=True)
class Clause:
    """One of the terms must be found in the column (``TEXT``, or one of names or facets)."""

    column: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """All of ``must`` and none of ``without``; ``wanted``: the terms of the words, for ranking."""

    must: tuple[Clause, ...]
    without: tuple[Term, ...]
    wanted: tuple[Term, ...]
    origins: int = 0  # of an incident that the row tells of, at least


def make_clauses(query: Query, words_with: Callable[[str, int], list[str]]) -> Clauses:
    """Return the clauses of a query; ``words_with`` returns the words that hold a part, so many at most.

    Raises SearchBroken.
    """
    search = expand(read_search(query.words), words_with)
    must = tuple(Clause(TEXT, group) for group in search.groups) + tuple(filter_clauses(query))
    if search.without and not must:
        raise SearchBroken(
            "The search says only what must not be there.",
            "Add a word or a filter that must be there.",
        )
    return Clauses(must, search.without, search.wanted(), query.origins)


def expand(search: Search, words_with: Callable[[str, int], list[str]]) -> Search:
    """Return a search with the words of the ledger in the place of parts of words."""

    def terms_for(terms: Iterable[Term]) -> tuple[Term, ...]:
        return tuple(one for term in terms for one in spell_out(term, words_with))

    return replace(
        search,
        groups=tuple(terms_for(group) for group in search.groups),
        without=terms_for(search.without),
    )


def spell_out(term: Term, words_with: Callable[[str, int], list[str]]) -> list[Term]:
    """Return the words that a part of a word stands for; the part itself where there is none."""
    if not term.part:
        return [term]
    part = term.words[0]
    found = words_with(part, MOST_WORDS + 1)
    if len(found) > MOST_WORDS:
        cause = f"*{part}* stands in more than {MOST_WORDS} words."
        raise SearchBroken(cause, "Give more letters of it.")
    return [Term((word,)) for word in found] or [Term((part,))]


def filter_clauses(query: Query) -> list[Clause]:
    """Return the clauses of a query's filters."""
    named = {
        "actors": query.actors,
        "places": query.places,
        "sources": query.sources,
        "outlet": query.outlets,
    }
    clauses = [Clause(column, names_for(column, names)) for column, names in named.items() if names]
    facets = [
        [facet("type", each) for each in query.types],
        [facet("status", each) for each in query.statuses],
        [facet("stance", each) for each in query.stances],
        ["_direct"] if query.within == "quotations" else [],
    ]
    days = days_between(query.event_from, query.event_to)
    if days is not None:
        facets.append(ask_days(days))
    if query.box is not None:
        facets.append(ask_box(box_of(query)))
    return clauses + [facet_clause(words) for words in facets if words]


def facet_clause(words: Iterable[str]) -> Clause:
    """Return the clause that asks for one of our own words."""
    return Clause("facets", tuple(Term((word,)) for word in words))


def names_for(column: str, names: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms of names that filters ask for; raises SearchBroken for a name without letters."""
    found: list[Term] = []
    for name in names:
        terms = make_term(name.rstrip("*"), begins=name.endswith("*")) if "\0" not in name else ()
        if not terms:
            cause = f"The name {name!r} given for {column} holds nothing to search for."
            raise SearchBroken(cause, "Give a name, or the first words of one.")
        found += terms
    return tuple(found)
