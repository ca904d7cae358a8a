"""Parts that reach from one clause into another: who is told what to do, and who speaks through a paper.

"Ruritania said that Gerolstein must leave" asks something of Gerolstein, though no verb of asking stands
there; "the king sent a letter threatening the duke" has the king threaten, not his letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Clause, Parsed

DUTY: Final = "must"  # "should" says too often what is good for everybody


def note_speech(reading: Reading, parsed: Parsed) -> None:
    """Give the clauses of a sentence the parts that others hold for them.

    A verb of saying gets ``content``, the subject of what is said, and ``must``, the same where it is
    said to have to do something. A verb whose subject is a paper gets who sent, passed or wrote it.
    """
    for clause in parsed.clauses:
        if reading.lemmas[clause.verb.head] in words_of("says"):
            note_content(reading, parsed, clause)
        elif not clause.verb.finite and clause.above is not None:
            put_author(reading, clause, clause.above)


def note_content(reading: Reading, parsed: Parsed, clause: Clause) -> None:
    """Add who the content of a verb of saying is about, where that follows it at once."""
    inner = next(iter(parsed.clauses[clause.number + 1 : clause.number + 2]), None)
    if inner is None or not inner.verb.finite or "passive" in inner.parts:
        return
    about = inner.parts.get("subj", ())
    if not about or about[0].first < clause.verb.last or reading.tags[about[0].head] == "PRON":
        return
    clause.parts["content"] = about
    if DUTY in inner.verb.helpers:
        clause.parts["must"] = about


def put_author(reading: Reading, clause: Clause, above: Clause) -> None:
    """Have who makes a paper do what the paper does: "passed a resolution condemning the raid"."""
    paper = clause.parts.get("subj", ())
    maker = above.parts.get("subj", ())
    if not maker or len(paper) != 1 or reading.lemmas[paper[0].head] not in words_of("paper"):
        return
    if paper[0] in above.parts.get("obj", ()):
        clause.parts["subj"] = maker
