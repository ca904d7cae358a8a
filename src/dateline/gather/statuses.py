"""Statuses of HTTP in words, and what to do about them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from dateline.errors import FetchFailed

CHECK: Final = "Check the address; the page may have moved or been taken down."
SAVE: Final = "Where you may read it in your browser, save the page there and give the file."
LATER: Final = "Try again later."
WORDS: Final = {
    204: ("there is nothing in it", CHECK),
    205: ("there is nothing in it", CHECK),
    206: ("only a part was sent, though the whole was asked for", LATER),
    304: ("it has not changed, though nothing is kept of it", LATER),
    401: ("it asks for a login", SAVE),
    402: ("it asks for payment", SAVE),
    403: ("it is forbidden", SAVE),
    404: ("there is no such page", CHECK),
    406: ("it has no form of the page for programs", SAVE),
    410: ("the page is gone for good", CHECK),
    429: ("it has been asked too often", LATER),
    451: ("it is withheld for legal reasons", SAVE),
    500: ("the server has a fault", LATER),
    502: ("the server behind it does not answer", LATER),
    503: ("the server is busy or closed", LATER),
    504: ("the server behind it is too slow", LATER),
}


def explain_status(url: str, status: int) -> FetchFailed:
    """Return the error for an answer that holds no page; its code is ``http-`` and the number."""
    words, remedy = WORDS.get(status) or (name_status(status), LATER if status >= 500 else SAVE)
    return FetchFailed(f"{url} answered {status}: {words}.", remedy, code=f"http-{status}")


def name_status(status: int) -> str:
    """Return the standard's name of a status in lower case."""
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "a status that no standard knows"


def holds_page(status: int) -> bool:
    """Tell whether an answer of this status holds the whole of what was asked for."""
    return 200 <= status < 300 and status not in {204, 205, 206}
