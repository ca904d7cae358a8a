"""A receipt that leaves the machine: private people masked, its words short, no folder named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answers.sharing import SHARING, Sharing, name_place
from dateline.rights.casting import NOBODY, cast_private
from dateline.rights.masks import mask_text, sayer
from dateline.rights.quotations import cut_span, cut_words
from dateline.rights.rewriting import Rewriter

if TYPE_CHECKING:
    from dateline.receipts import Receipt
    from dateline.records import Article, Span
    from dateline.rights.quotations import Limits
    from dateline.rights.rewriting import Edited


def share_receipt(receipt: Receipt, article: Article, sharing: Sharing = SHARING) -> Receipt:
    """Return a receipt as it may leave the machine; ``article``: the one that it is of."""
    short = bound_receipt(receipt, sharing.limits)
    return mask_receipt(short, article) if sharing.masked else short


def bound_receipt(receipt: Receipt, limits: Limits) -> Receipt:
    """Return a receipt whose quotations are short, and that calls a file by its name alone."""
    return replace(
        receipt,
        words=tuple(cut_span(one, limits.quotation) for one in receipt.words[:1]),
        sentence=cut_words(receipt.sentence, limits.quotation),
        source=name_place(receipt.source) or "",
        url=name_place(receipt.url),
    )


def mask_receipt(receipt: Receipt, article: Article) -> Receipt:
    """Return a receipt in which people without a public role are masked; offsets stay as they are.

    The address that lands on the words quotes them, and is left out.
    """
    cast = cast_private((article,))[article.id]
    if not cast.people:
        return receipt
    text = mask_text(article.text, cast.hits)
    at = article.text.find(receipt.sentence)
    sentence = text.slice(at, at + len(receipt.sentence)) if at >= 0 else ""
    bare = replace(receipt, words=(), cue=(), sentence="", address=None)
    found: Receipt = Rewriter(cast, sayer(cast)).rewrite_fields(bare, NOBODY)
    words = tuple(mask_span(one, text) for one in receipt.words)
    cue = tuple(mask_span(one, text) for one in receipt.cue)
    return replace(found, words=words, cue=cue, sentence=sentence)


def mask_span(span: Span, text: Edited) -> Span:
    """Return a span with the words that stand for its own in the masked text."""
    return replace(span, text=text.slice(span.start, span.end))
