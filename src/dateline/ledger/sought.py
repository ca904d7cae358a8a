"""Which incidents may hold words or names, by the search index: no report is read for it.

More may be found than fit, never fewer: the incidents of an article that somebody reviewed are always
among them. The index answers for words of plain letters and digits as ``linking.folding`` has them;
for any other word None is returned: every incident may hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.ledger.batching import batches
from dateline.ledger.inserting import fetch_bare, mark_of
from dateline.ledger.link_tables import INCIDENT_MEMBERS
from dateline.ledger.query_tables import ARTICLES, EVENT_PLACES
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.searching.clauses import WHOLE, Clause, Clauses
from dateline.ledger.searching.language import Term
from dateline.ledger.searching.stores import Bounds, store_of
from dateline.ledger.sought_facts import find_outlets, ways_of
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

BEGINS: Final = 4  # letters from which the beginning of a word stands for it
CODE: Final = 3  # letters that the code of a country has at most


@dataclass(frozen=True, slots=True)
class Sought:
    """What incidents are to hold: one of the folded ``words``, one of the ``actors``, of the ``places``.

    Names as people write them; ``spots``: actors of articles (article, actor) who also are such actors.
    One of the ``types``, told by one of the ``outlets``, on a day from ``since`` to ``until`` (ISO).
    """

    words: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    spots: frozenset[tuple[str, str]] = frozenset()
    types: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def find_near(connection: Connection, sought: Sought) -> frozenset[str] | None:
    """Return the ids of the incidents that may hold what is sought; None where all of them may."""
    ways = (*named(connection, sought), of_outlets(connection, sought.outlets))
    found = [incidents_of(connection, one) for one in ways if one is not None]
    found += ways_of(connection, sought.types, (sought.since, sought.until))
    if not found:
        return None
    reviewed = incidents_of(connection, find_reviewed(connection))
    return frozenset.intersection(*found) | reviewed


def find_stories(connection: Connection, sought: Sought) -> frozenset[str] | None:
    """Return the stories that may hold what is sought, those that somebody decided on among them.

    None where any story may, and where more than one thing is sought: each may be another story's.
    """
    things = (sought.words, sought.actors, sought.places, sought.types, sought.outlets)
    if sum(map(bool, (*things, sought.since, sought.until))) != 1:
        return None
    ways = (*named(connection, sought), of_outlets(connection, sought.outlets))
    found = next((one for one in ways if one is not None), None)
    return None if found is None else frozenset(found | find_reviewed(connection))


def named(connection: Connection, sought: Sought) -> tuple[set[str] | None, ...]:
    """Return the stories that may have the words, the actors and the places; None for what any may."""
    return (
        with_words(connection, sought.words),
        with_actors(connection, sought),
        with_places(connection, sought.places),
    )


def with_words(connection: Connection, words: Sequence[str]) -> set[str] | None:
    """Return the stories that may have one of the words, or a word that begins so, anywhere."""
    if not words or not all(map(is_plain, words)):
        return None
    terms = tuple(term for word in words for term in forms(word))
    return set(having(connection, [Clause(WHOLE, terms)]))


def with_actors(connection: Connection, sought: Sought) -> set[str] | None:
    """Return the stories that may name one of the actors."""
    found = with_names(connection, sought.actors, ("actors", "sources"))
    return None if found is None else found | {article for article, _ in sought.spots}


def with_places(connection: Connection, places: Sequence[str]) -> set[str] | None:
    """Return the stories that may name one of the places: a country by its code too."""
    found = with_names(connection, places, ("places",))
    codes = {name.strip().upper() for name in places if len(name.strip()) <= CODE}
    if found is None or not codes:
        return found
    query = select(EVENT_PLACES.c.article).where(EVENT_PLACES.c.country.in_(sorted(codes)))
    return found | set(connection.scalars(query.distinct()))


def of_outlets(connection: Connection, names: Sequence[str]) -> set[str] | None:
    """Return the stories that outlets with one of these names may have published.

    Names that the index does not answer for are looked up among all outlets that stories name.
    """
    found = with_names(connection, names, ("outlet",))
    if found is not None or not names:
        return found
    query = select(ARTICLES.c.id).where(ARTICLES.c.outlet.in_(find_outlets(connection, names)))
    return set(connection.scalars(query))


def with_names(connection: Connection, names: Sequence[str], columns: Sequence[str]) -> set[str] | None:
    """Return the stories that have all words of one of the names in one of the columns."""
    asked = [fold_words(name) for name in names]
    if not asked or not all(words and all(map(is_plain, words)) for words in asked):
        return None
    found: set[str] = set()
    for words in asked:
        for column in columns:
            found.update(having(connection, [Clause(column, spelt(word)) for word in words]))
    return found


def having(connection: Connection, clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the stories whose index fits all clauses."""
    asked = Clauses(tuple(clauses), (), ())
    numbers = list(store_of(connection).find(connection, "articles", asked, Bounds()))
    mark = mark_of(connection)
    for batch in batches(numbers):
        marks = ", ".join([mark] * len(batch))
        query = f"SELECT article FROM search_articles WHERE number IN ({marks})"  # noqa: S608  - marks
        for (article,) in fetch_bare(connection, query, tuple(batch)):
            yield article


def is_plain(word: str) -> bool:
    """Tell whether a folded word is one that the index has as it is."""
    return word.isascii() and word.isalnum()


def forms(word: str) -> tuple[Term, ...]:
    """Return what in the index stands for a word of a question: itself, its singular, its beginning."""
    alike = dict.fromkeys((word, word.removesuffix("s"), word.removesuffix("es")))
    found = tuple(term for one in alike if one for term in spelt(one))
    return (*found, Term((word,), begins=True)) if len(word) >= BEGINS else found


def spelt(word: str) -> tuple[Term, ...]:
    """Return a word as the index has it: as one, or, where it was written with dots, by its letters."""
    return (Term((word,)), Term(tuple(word))) if len(word) > 1 else (Term((word,)),)


def find_reviewed(connection: Connection) -> set[str]:
    """Return the articles that somebody decided on: what they hold now is in no index."""
    texts = select(REVIEWS.c.text_sha256)
    return set(connection.scalars(select(ARTICLES.c.id).where(ARTICLES.c.text_sha256.in_(texts))))


def incidents_of(connection: Connection, articles: Iterable[str]) -> frozenset[str]:
    """Return the ids of the incidents that articles tell of."""
    key, article = INCIDENT_MEMBERS.c.incident, INCIDENT_MEMBERS.c.article
    return frozenset(
        incident
        for batch in batches(sorted(set(articles)))
        for incident in connection.scalars(select(key).where(article.in_(batch)))
    )
