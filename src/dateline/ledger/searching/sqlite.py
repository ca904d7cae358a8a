"""Asking SQLite's FTS5: clauses as its expressions, every word in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, text

from dateline.ledger.searching.clauses import TEXT, WHOLE
from dateline.ledger.searching.stores import OF_INCIDENTS, number_term
from dateline.ledger.searching.tables import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from dateline.ledger.rows import Row
    from dateline.ledger.searching.clauses import Clause, Clauses
    from dateline.ledger.searching.language import Term
    from dateline.ledger.searching.stores import Bounds

COLUMNS: Final = {TEXT: "{title words sources}", WHOLE: "{title words sources actors places}"}
WEIGHTS: Final = "4.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0"  # of the columns: a title counts most
ADD_TERM: Final = "INSERT OR IGNORE INTO search_terms (number, term) VALUES (?, ?)"
AT_ONCE: Final = 200
DIGITS: Final = 9  # of a score that count


class Fts5:
    """The index of one ledger file."""

    def add(self, connection: Connection, table: Table, rows: list[Row]) -> None:
        """Add rows of words."""
        if rows:
            connection.execute(insert(table), rows)

    def add_terms(self, connection: Connection, terms: Sequence[str]) -> None:
        """Add the words that are not there yet."""
        if terms:
            connection.exec_driver_sql(ADD_TERM, sorted((number_term(term), term) for term in terms))

    def purge(self, connection: Connection) -> None:
        """Write the indexes anew, so that nothing of the rows that went is left in them."""
        for kind in KINDS:
            table = f"search_{kind}_fts"
            connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608  - a constant
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE temp.words_{kind} USING fts5vocab('main', '{table}', 'row')"
            )
        used = " UNION ALL ".join(f"SELECT term FROM temp.words_{kind}" for kind in KINDS)  # noqa: S608
        connection.exec_driver_sql(f"DELETE FROM search_terms WHERE term NOT IN ({used})")  # noqa: S608
        for kind in KINDS:
            connection.exec_driver_sql(f"DROP TABLE temp.words_{kind}")
        connection.exec_driver_sql("INSERT INTO search_terms_fts(search_terms_fts) VALUES ('optimize')")

    def words_with(self, connection: Connection, part: str, most: int) -> list[str]:
        """Return words that hold ``part`` (three letters or more), so many at most."""
        query = text(
            "SELECT term FROM search_terms WHERE number IN (SELECT rowid FROM search_terms_fts"
            " WHERE search_terms_fts MATCH :match) AND instr(term, :part) ORDER BY term LIMIT :most"
        )
        threes = [f'"{part[at : at + 3]}"' for at in range(len(part) - 2)]
        given = {"match": " AND ".join(threes), "part": part, "most": most}
        return list(connection.scalars(query, given))

    def count(self, connection: Connection, kind: str, term: Term, most: int) -> int:
        """Return in how many rows a term is, counted up to ``most``."""
        query = text(
            f"SELECT count(*) FROM (SELECT rowid FROM search_{kind}_fts"  # noqa: S608
            f" WHERE search_{kind}_fts MATCH :match LIMIT :most)"
        )
        given = {"match": match_any(TEXT, [term]), "most": most}
        return int(connection.scalar(query, given) or 0)

    def rank(
        self, connection: Connection, kind: str, clauses: Clauses, ranking: Sequence[Term]
    ) -> Iterator[tuple[int, float]]:
        """Yield number and score of the rows that fit, the best first, then the highest number."""
        index = f"search_{kind}_fts"
        scored = (
            f"SELECT rowid AS number, round(-bm25({index}, {WEIGHTS}), {DIGITS}) AS score"  # noqa: S608
            f" FROM {index} WHERE {index} MATCH :ranking"
        )
        given = {"ranking": match_any(TEXT, ranking)}
        if match_all(clauses) != given["ranking"]:
            given["fit"] = match_all(clauses)
            fit = f"SELECT rowid AS number FROM {index} WHERE {index} MATCH :fit"  # noqa: S608
            scored = (
                f"WITH fit AS MATERIALIZED ({fit}), scored AS MATERIALIZED ({scored})"  # noqa: S608
                " SELECT number, score FROM scored JOIN fit USING (number)"
            )
        query = text(f"{scored} ORDER BY score DESC, number DESC")
        for row in connection.execution_options(yield_per=AT_ONCE).execute(query, given):
            yield row.number, row.score

    def find(self, connection: Connection, kind: str, clauses: Clauses, bounds: Bounds) -> Iterator[int]:
        """Yield the numbers of the rows that fit, the highest first."""
        match = match_all(clauses)
        given: dict[str, object] = {"low": bounds.low, "high": bounds.high}
        if match:
            given["match"] = match
            where = f"search_{kind}_fts WHERE search_{kind}_fts MATCH :match AND rowid"
        else:
            where = f"search_{kind} WHERE number"
        key = "rowid" if match else "number"
        where += " BETWEEN :low AND :high"
        if clauses.origins:  # the plus keeps SQLite from asking the index once for every such row
            where += f" AND +{key} IN ({OF_INCIDENTS.format(kind=kind)})"
            given["origins"] = clauses.origins
        query = text(f"SELECT {key} FROM {where} ORDER BY {key} DESC")  # noqa: S608
        yield from connection.execution_options(yield_per=AT_ONCE).scalars(query, given)


def match_all(clauses: Clauses) -> str:
    """Return the expression of all clauses; empty where there is none."""
    must = " AND ".join(match_clause(clause) for clause in clauses.must)
    return f"({must}) NOT {match_any(TEXT, clauses.without)}" if clauses.without else must


def match_clause(clause: Clause) -> str:
    """Return the expression of one clause."""
    return match_any(clause.column, clause.terms)


def match_any(column: str, terms: Iterable[Term]) -> str:
    """Return the expression for one of the terms in a column."""
    either = " OR ".join(match_term(term) for term in terms)
    return f"({COLUMNS.get(column, column)} : ({either}))"


def match_term(term: Term) -> str:
    """Return a term as FTS5 takes it. Words hold neither quotation marks nor spaces."""
    return f'"{" ".join(term.words)}"' + (" *" if term.begins else "")
