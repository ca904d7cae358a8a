"""The structure of an article: the language model's pass over its words.

One pass gives every word its parts of speech, its head and relation, names with their types, the
borders of sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.attributions import Scores, find_attributions
from dateline.language.borders import ask_for, settle
from dateline.language.cases import LONGEST, case_of
from dateline.language.consistency import agree
from dateline.language.happenings import Labels, find_happenings
from dateline.language.kinds import OPENING, score_kinds
from dateline.language.meant import find_meant
from dateline.language.news import score_news
from dateline.language.spans import best_labels, find_spans
from dateline.language.trees import decode
from dateline.language.windows import cut_windows, feed, group, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dateline.language.attributions import Attribution
    from dateline.language.happenings import Happening
    from dateline.language.kinds import Kinds
    from dateline.language.meant import Meant
    from dateline.language.model import Model
    from dateline.language.reading import Phrase
    from dateline.language.windows import Pieces, Window

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float32]

BUDGET: Final = 640  # pieces of a batch, filled up
ROOT, JOINED, NOTHING = "root", "parataxis", "dep"


class Drafts(NamedTuple):
    """An article's words, and its sentences by the rules: (first word, word after the last, paragraph).

    ``spaced`` tells which words a space follows; the model may end a sentence after those only. No
    sentence ends within the first ``held`` words.
    """

    words: Sequence[str]
    sentences: Sequence[tuple[int, int, int]]
    spaced: NDArray[np.bool_]
    held: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """What the model says of an article. ``heads`` are words of the article, -1 for a sentence's root.

    ``sentences`` are (first word, word after the last, paragraph); ``cut`` counts the sentences
    that were too long to be read at once.
    """

    sentences: list[tuple[int, int, int]]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: tuple[Phrase, ...]
    cut: int
    attributions: tuple[Attribution, ...] = ()
    meant: Mapping[int, Meant] = field(default_factory=dict)
    happenings: Mapping[int, Happening] = field(default_factory=dict)
    news: tuple[float, ...] = ()


@dataclass(slots=True, eq=False)
class Sheet:
    """The arrays that the batches fill in, one number a word; of names the scores of all labels.

    ``more`` are the outputs that are looked at when all words are read, [words, K] each.
    """

    ends: NDArray[np.bool_]
    names: Floats  # [words, labels]
    upos: Numbers
    xpos: Numbers
    heads: Numbers
    relations: Numbers
    spaced: NDArray[np.bool_]
    needed: Floats  # how sure the model must be to end a sentence
    more: dict[str, Floats] = field(default_factory=dict)


def read_structure(model: Model, drafts: Drafts) -> Structure:
    """Return the structure of an article's words; time and memory grow with their number."""
    words = drafts.words
    pieces = lay_out([model.pieces(word) for word in words], [case_of(word[:LONGEST]) for word in words])
    windows = cut_windows(words, drafts.sentences, pieces.offsets, model.card.window)
    sheet = make_sheet(drafts, len(model.card.names))
    for batch in group(windows, pieces.offsets, BUDGET):
        read_batch(model, batch, pieces, sheet)
    inner = {first for first, _ in windows} - {first for first, _, _ in drafts.sentences}
    hold(sheet, drafts, inner)
    return gather(model, drafts, sheet, (windows, len(inner)))


def make_sheet(drafts: Drafts, kinds: int) -> Sheet:
    """Return the empty sheet of an article, with the ends of sentences by the rules."""
    size = len(drafts.words)
    ends = np.zeros(size, np.bool_)
    ends[[last - 1 for _, last, _ in drafts.sentences]] = True
    upos, xpos, heads, relations = np.zeros((4, size), np.int64)
    names = np.zeros((size, kinds), np.float32)
    return Sheet(ends, names, upos, xpos, heads, relations, drafts.spaced, ask_for(drafts.words))


def read_batch(model: Model, batch: Sequence[Window], pieces: Pieces, sheet: Sheet) -> None:
    """Read some windows and write down what is said of their words."""
    given = feed(batch, pieces)
    found = dict(zip(model.outputs, model.session.run(model.outputs, given), strict=True))
    lengths = np.array([last - first for first, last in batch])
    starts = np.array([first for first, _ in batch])
    place = np.arange(given["firsts"].shape[1])
    real = (place > 0) & (place <= lengths[:, None])  # [B, W]: words of a window
    words = (starts[:, None] + place - 1)[real]
    sheet.upos[words] = found["upos"][real].argmax(axis=1)
    sheet.xpos[words] = found["xpos"][real].argmax(axis=1)
    sentences = number_sentences(sheet, words, real, found["ends"][real])
    sheet.names[words] = found["names"][real]
    keep_more(sheet, words, {name: found[name][real] for name in model.more})
    heads = decode(found["arcs"], sentences)
    rows = np.nonzero(real)[0]
    sheet.heads[words] = np.where(heads[real] > 0, starts[rows] + heads[real] - 1, -1)
    sheet.relations[words] = relate(
        model, found["rel_dep"][real], found["rel_head"][rows, heads[real]], heads[real] == 0
    )


def keep_more(sheet: Sheet, words: Numbers, found: Mapping[str, Floats]) -> None:
    """Write down the outputs of some words that are looked at when all words are read."""
    for name, rows in found.items():
        if name not in sheet.more:
            sheet.more[name] = np.zeros((len(sheet.ends), rows.shape[1]), np.float32)
        sheet.more[name][words] = rows


def number_sentences(sheet: Sheet, words: Numbers, real: NDArray[np.bool_], logits: Floats) -> Numbers:
    """Settle the borders within the windows; return the number of each word's sentence in its row.

    0 stands for the root of a row, -1 for what only fills it.
    """
    sheet.ends[words] = settle(sheet.ends[words], sheet.spaced[words], logits, sheet.needed[words])
    after = np.zeros(real.shape, np.int64)
    after[real] = sheet.ends[words]
    numbers = np.cumsum(after, axis=1) - after + 1
    numbers[~real] = -1
    numbers[:, 0] = 0
    return numbers


def relate(model: Model, words: Floats, heads: Floats, roots: NDArray[np.bool_]) -> Numbers:
    """Return the number of the relation of each word to its head; both are [words, R]."""
    ones = np.ones((len(words), 1), np.float32)
    bent = (np.hstack((words, ones)) @ model.relations).reshape(len(words), -1, words.shape[1] + 1)
    scores = (bent @ np.hstack((heads, ones))[:, :, None])[:, :, 0]
    labels = model.card.relations
    if ROOT in labels:
        root = labels.index(ROOT)
        scores[:, root] = np.where(roots, np.inf, -np.inf)
    found: Numbers = scores.argmax(axis=1)
    return found


def hold(sheet: Sheet, drafts: Drafts, inner: set[int]) -> None:
    """Take back borders where none may be, and set those of paragraphs."""
    sheet.ends[: drafts.held] = False
    sheet.ends[[first - 1 for first in inner]] = False
    ends_of_paragraphs = {home: last for _, last, home in drafts.sentences}
    sheet.ends[[last - 1 for last in ends_of_paragraphs.values()]] = True


def gather(model: Model, drafts: Drafts, sheet: Sheet, read: tuple[Sequence[Window], int]) -> Structure:
    """Return the structure that a filled sheet tells of, given its windows and how many were cut."""
    windows, cut = read
    sentences = find_sentences(drafts, sheet.ends)
    bounds = [(first, last) for first, last, _ in sentences]
    scores = agree(drafts.words, sheet.names, model.card.names)
    numbers = best_labels(scores, bounds, model.transitions)
    labels = [model.card.names[number] for number in numbers.tolist()]
    heads, relations = sheet.heads.tolist(), [model.card.relations[n] for n in sheet.relations.tolist()]
    for first, last, _ in sentences:
        join_roots(heads, relations, first, last)
    xpos = [model.card.xpos[number] for number in sheet.xpos.tolist()]
    upos = [model.card.upos[number] for number in sheet.upos.tolist()]
    return Structure(
        sentences,
        upos,
        xpos,
        heads,
        relations,
        find_spans(labels, bounds),
        cut,
        attribute(model, sheet, windows),
        find_meant(xpos, windows, sheet.more["pronoun"], sheet.more["meant"])
        if model.said and sheet.more
        else {},
        happen(model, sheet, upos, bounds),
        weigh_news(model, sheet, bounds),
    )


def happen(
    model: Model, sheet: Sheet, upos: Sequence[str], bounds: Sequence[tuple[int, int]]
) -> Mapping[int, Happening]:
    """Return the happenings that a filled sheet tells of."""
    if model.site is None or not sheet.more:
        return {}
    labels = Labels(model.card.facts, model.card.events)
    found = find_happenings(labels, model.site, sheet.more, upos, bounds)
    return tell_kinds(model.kinds, sheet, found, bounds[:OPENING]) if model.kinds else found


def tell_kinds(
    weights: Kinds, sheet: Sheet, found: Mapping[int, Happening], bounds: Sequence[tuple[int, int]]
) -> Mapping[int, Happening]:
    """Return happenings, those of the first sentences with how likely they are of each kind."""
    end = bounds[-1][1] if bounds else 0
    words = [word for word in found if word < end]
    if not words:
        return found
    rows = score_kinds(weights, sheet.more["states"][:end], bounds, words)
    told = {word: found[word]._replace(kinds=row) for word, row in zip(words, rows, strict=True)}
    return {**found, **told}


def weigh_news(model: Model, sheet: Sheet, bounds: Sequence[tuple[int, int]]) -> tuple[float, ...]:
    """Return for each word how much speaks for its telling news."""
    if model.news is None or not sheet.more:
        return ()
    return tuple(score_news(model.news, sheet.more["states"], bounds).tolist())


def attribute(model: Model, sheet: Sheet, windows: Sequence[Window]) -> tuple[Attribution, ...]:
    """Return the attributions that a filled sheet tells of."""
    if model.said is None or not sheet.more:
        return ()
    scores = Scores(*(sheet.more[name] for name in ("roles", "said_word", "said_cue")))
    numbers: Numbers = np.cumsum(sheet.ends) - sheet.ends
    return find_attributions(model.said, scores, windows, numbers)


def find_sentences(drafts: Drafts, ends: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Return the settled sentences with their paragraphs."""
    lasts = (np.flatnonzero(ends) + 1).tolist()
    firsts = [0, *lasts[:-1]]
    starts = np.array([first for first, _, _ in drafts.sentences])
    homes = np.searchsorted(starts, np.array(firsts, np.int64), side="right") - 1
    return [
        (first, last, drafts.sentences[home][2])
        for first, last, home in zip(firsts, lasts, homes.tolist(), strict=False)
    ]


def join_roots(heads: list[int], relations: list[str], first: int, last: int) -> None:
    """Make one tree of the trees of a sentence that was read in several windows, in place."""
    roots = [word for word in range(first, last) if heads[word] < 0]
    for word in roots[1:]:
        heads[word], relations[word] = roots[0], JOINED
