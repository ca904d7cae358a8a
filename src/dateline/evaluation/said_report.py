"""The figures of attributions over all documents of a gold, in per cent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dateline.evaluation.said import ROLES, Score, ratio, score_spans
from dateline.evaluation.said_lines import paragraph_starts, score_lines, sentence_starts
from dateline.evaluation.said_links import Links, score_links
from dateline.evaluation.said_speech import KINDS, score_speech
from dateline.evaluation.source_pronouns import figures_of_pronouns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.evaluation.said_documents import Document

Figures = dict[str, float | None]
FOUND: Final = ("exact", "close")


def figures_of_said(documents: Sequence[Document]) -> Figures:
    """Return the figures; shares of nothing are None."""
    total = sum((score_spans(one.gold, one.found) for one in documents), Score())
    links = sum((score_links(one) for one in documents), Links())
    figures: Figures = {"documents": len(documents), "attributions": links.gold, "claims": links.found}
    for role in ROLES:
        figures |= figures_of_role(total, role)
    for name, score in score_cuts(documents).items():
        figures |= {f"{role}_{name}_f1": per_cent(score.of(role).exact_f1) for role in ROLES}
    figures |= figures_of_links("triples", links, links.close)
    figures |= figures_of_links("triples_loose", links, links.loose)
    figures |= dict(figures_of_speech(documents))
    pronouns = sum((one.pronouns for one in documents), Counter[str]())
    return figures | figures_of_pronouns(pronouns)


def figures_of_role(total: Score, role: str) -> Figures:
    """Return the figures of one role over whole documents."""
    tally = total.of(role)
    exact = per_cent(tally.exact_f1)
    return {
        f"{role}_f1": exact,
        f"{role}_exact_f1": exact,
        f"{role}_precision": per_cent(tally.exact_precision),
        f"{role}_recall": per_cent(tally.exact_recall),
        f"{role}_overlap_f1": per_cent(tally.overlap_f1),
        f"{role}_overlap_precision": per_cent(tally.overlap_precision),
        f"{role}_overlap_recall": per_cent(tally.overlap_recall),
    }


def score_cuts(documents: Sequence[Document]) -> dict[str, Score]:
    """Return the scores by paragraphs and by sentences, over all of them and over those with a label."""
    return {
        "paragraphs": add_up(documents, by_paragraphs, labelled=False),
        "labelled_paragraphs": add_up(documents, by_paragraphs, labelled=True),
        "sentences": add_up(documents, sentence_starts, labelled=False),
        "labelled_sentences": add_up(documents, sentence_starts, labelled=True),
    }


def by_paragraphs(document: Document) -> list[int]:
    """Return where the paragraphs of a document begin."""
    return paragraph_starts(document.text)


def add_up(
    documents: Sequence[Document], cut: Callable[[Document], list[int]], *, labelled: bool
) -> Score:
    """Return the score of documents cut into lines."""
    return sum((score_lines(one, cut(one), labelled=labelled) for one in documents), Score())


def figures_of_links(name: str, links: Links, right: int) -> Figures:
    """Return F1, precision and recall of linked triples."""
    f1, precision, recall = map(per_cent, links.rates(right))
    return {f"{name}_f1": f1, f"{name}_precision": precision, f"{name}_recall": recall}


def figures_of_speech(documents: Sequence[Document]) -> Iterator[tuple[str, float | None]]:
    """Yield what of the contents is found, and what of their sources is right, in all and by kind."""
    counts = sum((score_speech(one) for one in documents), Counter[tuple[str, str]]())
    for kind in ("all", *KINDS):
        suffix = "" if kind == "all" else f"_{kind}"
        contents = counts[kind, "contents"]
        yield f"contents{suffix}", contents
        for name in FOUND:
            yield f"contents_{name}{suffix}", share(counts[kind, name], contents)
        for name in FOUND:
            for what in (f"{name}_source_exact", f"{name}_source_overlap"):
                yield f"{what}{suffix}", share(counts[kind, what], counts[kind, name])


def share(part: int, whole: int) -> float | None:
    """Return a share in per cent, None where there is nothing to share."""
    return per_cent(ratio(part, whole)) if whole else None


def per_cent(value: float) -> float:
    """Return a share of 0..1 in per cent."""
    return round(100 * value, 1)
