"""A ledger that is open for reading, as Python and notebooks use it."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Final, Self, Unpack

from dateline.answers.finishing import finish
from dateline.answers.found_receipts import find_receipt
from dateline.answers.incidents import answer_incidents, list_incidents
from dateline.answers.one_incident import find_incident
from dateline.answers.sharing import Sharing
from dateline.answers.sharing_receipts import share_receipts
from dateline.answers.show import find_article
from dateline.errors import InputError
from dateline.export.rows import ClaimRow
from dateline.ledger.address import show_place
from dateline.ledger.ledger import Ledger
from dateline.python.asked import ClaimFilters, Filters, IncidentFilters, make_query, make_wanted
from dateline.python.found import find_rows, incident_row
from dateline.python.results import Asking, Incidents, Results, What

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from dateline.answered import IncidentAnswer
    from dateline.export.rows import ArticleRow, EventRow, IncidentRow
    from dateline.receipts import Receipt
    from dateline.records import Article, Claim
    from dateline.searches import Query

ANSWERS: Final = 20  # incidents that are answered at a time
UNLINKED: Final = "Some pages of {where} are not linked yet. Link them with: dateline link"


def open(  # noqa: A001  - `dateline.open` reads as what it is
    path: str | Path, *, for_sharing: bool = False, named: bool = False
) -> OpenLedger:
    """Open a ledger to read it: a file, or the address of a PostgreSQL database.

    ``for_sharing``: all that is answered may leave the machine: people without a public role are masked
    (but for ``named``), quotations short, and no article is given whole.
    Raises LedgerUnusable where it cannot be opened; ``DatelineError`` is the base of all errors.
    """
    if named and not for_sharing:
        raise InputError("named goes with for_sharing: without it nobody is masked.", "Leave it out.")
    sharing = Sharing(masked=not named) if for_sharing else None
    return OpenLedger(Ledger.look_into(path), show_place(str(path)), sharing)


class OpenLedger:
    """A ledger that is only read. Use it in a ``with`` statement, or ``close`` it.

    Questions are answered by the functions that the command line asks too. What they find is made when
    it is looked at; all methods raise DatelineError.
    """

    def __init__(self, ledger: Ledger, where: str, sharing: Sharing | None = None) -> None:
        self._ledger: Ledger | None = ledger
        self._sharing = sharing
        self._where = where

    def __enter__(self) -> Self:
        """Return the ledger itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Let go of the ledger; results that were not looked at by then are lost."""
        if self._ledger:
            self._ledger.close()
        self._ledger = None

    def incidents(self, query: str | None = None, **asked: Unpack[IncidentFilters]) -> Incidents:
        """Return the answers on incidents that hold the words of ``query``, as ``dateline who-says``.

        The most relevant stand first; without words those that most independent origins assert.
        Keywords: ``actor``, ``place``, ``type``, ``outlet``, ``since``, ``until``, ``origins``,
        ``disputed`` (``IncidentFilters`` tells what they mean).
        """
        wanted = make_wanted(asked)
        if not self._open().is_linked():
            warnings.warn(UNLINKED.format(where=self._where), stacklevel=2)
        return Incidents(
            say_asked(query, asked),
            Asking(lambda: list_incidents(self._open(), query, wanted), self._answer, self._row),
        )

    def claims(self, query: str | None = None, **asked: Unpack[ClaimFilters]) -> Results[ClaimRow]:
        """Return the claims that fit ``query`` in the language of ``dateline search``, best first.

        Each is a row as ``dateline export`` writes it.

        Keywords: ``actor``, ``place``, ``box``, ``type``, ``status``, ``stance``, ``source``,
        ``outlet``, ``since``, ``until``, ``published_since``, ``published_until``, ``origins``,
        ``quoted`` (``ClaimFilters`` tells what they mean).
        """
        return self._search("claims", make_query(query, "claims", asked), say_asked(query, asked))

    def events(self, query: str | None = None, **asked: Unpack[Filters]) -> Results[EventRow]:
        """Return the events that fit ``query``; keywords as for ``claims``, without ``quoted``."""
        return self._search("events", make_query(query, "events", asked), say_asked(query, asked))

    def articles(self, query: str | None = None, **asked: Unpack[Filters]) -> Results[ArticleRow]:
        """Return the articles that fit ``query``; keywords as for ``claims``, without ``quoted``."""
        return self._search("articles", make_query(query, "articles", asked), say_asked(query, asked))

    def incident(self, id: str) -> IncidentAnswer:  # noqa: A002  - it is the id
        """Return the answer on an incident by its id or the start of it; a merged id leads on."""
        ledger = self._open()
        return finish(ledger, [find_incident(ledger, id)], self._sharing)[0]

    def article(self, id: str) -> Article:  # noqa: A002  - it is the id
        """Return an article by its id, else by what ``dateline show`` takes: file, title.

        Raises InputError where the ledger was opened for sharing: whole articles stay in the house.
        """
        ledger = self._open()
        if self._sharing:
            raise InputError("Whole articles are not for sharing.", "Ask for its claims and events.")
        for one in ledger.articles_of([id]):
            return one.article
        return find_article(ledger, id).article

    def receipt(self, claim: str | ClaimRow | Claim, article: str | None = None) -> Receipt:
        """Return what the ledger can show for a claim, given as an id or as it was found.

        ``article``: of several articles with one text, this one; else the one that was found, or the
        earliest.
        """
        if isinstance(claim, ClaimRow):
            return self._receipt(claim.claim, article or claim.page.article)
        return self._receipt(claim if isinstance(claim, str) else claim.id, article)

    def __repr__(self) -> str:
        """Return where the ledger lies."""
        shared = ", for sharing" if self._sharing else ""
        return f"<OpenLedger {self._where}{shared}{'' if self._ledger else ', closed'}>"

    def _open(self) -> Ledger:
        """Return the ledger; raises InputError where it was closed."""
        if self._ledger is None:
            raise InputError(
                f"The ledger {self._where} was closed.", "Open it again: dateline.open(...)"
            )
        return self._ledger

    def _answer(self, ids: Sequence[str]) -> Iterator[IncidentAnswer]:
        """Yield the answers on incidents, some at a time."""
        for start in range(0, len(ids), ANSWERS):
            ledger = self._open()
            yield from finish(
                ledger, answer_incidents(ledger, ids[start : start + ANSWERS]), self._sharing
            )

    def _receipt(self, claim: str, article: str | None) -> Receipt:
        """Return the receipt of a claim by its id."""
        ledger = self._open()
        found = find_receipt(ledger, claim, article)
        if self._sharing is None:
            return found
        held = [one.article for one in ledger.articles_of([found.article])]
        return share_receipts([found], held, self._sharing)[0]

    def _row(self, answer: IncidentAnswer) -> IncidentRow:
        """Return an answer as a row of a table."""
        return incident_row(self._open(), answer, self._sharing)

    def _search(self, what: What, query: Query, asked: str) -> Results[Any]:
        """Return what a search finds; the first is looked for when the first is looked at."""
        return Results(what, asked, lambda: find_rows(self._open, query, self._sharing))


def say_asked(query: str | None, asked: Mapping[str, object]) -> str:
    """Return a question as it was asked."""
    words = [repr(query)] if query else []
    return ", ".join([*words, *(f"{name}={value!r}" for name, value in asked.items())])
