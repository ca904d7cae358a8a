"""Writing one page: all of it in the transaction it is given, nothing where it is known already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from dateline.errors import HouseError
from dateline.identity import capture_id, hash_bytes, hash_text
from dateline.ledger.answers_lapsing import lapse_around
from dateline.ledger.clock import now
from dateline.ledger.decisions import Decision, decide
from dateline.ledger.erasing import erase_bodies
from dateline.ledger.inserting import INSERT, add_all, add_missing
from dateline.ledger.noting import Reading, note_reading
from dateline.ledger.packing import pack_body, pack_report
from dateline.ledger.person_hashes import load_hashes
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_rows import reviewed
from dateline.ledger.rows import Row, make_rows
from dateline.ledger.schema import BODIES, CAPTURES, REVISIONS, SKIPS, TEXTS
from dateline.ledger.searching.indexing import index_report
from dateline.ledger.tombstones import report_subjects, why_any_forgotten
from dateline.ledger.veiled_writing import veil
from dateline.ledger.veiling import black_words
from dateline.ledger.waiting import wait_for_linking

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.ledger.veiled_writing import Kept
    from dateline.records import Note, PageFacts, Report


def add_page(connection: Connection, data: bytes, report: Report, reader: str, options: str) -> bool:
    """Add a page and its report as a new revision; tell whether it was added.

    It is not where the same reading is there already, or where its address, its bytes or the text of a
    story of it was forgotten. Raises HouseError where the report does not belong to ``data``.
    """
    check_hashes(data, report)
    capture, page_sha256 = capture_id(report.page), hash_bytes(data)
    reason = why_any_forgotten(connection, report_subjects(report))
    if reason is not None:
        erase_again(connection, page_sha256, reason)
        return False
    kept = veil(connection, data, report, options)
    if is_known(connection, capture, reader, kept.options):
        return False
    add_receipt(connection, capture, page_sha256, kept)
    number = add_revision(connection, capture, kept.report, reader, kept.options)
    note_reading(connection, Reading(capture, number, kept.report, reader, kept.options))
    before = connection.scalars(select(ARTICLES.c.id).where(ARTICLES.c.capture == capture)).all()
    replace_query_rows(connection, capture, reviewed(connection, kept.report))
    wait_for_linking(connection, {*before, *(article.id for article in kept.report.articles)})
    return True


def erase_again(connection: Connection, page_sha256: str, reason: str) -> None:
    """Erase the bytes of a page that is forgotten, where a server's answer brought them again."""
    query = select(BODIES.c.sha256).where(
        BODIES.c.sha256 == page_sha256,
        BODIES.c.body.is_not(None),
        BODIES.c.sha256.not_in(select(CAPTURES.c.page_sha256)),
    )
    if connection.scalar(query) is not None:
        decide(connection, Decision("forget", f"bytes:{page_sha256}", None, reason, "machine"))
        erase_bodies(connection, (page_sha256,))


def check_hashes(data: bytes, report: Report) -> None:
    """Raise HouseError where a hash is not that of its bytes or text: rows would be mixed up."""
    wrong = [article.id for article in report.articles if hash_text(article.text) != article.text_sha256]
    if report.page.id != f"sha256:{hash_bytes(data)}":
        wrong.append(report.page.id)
    if wrong:
        raise HouseError(f"The hashes of {', '.join(wrong)} do not fit.", "Please report it.")


def is_known(connection: Connection, capture: str, reader: str, options: str) -> bool:
    """Tell whether the capture was read by this reader with these options."""
    query = select(REVISIONS.c.number).where(
        REVISIONS.c.capture == capture, REVISIONS.c.reader == reader, REVISIONS.c.options == options
    )
    return connection.scalar(query) is not None


def add_receipt(connection: Connection, capture: str, page_sha256: str, kept: Kept) -> None:
    """Keep the bytes, the capture and the texts, each where it is not kept yet."""
    known = connection.scalar(select(BODIES.c.sha256).where(BODIES.c.sha256 == page_sha256))
    if known is None:
        body = None if kept.data is None else pack_body(kept.data)
        add_missing(connection, BODIES, [{"sha256": page_sha256, "body": body}])
    elif kept.data is None:
        erase_again(connection, page_sha256, kept.reason)
    add_missing(connection, CAPTURES, [capture_row(capture, page_sha256, kept.report.page)])
    add_texts(connection, {article.text_sha256: article.text for article in kept.report.articles})


def add_texts(connection: Connection, texts: dict[str, str]) -> None:
    """Keep texts that are not kept yet, and bring back those that no page held for a while."""
    fresh = INSERT[connection.dialect.name](TEXTS)
    statement = fresh.on_conflict_do_update(
        index_elements=[TEXTS.c.sha256],
        set_={"text": fresh.excluded.text},
        where=TEXTS.c.text.is_(None),
    )
    if texts:
        connection.execute(
            statement, [{"sha256": key, "text": text} for key, text in sorted(texts.items())]
        )


def capture_row(capture: str, page_sha256: str, page: PageFacts) -> Row:
    """Return the row of a capture."""
    return {
        "id": capture,
        "page_sha256": page_sha256,
        "source": page.source,
        "url": page.url,
        "given_id": page.given_id,
        "media_type": page.media_type,
        "bytes": page.bytes,
        "encoding": page.encoding,
        "gathered": page.gathered,
        "kept_at": now(),
    }


def add_revision(connection: Connection, capture: str, report: Report, reader: str, options: str) -> int:
    """Add the report as the capture's next revision and return its number."""
    last = select(func.max(REVISIONS.c.number)).where(REVISIONS.c.capture == capture)
    number = int(connection.scalar(last) or 0) + 1
    row = {
        "capture": capture,
        "number": number,
        "reader": reader,
        "options": options,
        "read_at": now(),
        "report": pack_report(report),
    }
    connection.execute(insert(REVISIONS), row)
    return number


def replace_query_rows(connection: Connection, capture: str, report: Report) -> None:
    """Put the report's rows where those of the capture's revision before were."""
    before = set(connection.scalars(select(ARTICLES.c.id).where(ARTICLES.c.capture == capture)))
    lapse_around(connection, before)
    connection.execute(delete(ARTICLES).where(ARTICLES.c.capture == capture))
    for table, rows in make_rows(capture, report):
        add_all(connection, table, rows)
    lapse_around(connection, {one.id for one in report.articles})
    index_report(connection, report)


def add_skip(connection: Connection, source: str, note: Note) -> None:
    """Record that a page could not be read, and why; once for the same reason."""
    names = load_hashes(connection).find(f"{source} {note.message}")
    source, message = (black_words(one, tuple(sorted(names))) for one in (source, note.message))
    row = {"source": source, "code": note.code, "message": message, "at": now()}
    add_missing(connection, SKIPS, [row])
