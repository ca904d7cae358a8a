"""Learns what kind of event a word tells.

Run ``python training/what/train_kinds.py`` where Dateline and torch are installed; it takes some five
minutes on one core. The network (``kind_head.py``) goes into the package's
``src/dateline/language/model/heads.npz``.

Learned from own texts alone: invented openings and passages of news with their types
(``training/what/leads.jsonl``), the openings of ``tests/linking/vouching.jsonl``, and
``tests/reading/what_dev``, where all events are marked and most texts have none. It prints how often the
type is right of openings that had no part in learning (``tests/reading/leads_held.jsonl``), given their
word, and of a fifth of the others, learned without them; how often what is surer than some bound is
right; and how many words that tell nothing are taken for a type. The same data give the same weights.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import kind_head
import numpy as np
from head import write
from kind_cases import Word, read_leads, read_openings, read_own, words_of

from dateline.language.bound import softmax
from dateline.language.kinds import KINDS, NOTHING

ROOT = Path(__file__).resolve().parents[2]
HELD = ROOT / "tests/reading/leads_held.jsonl"
FOLDS = 5
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def gather() -> list[Word]:
    """Return all words that are learned from."""
    marked = [
        *read_leads(ROOT / "training/what/leads.jsonl"),
        *read_openings(ROOT / "tests/linking/vouching.jsonl"),
        *read_own(ROOT / "tests/reading/what_dev"),
    ]
    return [word for one in marked for word in words_of(one)]


def tell(name: str, head: dict[str, kind_head.Floats], words: list[Word]) -> None:
    """Print how right a network is on words."""
    odds = softmax(kind_head.score(head, words))
    best = [KINDS[at] for at in odds.argmax(axis=1)]
    right = np.array([kind in word.kinds for kind, word in zip(best, words, strict=True)])
    telling = np.array([NOTHING not in word.kinds for word in words])
    said = np.array([kind != NOTHING for kind in best])
    print(f"{name}: {len(words)} words; type right of those that tell one {right[telling].mean():.1%}")
    for bound in BOUNDS:
        sure = said & (odds.max(axis=1) > bound)
        found, good = (sure & telling).sum() / max(telling.sum(), 1), right[sure & telling].mean()
        print(
            f"  above {bound}: {found:.1%} of them, of which {good:.1%} right; taken for one of"
            f" {(~telling).sum()} that tell nothing: {(sure & ~telling).sum()}"
        )


def main() -> None:
    """Learn, print the figures and write the network into the package's model."""
    words = gather()
    held = [word for one in read_leads(HELD) for word in words_of(one)]
    fold = [crc32(word.name.encode()) % FOLDS for word in words]
    seen = [word for word, at in zip(words, fold, strict=True) if at]
    rest = [word for word, at in zip(words, fold, strict=True) if not at]
    tell("a fifth", kind_head.learn(seen), rest)
    head = kind_head.learn(words)
    tell("held out", head, held)
    write("kinds", head)


if __name__ == "__main__":
    main()
