"""A receipt that leaves the machine: private people masked, its words short, no folder named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.answers.sharing import SHARING, Sharing, name_place
from dateline.rights.casting import NOBODY, cast_private
from dateline.rights.masks import mask_text, sayer
from dateline.rights.quotations import cut_span, cut_words
from dateline.rights.rewriting import Rewriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.receipts import Borne, Receipt
    from dateline.records import Article, Span
    from dateline.rights.casting import Cast
    from dateline.rights.quotations import Limits
    from dateline.rights.rewriting import Edited

UNSAID: Final = "source not stated"


def share_receipts(
    receipts: Iterable[Receipt], articles: Iterable[Article], sharing: Sharing = SHARING
) -> tuple[Receipt, ...]:
    """Return receipts as they may leave the machine; ``articles``: all that they are of.

    One person has one number throughout.
    """
    short = [bound_receipt(receipt, sharing.limits) for receipt in receipts]
    if not sharing.masked:
        return tuple(short)
    casts = cast_private(tuple(articles))
    return tuple(mask_receipt(receipt, casts[receipt.article]) for receipt in short)


def bound_receipt(receipt: Receipt, limits: Limits) -> Receipt:
    """Return a receipt whose quotations are short, and that calls a file by its name alone."""
    return replace(
        receipt,
        words=tuple(cut_span(one, limits.quotation) for one in receipt.words[:1]),
        sentence=cut_words(receipt.sentence, limits.quotation),
        source=name_place(receipt.source) or "",
        url=name_place(receipt.url),
    )


def mask_receipt(receipt: Receipt, cast: Cast) -> Receipt:
    """Return a receipt in which people without a public role are masked; offsets stay as they are.

    The address that lands on the words quotes them, and is left out.
    """
    if not cast.people:
        bears = tuple(call_origins(one, receipt, cast) for one in receipt.bears)
        return replace(receipt, bears=bears)
    text = mask_text(cast.article.text, cast.hits)
    at = cast.article.text.find(receipt.sentence)
    sentence = text.slice(at, at + len(receipt.sentence)) if at >= 0 else ""
    bare = replace(receipt, words=(), cue=(), sentence="", address=None)
    found: Receipt = Rewriter(cast, sayer(cast)).rewrite_fields(bare, NOBODY)
    words = tuple(mask_span(one, text) for one in receipt.words)
    cue = tuple(mask_span(one, text) for one in receipt.cue)
    bears = tuple(call_origins(one, found, cast) for one in receipt.bears)
    return replace(found, words=words, cue=cue, sentence=sentence, bears=bears)


def call_origins(bears: Borne, found: Receipt, cast: Cast) -> Borne:
    """Return what a claim bears with its origins called as its own article calls them.

    Another article may name whom this one only describes, and with a name that this one's people are
    not found by: such a name is left out for the words of the sources here (``found``: masked).
    """
    article, say = cast.article, sayer(cast)
    own = f"{article.text} {article.outlet or ''}".casefold()
    named = [say(one, NOBODY) for one in bears.origins if one.casefold() in own]
    called = named or [one.text or UNSAID for one in found.sources]
    return replace(bears, origins=tuple(dict.fromkeys(called)))


def mask_span(span: Span, text: Edited) -> Span:
    """Return a span with the words that stand for its own in the masked text."""
    return replace(span, text=text.slice(span.start, span.end))
