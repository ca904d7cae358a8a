"""Parts of an article's text for assistants: as much as may leave the machine, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.answers.article_hits import list_hits
from dateline.answers.sharing_hits import share_hits
from dateline.desk.told import TextTold, short
from dateline.errors import InputError
from dateline.rights.casting import cast_private
from dateline.rights.masks import mask_text
from dateline.rights.quotations import cut_words, quote

if TYPE_CHECKING:
    from dateline.answers.sharing import Sharing
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Claim
    from dateline.rights.rewriting import Edited

WITHHELD: Final = (
    "Whole articles stay on the machine where the ledger lies: open the page at its address, or start"
    " the server with --full-texts."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: where it begins and ends, where the next begins, and why there is none."""

    start: int
    end: int
    following: int | None = None
    withheld: str | None = None


def read_on(one: LinkedArticle, sharing: Sharing, start: int, most: int | None) -> TextTold:
    """Return ``most`` code points of an article from a place on; None: as much as may be quoted of it.

    Raises InputError where the text, or what may be quoted, ends before that.
    """
    text = edit(one, sharing)
    allowed = sharing.limits.article if most is None else len(text.text)
    if start >= allowed:
        cause = f"{one.article.id} is shown up to its character {min(allowed, len(text.text))}."
        raise InputError(cause, WITHHELD if most is None else "Begin before that.")
    size = allowed - start if most is None else most
    end = start + len(cut_words(text.text[start:], size) or text.text[start : start + size])
    left = bool(text.text[end:].strip())
    if most is None:
        return tell(one, sharing, text, Part(start, end, None, WITHHELD if left else None))
    return tell(one, sharing, text, Part(start, end, end if left else None))


def read_around(one: LinkedArticle, sharing: Sharing, claim: Claim) -> TextTold:
    """Return the sentence around a claim, or as much of it as may be quoted at once."""
    text = edit(one, sharing)
    span = quote(one.article, claim.content, None, sharing.limits).span
    return tell(one, sharing, text, Part(text.start(span.start), text.end(span.end)))


def edit(one: LinkedArticle, sharing: Sharing) -> Edited:
    """Return an article's text as it may be shown: private people masked, unless nobody is."""
    hits = cast_private((one.article,))[one.article.id].hits if sharing.masked else ()
    return mask_text(one.article.text, hits)


def tell(one: LinkedArticle, sharing: Sharing, text: Edited, part: Part) -> TextTold:
    """Return a part of a text with what its page is called."""
    head = share_hits(list_hits(one)[:1], [one.article], sharing)[0]
    return TextTold(
        article=head.id,
        title=short(head.title),
        outlet=short(head.outlet),
        published=head.published,
        url=head.url or head.source,
        start=part.start,
        end=part.end,
        length=len(text.text),
        untrusted_text=text.text[part.start : part.end],
        next_start=part.following,
        withheld=part.withheld,
    )
