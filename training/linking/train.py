"""Learns what speaks for two texts' telling of one happening, by the words of their triggers alone.

Run ``python training/linking/train.py --data ../shared/data`` where Dateline is installed; it takes a
minute or two. The weights of signs (``dateline.linking.alike``) go into
``src/dateline/vocabulary/link_alike_weights.tsv``: logistic regression over pairs of gold mentions of
ECB+ (topics 1-35) in documents that tell one story by their words. Printed is, of topics that had no
part in learning, how many of the pairs called one happening are right, and how many are found; beside
it the same of taking one trigger for one happening. The same data give the same weights.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

import numpy as np
from weighing import learn, tell, write

from dateline.evaluation.linking_ecb import PARTS
from dateline.evaluation.linking_ecb_groups import TIGHT, join_average, weigh_words
from dateline.evaluation.linking_ecb_rows import Corpus, EcbRow, find_sites, make_document
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.scored import convert_rows
from dateline.linking.alike import Told, signs

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "src/dateline/vocabulary/link_alike_weights.tsv"
GOLD = "stories/ecbplus_train.jsonl.gz"
HEAD = """# What speaks for (above 0) and against two triggers' telling of one happening, as weights
# (linking/alike.py); both stand in articles of one story. Made by training/linking/train.py from ECB+;
# not to be edited by hand. Columns: sign, weight.
sign\tweight
"""


def collect(corpus: Corpus) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Return the names of signs, pairs [pairs, S], whether they are one [pairs], topics [pairs]."""
    words = weigh_words(corpus.documents)
    close = join_average(words @ words.T, TIGHT)
    told = [Told(site.trigger, site.window) for site in corpus.sites]
    groups: dict[int, list[int]] = {}
    for at, site in enumerate(corpus.sites):
        groups.setdefault(int(close[site.document]), []).append(at)
    pairs = [pair for sites in groups.values() for pair in combinations(sites, 2)]
    pairs = [(a, b) for a, b in pairs if corpus.sites[a].document != corpus.sites[b].document]
    names = list(signs(told[0], told[1]))
    rows = np.array([list(signs(told[a], told[b]).values()) for a, b in pairs])
    same = np.array([corpus.sites[a].chain == corpus.sites[b].chain for a, b in pairs], float)
    topics = np.array([corpus.documents[corpus.sites[a].document].topic for a, _ in pairs])
    return names, rows, same, topics


def read_corpus(path: str) -> Corpus:
    """Return the documents and mentions of a gold file, without vectors."""
    rows = list(convert_rows(path, decode_rows(path, {"id", "text"}), EcbRow))
    documents = [make_document(row) for row in rows]
    found = zip(rows, documents, strict=True)
    sites = [site for at, (row, one) in enumerate(found) for site in find_sites(row, one, at, 0)]
    return Corpus(documents, sites, {})


def main() -> None:
    """Learn, print what is kept of topics not seen, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    path = str(parser.parse_args().data / GOLD)
    names, rows, same, topics = collect(read_corpus(path))
    order = {topic: at % PARTS for at, topic in enumerate(sorted(set(topics.tolist())))}
    parts = np.array([order[topic] for topic in topics.tolist()])
    scores = np.zeros(len(same))
    for part in range(PARTS):
        scores[parts == part] = rows[parts == part] @ learn(rows[parts != part], same[parts != part])
    tell("same trigger word:", rows[:, names.index("same word")], same)
    tell("same_happening at one half:", (scores > 0).astype(float), same)
    equal = np.sort(scores)[-int(rows[:, names.index("same word")].sum())]
    tell("same_happening, as many pairs:", (scores >= equal).astype(float), same)
    write(TABLE, HEAD, names, learn(rows, same))


if __name__ == "__main__":
    main()
