"""The receipt of a claim, as records: what a ledger can show for it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.answered import Side  # noqa: TC001  - its fields' types are read at run time
from dateline.records import ChainStep, Source, Span, Stance  # noqa: TC001  - as above
from dateline.shown import Shown, shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureFacts:
    """The bytes that were read: their hash and size, when they were gathered and kept, who read them.

    ``gathered`` is null where a page came from a file whose time is not known. Times are UTC.
    ``encoding`` is the one that the bytes were read in.
    """

    id: str
    page_sha256: str
    bytes: int
    media_type: str
    gathered: str | None
    kept_at: str
    reader: str
    read_at: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Borne:
    """An incident that a claim bears: its id, the side, and the names of the origins it leads to."""

    incident: str
    side: Side
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Receipt(Shown):
    """What a ledger can show for one claim in one article.

    ``address``: the page's address with a text fragment (``#:~:text=``) that lands on the words; null
    where the page has no address on the web. ``carried_by``: other articles with the same claim.
    """

    claim: str
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    stance: Stance
    direct: bool
    hedged: bool
    words: tuple[Span, ...]
    cue: tuple[Span, ...]
    sentence: str
    sources: tuple[Source, ...]
    chain: tuple[ChainStep, ...]
    source: str
    url: str | None
    address: str | None
    text_sha256: str
    capture: CaptureFacts
    bears: tuple[Borne, ...] = ()
    carried_by: tuple[str, ...] = ()

    def _brief(self) -> str:
        """Return the claim's id and words, and the page."""
        words = " … ".join(span.text for span in self.words)
        return f"{self.claim} “{shorten(words)}” on {self.outlet or self.url or self.source}"
