"""Trees: which word each word depends on, one tree with one root for every sentence.

Most sentences are trees already where every word takes the head it likes best; that is checked for
all of them at once. The others are decoded by the algorithm of Chu and Liu and of Edmonds. A large
toll on every arc from the root makes the best tree one with a single root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.floating]
    Numbers = NDArray[np.int64]

NEVER: Final = -1e9  # the score of an arc that may not be
TOLL: Final = 1e6  # on an arc from the root: more than all scores of a window together


def decode(arcs: Scores, sentences: Numbers) -> Numbers:
    """Return the head of every word, shape [B, W]; word 0 is the root of all sentences of its row.

    ``arcs`` [B, W, W] scores (dependent, head); ``sentences`` [B, W] numbers the sentence of each word,
    ascending within a row: 0 for the root itself, -1 for words that only fill the row.
    """
    allowed = (sentences[:, :, None] == sentences[:, None, :]) & (sentences > 0)[:, :, None]
    allowed[:, :, 0] = True
    scores = np.where(allowed, arcs, NEVER)
    size = np.arange(arcs.shape[1])
    scores[:, size[1:], size[1:]] = NEVER
    heads: Numbers = scores.argmax(axis=2)
    heads[sentences <= 0] = 0
    for row, sentence in find_broken(heads, sentences):
        members = np.flatnonzero(sentences[row] == sentence)
        nodes = np.concatenate(([0], members))
        best = best_tree(scores[row][np.ix_(nodes, nodes)])
        heads[row, members] = nodes[best[1:]]
    return heads


def find_broken(heads: Numbers, sentences: Numbers) -> list[tuple[int, int]]:
    """Return the (row, sentence) pairs whose heads make no tree with one root."""
    reached = heads
    for _ in range(int(heads.shape[1]).bit_length()):
        reached = np.take_along_axis(reached, reached, axis=1)
    real = sentences > 0
    width = int(sentences.max(initial=0)) + 1
    keys = sentences + width * np.arange(len(sentences))[:, None]
    broken = set(keys[real & (reached != 0)].tolist())
    roots = np.bincount(keys[real & (heads == 0)], minlength=width * len(sentences))
    broken |= set(np.unique(keys[real])[roots[np.unique(keys[real])] != 1].tolist())
    return [divmod(key, width) for key in sorted(broken)]


def best_tree(scores: Scores) -> Numbers:
    """Return the heads of the best tree with one root; ``scores`` [N, N], node 0 is the root."""
    tolled = scores.astype(np.float64)
    tolled[1:, 0] -= TOLL
    np.fill_diagonal(tolled, NEVER)
    return span(tolled)


def span(scores: Scores) -> Numbers:
    """Return the heads of the best tree from node 0: best heads, one cycle after the other closed."""
    heads: Numbers = scores.argmax(axis=1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    rest = np.delete(np.arange(len(heads)), cycle)
    entries = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    entry, leave = entries.argmax(axis=0), scores[np.ix_(rest, cycle)].argmax(axis=1)
    closed = span(close(scores, rest, entries.max(axis=0), cycle))
    return open_cycle(heads, closed, (rest, cycle), (entry, leave))


def find_cycle(heads: Numbers) -> Numbers | None:
    """Return the nodes of the first cycle, or None where every node leads to node 0."""
    seen = np.zeros(len(heads), dtype=np.int64)
    seen[0] = 1
    chain = heads.tolist()
    for start in range(1, len(chain)):
        node, mark = start, start + 1
        while not seen[node]:
            seen[node] = mark
            node = chain[node]
        if seen[node] == mark and node:
            cycle = [node]
            while chain[cycle[-1]] != node:
                cycle.append(chain[cycle[-1]])
            return np.array(sorted(cycle))
    return None


def close(scores: Scores, rest: Numbers, entries: Scores, cycle: Numbers) -> Scores:
    """Return the scores with a cycle as one node, the last."""
    size = len(rest)
    closed = np.full((size + 1, size + 1), NEVER)
    closed[:size, :size] = scores[np.ix_(rest, rest)]
    closed[:size, size] = scores[np.ix_(rest, cycle)].max(axis=1)
    closed[size, :size] = entries
    return closed


def open_cycle(
    heads: Numbers,
    closed: Numbers,
    nodes: tuple[Numbers, Numbers],
    ways: tuple[Numbers, Numbers],
) -> Numbers:
    """Return the heads of all nodes, given those of the tree in which the cycle is one node."""
    (rest, cycle), (entry, leave) = nodes, ways
    size, found = len(rest), heads.copy()
    for number in range(1, size):
        head = closed[number]
        found[rest[number]] = cycle[leave[number]] if head == size else rest[head]
    into = closed[size]
    found[cycle[entry[into]]] = rest[into]
    return found
