"""Asking PostgreSQL's own search: words as vectors with an index on them, clauses as its queries.

A vector is written out by us, word by word with its place, so that the server's dictionaries and its
idea of what a word is play no part: what is found is the same as on SQLite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, text

from dateline.ledger.searching.clauses import TEXT, WHOLE
from dateline.ledger.searching.stores import OF_INCIDENTS, number_term
from dateline.ledger.searching.tables import KINDS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from dateline.ledger.rows import Row
    from dateline.ledger.searching.clauses import Clauses
    from dateline.ledger.searching.language import Term
    from dateline.ledger.searching.stores import Bounds

ADD_TERMS: Final = text(
    "INSERT INTO search_terms (number, term) SELECT unnest(CAST(:numbers AS bigint[])),"
    " unnest(CAST(:terms AS text[])) ON CONFLICT DO NOTHING"
)
SHOWN: Final = ("title", "words", "sources")
RANK: Final = "4 * ts_rank(title, {q}, 1) + ts_rank(words, {q}, 1) + ts_rank(sources, {q}, 1)"
QUERY: Final = "CAST(:{name} AS tsquery)"
DIGITS: Final = 9  # of a score that count
FEW: Final = 200  # rows asked for at first
MANY: Final = 5000  # rows asked for after them
MOST_PLACES: Final = 256  # of one word that PostgreSQL keeps
LAST_PLACE: Final = 16_383
MOST_BYTES: Final = 900_000  # of a vector; PostgreSQL takes 1 MB


class ServerSearch:
    """The search of a PostgreSQL server."""

    def add(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Add rows of words."""
        if rows:
            connection.execute(insert(table), [pack(row) for row in rows])

    def add_terms(self, connection: Connection, terms: Sequence[str]) -> None:
        """Add the words that are not there yet."""
        numbers = [number_term(term) for term in terms]
        connection.execute(ADD_TERMS, {"numbers": numbers, "terms": list(terms)})

    def purge(self, connection: Connection) -> None:
        """Drop the words that no row has; the rows that went are in no index any more."""
        columns = [(name, kind) for kind in KINDS for name in SHOWN]
        held = " UNION ALL ".join(f"SELECT {name} FROM search_{kind}" for name, kind in columns)  # noqa: S608
        connection.exec_driver_sql(
            f"DELETE FROM search_terms WHERE term NOT IN (SELECT word FROM ts_stat('{held}'))"  # noqa: S608
        )

    def words_with(self, connection: Connection, part: str, most: int) -> list[str]:
        """Return words that hold ``part`` (three letters or more), so many at most."""
        query = text("SELECT term FROM search_terms WHERE term LIKE :like ORDER BY term LIMIT :most")
        return list(connection.scalars(query, {"like": f"%{part}%", "most": most}))

    def count(self, connection: Connection, kind: str, term: Term, most: int) -> int:
        """Return in how many rows a term is, counted up to ``most``."""
        given: dict[str, Any] = {"most": most}
        where = match_any(TEXT, [term], given)
        query = f"SELECT count(*) FROM (SELECT 1 FROM search_{kind} WHERE {where} LIMIT :most) AS few"  # noqa: S608
        return int(connection.scalar(text(query), given) or 0)

    def rank(
        self, connection: Connection, kind: str, clauses: Clauses, ranking: Sequence[Term]
    ) -> Iterator[tuple[int, float]]:
        """Yield number and score of the rows that fit, the best first, then the highest number."""
        given: dict[str, Any] = {}
        where = match_any(TEXT, ranking, given)
        rank = RANK.format(q=QUERY.format(name="m0"))
        where = " AND ".join([where, *match_all(clauses, given)])
        query = (
            f"SELECT number, {rank} AS score FROM search_{kind} WHERE {where} ORDER BY 2 DESC, 1 DESC"  # noqa: S608
        )
        for number, score in connection.execute(text(query), given):
            yield number, round(score, DIGITS)

    def find(self, connection: Connection, kind: str, clauses: Clauses, bounds: Bounds) -> Iterator[int]:
        """Yield the numbers of the rows that fit, the highest first."""
        given: dict[str, Any] = {"low": bounds.low, "high": bounds.high, "most": FEW}
        conditions = ["number BETWEEN :low AND :high", *match_all(clauses, given)]
        if clauses.origins:
            conditions.append(f"number IN ({OF_INCIDENTS.format(kind=kind)})")
            given["origins"] = clauses.origins
        where = " AND ".join(conditions)
        query = text(f"SELECT number FROM search_{kind} WHERE {where} ORDER BY number DESC LIMIT :most")  # noqa: S608
        while numbers := connection.scalars(query, given).all():
            yield from numbers
            if len(numbers) < given["most"]:
                return
            given |= {"high": numbers[-1] - 1, "most": MANY}


def match_all(clauses: Clauses, given: dict[str, Any]) -> list[str]:
    """Return the conditions of all clauses; their queries go into ``given``."""
    conditions = [match_any(clause.column, clause.terms, given) for clause in clauses.must]
    if clauses.without:
        conditions.append(f"NOT {match_any(TEXT, clauses.without, given)}")
    return conditions


def match_any(column: str, terms: Iterable[Term], given: dict[str, Any]) -> str:
    """Return the condition for one of the terms in a column; its query goes into ``given``."""
    name = f"m{sum(key.startswith('m') and key != 'most' for key in given)}"
    given[name] = " | ".join(match_term(term) for term in terms)
    columns = {TEXT: SHOWN, WHOLE: (*SHOWN, "actors", "places")}.get(column, (column,))
    return f"({' OR '.join(f'{each} @@ {QUERY.format(name=name)}' for each in columns)})"


def match_term(term: Term) -> str:
    """Return a term as PostgreSQL takes it. Words hold neither quotation marks nor backslashes."""
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"({words}{':*' if term.begins else ''})"


def pack(row: Row) -> Row:
    """Return a row with its words as vectors."""
    return {**row, **{name: make_vector(row[name]) for name in WORDS}}


def make_vector(words: str) -> str:
    """Return words as PostgreSQL writes a vector, so many of them as one holds."""
    places: dict[str, list[int]] = {}
    size = 0
    for place, word in enumerate(words.split(), start=1):
        found = places.setdefault(word, [])
        size += (len(word.encode()) + 12 if not found else 0) + 2
        if size > MOST_BYTES:
            break
        if len(found) < MOST_PLACES and place <= LAST_PLACE:
            found.append(place)
    return " ".join(write_word(word, found) for word, found in places.items())


def write_word(word: str, places: Sequence[int]) -> str:
    """Return one word of a vector with its places, none where they are too far on."""
    return f"'{word}'" + (f":{','.join(map(str, places))}" if places else "")
