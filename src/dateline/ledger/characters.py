"""Characters that PostgreSQL's text cannot hold: NUL goes in as two others and comes out as NUL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.types.string import StrDumperUnknown, TextLoader

if TYPE_CHECKING:
    from psycopg import Connection

MARK: Final = "\ufdd0"  # no character: Unicode keeps it for programs' own use
NUL: Final = f"{MARK}0"
ITSELF: Final = f"{MARK}1"


class EscapingDumper(StrDumperUnknown):
    """Writes strings; those with NUL or the mark are escaped."""

    def dump(self, obj: str) -> Any:
        """Return the string's bytes."""
        if "\0" in obj or MARK in obj:
            obj = obj.replace(MARK, ITSELF).replace("\0", NUL)
        return super().dump(obj)


class EscapingLoader(TextLoader):
    """Reads strings as ``EscapingDumper`` wrote them."""

    def load(self, data: Any) -> Any:
        """Return the string of bytes."""
        text = super().load(data)
        if isinstance(text, str) and MARK in text:
            return text.replace(NUL, "\0").replace(ITSELF, MARK)
        return text


def hold_every_character(connection: Connection[Any]) -> None:
    """Have a connection write and read every string that Python has, but for lone surrogates."""
    connection.adapters.register_dumper(str, EscapingDumper)
    for kind in ("text", "varchar"):
        connection.adapters.register_loader(kind, EscapingLoader)
