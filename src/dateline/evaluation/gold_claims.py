"""Decided claims as marked texts (``said``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.evaluation.gold_windows import keys, window_over
from dateline.evaluation.said_texts import NONE
from dateline.records import Claim
from dateline.reviewed import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.evaluation.gold_windows import Window
    from dateline.records import Article, Source, Span
    from dateline.reviewing.review import Review


def windows_of_claims(article: Article, reviews: Iterable[Review]) -> list[Window]:
    """Return the sentences in which a claim was decided on, with those of its source, in order."""
    decided = [claim for claim in article.claims if isinstance(claim.reviewed, Reviewed)]
    kept = [one.content.kept.thing for one in reviews if one.kind == "claim" and one.content.kept]
    rejected = [claim for claim in kept if isinstance(claim, Claim)]
    found = (window_over(article, spans_of(claim)) for claim in (*decided, *rejected))
    return sorted({one for one in found if one}, key=lambda one: (one.start, one.end))


def spans_of(claim: Claim) -> list[Span]:
    """Return all spans of a claim."""
    return [*claim.content, *claim.cue, *(span for one in claim.sources for span in one.spans)]


def mark_claims(window: Window) -> str | None:
    """Return the lines for the claims of a window; None where one that was decided cannot be marked.

    What nobody decided on is marked as right to find and no loss to leave out.
    """
    held = [
        claim for claim in window.article.claims if all(window.holds(span) for span in spans_of(claim))
    ]
    names = dict(zip((claim.id for claim in held), keys(), strict=False))
    lines = []
    for claim in held:
        line = mark_claim(window, claim, names)
        if line is None and isinstance(claim.reviewed, Reviewed):
            return None
        lines += [line] if line else []
    return "\n".join(lines)


def mark_claim(window: Window, claim: Claim, names: dict[str, str]) -> str | None:
    """Return the line for one claim; None where its spans cannot be named by words."""
    stated = [source for source in claim.sources if source.spans]
    sources = [mark(window, source.spans) for source in stated]
    cue = mark(window, claim.cue) if claim.cue else NONE
    content = mark(window, claim.content)
    if not all((*sources, cue, content)) or claim.id not in names:
        return None
    may = "" if isinstance(claim.reviewed, Reviewed) else "?"
    source = " + ".join(one for one in sources if one) or NONE
    facts = mark_facts(window, claim, stated, names)
    return f"{may}{names[claim.id]}: {source} | {cue} | {content} | {facts}"


def mark(window: Window, spans: Sequence[Span]) -> str | None:
    """Return the words of the pieces of a span; None where one of them cannot be named."""
    words = [window.words(span) for span in spans]
    known = [one for one in words if one]
    return " // ".join(known) if known and len(known) == len(words) else None


def mark_facts(window: Window, claim: Claim, stated: Sequence[Source], names: dict[str, str]) -> str:
    """Return kind, name, stance and hedges of a claim; addressee, venue and chain are not scored."""
    kinds = dict.fromkeys(source.kind for source in stated) or {"unstated": None}
    words = ["/".join(kinds)]
    if any(source.named for source in stated):
        words.append("named" if all(source.named for source in stated) else "named?")
    words += [claim.stance] if claim.stance != "asserts" else []
    words += ["conditional"] if claim.conditional else []
    words += [f"in={names[claim.within]}"] if claim.within in names else []
    hedges = [window.text[one.start - window.start : one.end - window.start] for one in claim.hedges]
    if claim.hedged or hedges:
        told = hedges and not any('"' in one or not one for one in hedges)
        words.append(f'hedge="{"; ".join(hedges) if told else "*"}"')
    return " ".join([*words, 'to="*"', "venue=*", 'chain="*"'])
