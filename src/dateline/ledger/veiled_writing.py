"""What may be kept of a page that names somebody who was forgotten: a blacked out reading, no bytes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import update

from dateline.ledger.decisions import Decision, decide
from dateline.ledger.person_hashes import load_hashes
from dateline.ledger.queries import find_texts
from dateline.ledger.schema import TEXTS
from dateline.ledger.veiling import black_options, black_report, black_runs, find_names

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.records import Report
    from dateline.rights.casting import Bounds


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it may be kept: ``data`` is null where its bytes may not be, for ``reason``."""

    data: bytes | None
    report: Report
    options: str
    reason: str = ""


def veil(connection: Connection, data: bytes, report: Report, options: str) -> Kept:
    """Return what may be kept of a page; where texts are kept already they are blacked out the same."""
    hashes = load_hashes(connection)
    names = find_names(report, options, data, hashes)
    if not names:
        return Kept(data, report, options)
    black = black_report(report, names, stored_bounds(connection, report))
    spread(connection, black, reason := hashes.why(names[0]) or "")
    return Kept(None, black, black_options(options, names), reason)


def veiled(connection: Connection, report: Report) -> Report:
    """Return a report as it is kept, for showing it."""
    names = find_names(report, "{}", b"", load_hashes(connection))
    return black_report(report, names, stored_bounds(connection, report)) if names else report


def stored_bounds(connection: Connection, report: Report) -> dict[str, set[Bounds]]:
    """Return where the texts of a report are black in the ledger, by their hashes."""
    found = find_texts(connection, {article.text_sha256 for article in report.articles})
    return defaultdict(set, {key: black_runs(text) for key, text in found.items()})


def spread(connection: Connection, report: Report, reason: str) -> None:
    """Have texts that are kept be black where this report's are: a reader may find more than another."""
    stored = find_texts(connection, {article.text_sha256 for article in report.articles})
    for article in report.articles:
        if stored.get(article.text_sha256) not in {None, "", article.text}:
            subject = f"masked:{article.text_sha256}"
            decide(connection, Decision("forget", subject, None, reason, "machine"))
            where = TEXTS.c.sha256 == article.text_sha256
            connection.execute(update(TEXTS).where(where).values(text=article.text))
