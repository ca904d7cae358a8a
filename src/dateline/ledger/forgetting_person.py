"""Forgetting a person: the name is blacked out in all texts and readings, and the pages' bytes go."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, delete, func, select, update

from dateline.errors import InputError
from dateline.ledger.actor_links import take_list, update_actors
from dateline.ledger.actor_rows import rows_in
from dateline.ledger.answers_lapsing import lapse_around
from dateline.ledger.batching import batches
from dateline.ledger.decisions import Decision, decide
from dateline.ledger.erasing import erase_bodies, events_of, unlink
from dateline.ledger.grades import erase_grades
from dateline.ledger.inserting import add_missing
from dateline.ledger.listing import LISTED_ACTORS, find_list
from dateline.ledger.packing import pack_report
from dateline.ledger.person_hashes import load_hashes
from dateline.ledger.person_scope import find_person, with_texts
from dateline.ledger.queries import find_texts, latest_reports
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_rows import reviewed
from dateline.ledger.review_tables import GRADES, REVIEWS
from dateline.ledger.schema import CAPTURES, FETCHES, REVISIONS, SKIPS, TEXTS
from dateline.ledger.scrubbing import erase_securely
from dateline.ledger.searching.indexing import purge
from dateline.ledger.searching.tables import SAVED
from dateline.ledger.veiling import black_json, black_options, black_report, black_words
from dateline.ledger.watch_forgetting import forget_watched
from dateline.ledger.writing import replace_query_rows
from dateline.rights.blackout import INK, black_edits, holds_name, names_alone
from dateline.rights.casting import Names
from dateline.rights.finding import Person
from dateline.rights.rewriting import Edited
from dateline.rights.spelling import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.person_hashes import Hashes
    from dateline.ledger.person_scope import PersonScope
    from dateline.rights.casting import Words

WORDS: Final = 2  # that a name has at least: one word names too many
LEAST: Final = 3  # letters of a name


@dataclass(frozen=True, slots=True)
class ForgottenPerson:
    """What of a person is blacked out or erased, or would be.

    ``names`` are the full names that are looked for, folded; ``places`` how many addresses and SOURCEs
    name the person. ``already``: why the person was forgotten before, where nothing is left.
    """

    names: tuple[str, ...]
    captures: tuple[str, ...]
    articles: tuple[str, ...]
    texts: int
    readings: int
    bodies: int
    places: int
    skips: int
    listed: int
    searches: int
    reviews: int
    already: str | None = None


def plan_person(connection: Connection, name: str) -> ForgottenPerson:
    """Return what forgetting a person would black out and erase. Raises InputError for no name."""
    scope, why = find_scope(connection, name, load_hashes(connection))
    return describe(scope, why)


def forget_person(connection: Connection, name: str, reason: str, by: str) -> ForgottenPerson:
    """Black out a person everywhere and put up the tombstone; return what went.

    Raises InputError where ``name`` is none.
    """
    erase_securely(connection)
    hashes = load_hashes(connection)
    scope, why = find_scope(connection, name, hashes)
    found = describe(scope, why)
    if found.already is None:
        for one in scope.names:
            decide(connection, Decision("forget", hashes.subject(one), hashes.key, reason, by))
        mark(connection, scope, reason, by)
        erase_grades(connection, scope.names, reason, by)
        black_out(connection, scope)
    return found


def find_scope(connection: Connection, given: str, hashes: Hashes) -> tuple[PersonScope, str | None]:
    """Return what names a person, and why he or she was forgotten before.

    Raises InputError for no name, or where nothing has it, but something has its words in another order.
    """
    name = check_name(given)
    scope, why = find_person(connection, name), hashes.why(name_words(name))
    if scope.is_empty() and why is None and "," not in given:
        refuse_turned(connection, name.split())
    return scope, why


def refuse_turned(connection: Connection, words: Sequence[str]) -> None:
    """Raise InputError where the ledger has a name of these words, begun at another one."""
    for first in range(1, len(words)):
        turned = " ".join((*words[first:], *words[:first]))
        if not find_person(connection, turned).is_empty():
            family, given = words[-1], " ".join(words[:-1])
            raise InputError(
                f"Nothing names {' '.join(words)!r}; the ledger has {turned!r}.",
                f"Give that name, or, if somebody else is meant, write {f'{family}, {given}'!r}.",
            )


def check_name(name: str) -> str:
    """Return a name in the order of texts; "Dovell, Mira" is Mira Dovell.

    Raises InputError where it has no letters to look for, or one word, which would name too many.
    """
    last, _, first = name.partition(",")
    words = name_words(f"{first} {last}")
    if not words or len("".join(words)) < LEAST:
        raise InputError(
            f"{name!r} is no name that can be looked for.", "Give the full name, as texts have it."
        )
    if len(words) < WORDS:
        raise InputError(
            f"{name!r} is one word, and would be blacked out wherever anybody bears it.",
            "Give the full name; of who has one name only, forget the pages.",
        )
    return f"{first} {last}".strip()


def describe(scope: PersonScope, why: str | None) -> ForgottenPerson:
    """Return a scope in names and numbers."""
    return ForgottenPerson(
        names=tuple(" ".join(name) for name in scope.names),
        captures=tuple(sorted(scope.captures | scope.addressed)),
        articles=tuple(sorted(scope.articles)),
        texts=len(scope.texts),
        readings=len(scope.revisions),
        bodies=len(scope.bodies),
        places=len(scope.addressed) + len(scope.asked),
        skips=len(scope.skipped),
        listed=len(scope.listed),
        searches=len(scope.searches),
        reviews=len(scope.reviews) + len(scope.grades),
        already=why if scope.is_empty() else None,
    )


def mark(connection: Connection, scope: PersonScope, reason: str, by: str) -> None:
    """Put up the tombstones: what is masked, and which bytes are gone."""
    bodies = {*scope.bodies, *(row.page_sha256 for row in scope.asked)}
    subjects = [f"masked:{key}" for key in (*scope.texts, *scope.captures, *scope.addressed)]
    subjects += ["masked:searches"] if scope.searches else []
    subjects += [f"masked:{row.text_sha256}" for row in scope.reviews]
    subjects += [f"grade:{row.number}" for row in scope.grades]
    for subject in sorted({*subjects, *(f"bytes:{key}" for key in bodies)}):
        decide(connection, Decision("forget", subject, None, reason, by))


def black_out(connection: Connection, scope: PersonScope) -> None:
    """Black out the name in all that a scope names, make the rows anew, and erase the bytes."""
    listed = find_list(connection)
    originals = find_texts(connection, scope.texts)
    revised = {key: revise(connection, key, scope) for key in sorted(scope.revisions)}
    for key, packed in revised.items():
        store_revision(connection, key, packed, scope.names)
    for sha256, text in originals.items():
        black = Edited(text, black_edits(text, scope.texts[sha256])).text
        connection.execute(update(TEXTS).where(TEXTS.c.sha256 == sha256).values(text=black))
    black_addresses(connection, scope)
    black_entries(connection, scope)
    erase_bodies(connection, scope.bodies)
    unlink(connection, set(scope.articles), events_of(connection, scope.articles))
    for capture in sorted(scope.captures):
        remake_rows(connection, capture)
    update_actors(connection, scope.articles)
    take_list(connection, listed, find_list(connection))
    purge(connection)


def revise(connection: Connection, key: tuple[str, int], scope: PersonScope) -> bytes:
    """Return a stored report with the name blacked out."""
    capture, number = key
    query = select(REVISIONS.c.report).where(
        REVISIONS.c.capture == capture, REVISIONS.c.number == number
    )
    packed: bytes = connection.scalars(query).one()
    return pack_report(black_report(with_texts(connection, packed), scope.names, scope.texts))


def store_revision(
    connection: Connection, key: tuple[str, int], packed: bytes, names: tuple[Words, ...]
) -> None:
    """Put a report in the place of the one that named the person, its options with it."""
    where = (REVISIONS.c.capture == key[0], REVISIONS.c.number == key[1])
    options = connection.scalars(select(REVISIONS.c.options).where(*where)).one()
    values = {"report": packed, "options": black_options(options, names)}
    connection.execute(update(REVISIONS).where(*where).values(values))


def remake_rows(connection: Connection, capture: str) -> None:
    """Make the rows of a capture's latest reading anew."""
    row = connection.execute(latest_reports().where(CAPTURES.c.id == capture)).first()
    if row is not None and row.report is not None:
        report = reviewed(connection, with_texts(connection, row.report))
        replace_query_rows(connection, capture, report)


def black_addresses(connection: Connection, scope: PersonScope) -> None:
    """Black out the name in the addresses and SOURCEs of pages, of answers and of skipped pages."""
    addressed = rows_in(connection, select(ARTICLES.c.id), ARTICLES.c.capture, scope.addressed)
    lapse_around(connection, {row.id for row in addressed})
    for capture in sorted(scope.addressed):
        row = connection.execute(select(CAPTURES).where(CAPTURES.c.id == capture)).one()
        values = black_columns(row, ("source", "url", "given_id"), scope.names)
        connection.execute(update(CAPTURES).where(CAPTURES.c.id == capture).values(values))
    for row in scope.asked:
        values = black_columns(row, ("asked", "url"), scope.names) | {"headers": "[]", "notes": "[]"}
        same = (FETCHES.c.asked == row.asked, FETCHES.c.gathered == row.gathered)
        values["asked"] = free_address(connection, row, str(values["asked"]))
        connection.execute(update(FETCHES).where(*same).values(values))
    for row in scope.skipped:
        black = black_columns(row, ("source", "message"), scope.names)
        places = and_(SKIPS.c.source == row.source, SKIPS.c.message == row.message)
        connection.execute(delete(SKIPS).where(places, SKIPS.c.code == row.code))
        add_missing(connection, SKIPS, [{**black, "code": row.code, "at": row.at}])


def free_address(connection: Connection, row: Any, black: str) -> str:
    """Return a blacked out address that no other answer of the same second has."""
    others = select(FETCHES.c.asked).where(FETCHES.c.gathered == row.gathered)
    taken = set(connection.scalars(others.where(FETCHES.c.asked != row.asked)))
    while black in taken:
        black += INK
    return black


def black_entries(connection: Connection, scope: PersonScope) -> None:
    """Take the person off the user's list of actors, and out of saved searches.

    A search for the person is removed; one that is only called so is called so in black.
    """
    keys = [actor.key for actor in scope.listed]
    connection.execute(delete(LISTED_ACTORS).where(LISTED_ACTORS.c.key.in_(keys)))
    for row in scope.searches:
        same = (SAVED.c.name == row.name, SAVED.c.number == row.number)
        name = black_words(row.name, scope.names)
        kept = row.query is not None and not holds_name(row.query, scope.names)
        last = select(func.max(SAVED.c.number)).where(SAVED.c.name == name)
        number = row.number if name == row.name else (connection.scalar(last) or 0) + 1
        values = {"name": name, "number": number, "query": row.query if kept else None}
        connection.execute(update(SAVED).where(*same).values(values))
    forget_watched(connection, scope.names)
    black_reviews(connection, scope)


def black_reviews(connection: Connection, scope: PersonScope) -> None:
    """Black out the name in what reviews set, note and keep; the words of grades that name it go.

    What a review keeps of a text is cut anew from the text, which is black there by now.
    """
    hashes = {*scope.texts, *(row.text_sha256 for row in scope.reviews)}
    for batch in batches(sorted(hashes)):
        texts = find_texts(connection, batch)
        for row in connection.execute(select(REVIEWS).where(REVIEWS.c.text_sha256.in_(batch))).all():
            if row.content is not None:
                text = texts.get(row.text_sha256, "")
                black = black_content(json.loads(row.content), text, scope)
                content = json.dumps(black, ensure_ascii=False)
                where = REVIEWS.c.number == row.number
                connection.execute(update(REVIEWS).where(where).values(content=content))
    for row in scope.grades:
        connection.execute(update(GRADES).where(GRADES.c.number == row.number).values(content=None))


def black_content(content: dict[str, Any], text: str, scope: PersonScope) -> dict[str, Any]:
    """Return the content of a review without the name; others of one family name keep theirs."""
    names = Names((Person(1, scope.names),), (), frozenset())
    told = {key: black_json(value, names) for key, value in content.items() if key != "kept"}
    kept = content.get("kept")
    return {**told, "kept": black_json(cut_anew(kept, text), names_alone(scope.names))}


def cut_anew(value: Any, text: str) -> Any:
    """Return JSON with the words of each span as they stand in the text, and so what repeats them."""
    return cut(value, text, {old: new for old, new in find_spans(value, text) if old != new})


def find_spans(value: Any, text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of every span in JSON with those that stand at its place in a text."""
    if is_span(value):
        yield value["text"], text[value["start"] : value["end"]]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from find_spans(part, text)


def is_span(value: Any) -> bool:
    """Tell whether a JSON value is a span with its words."""
    return isinstance(value, dict) and {"start", "end", "text"} <= value.keys()


def cut(value: Any, text: str, swaps: Mapping[str, str]) -> Any:
    """Return JSON with its spans cut from a text, and other strings as ``swaps`` has them."""
    if is_span(value):
        return {**value, "text": text[value["start"] : value["end"]]}
    if isinstance(value, dict):
        return {key: cut(one, text, swaps) for key, one in value.items()}
    if isinstance(value, list):
        return [cut(one, text, swaps) for one in value]
    return swaps.get(value, value) if isinstance(value, str) else value


def black_columns(row: Any, columns: tuple[str, ...], names: tuple[Words, ...]) -> dict[str, str | None]:
    """Return columns of a row with the name blacked out."""
    values = {column: getattr(row, column) for column in columns}
    return {key: value if value is None else black_words(value, names) for key, value in values.items()}
