"""Gathers the sets that training reads: ``prepare.py --data ../shared/data --out FOLDER``."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import name_sets
from agate import FAMILY_ENDS, FAMILY_STARTS, make_agate
from lexicon import Lexicon
from texts import Document, write
from treebanks import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "src" / "dateline" / "vocabulary"
OWN = ROOT / "training" / "names"


def labelled(data: Path, lexicon: Lexicon, own: Path) -> Iterator[Document]:
    """Yield the documents of all sets with labels that may train what ships."""
    yield from Reader("ewt", lexicon, gum=False).documents(data / "language" / "ewt_train.conllu.gz")
    yield from Reader("gum", lexicon, gum=True).documents(data / "language" / "gum_train.conllu.gz")
    names = data / "names"
    yield from name_sets.read_tokens(names / "wikigold.jsonl", "wikigold", name_sets.WIKIGOLD, lexicon)
    yield from name_sets.read_tokens(names / "btc.jsonl", "btc", name_sets.BTC, lexicon)
    for part in ("train", "dev"):
        yield from name_sets.read_tokens(
            names / f"wnut17_{part}.jsonl", "wnut17", name_sets.WNUT, lexicon
        )
    yield from name_sets.read_ecb(data / "stories" / "ecbplus_train.jsonl.gz", lexicon)
    if own.exists():
        yield from name_sets.read_own(own)
    yield from make_agate(lexicon)


def plain(data: Path) -> Iterator[Document]:
    """Yield the articles that only a teacher labels, and those with places marked."""
    yield from name_sets.read_places(data / "where" / "lgl.jsonl", "lgl", None)
    yield from name_sets.read_places(data / "where" / "geowebnews_train.jsonl", "geowebnews", "type")
    yield from name_sets.read_plain(data / "said" / "polnear_train.jsonl.gz", "polnear")
    yield from name_sets.read_plain(data / "when" / "wikiwars_train.jsonl", "wikiwars")
    yield from name_sets.read_plain(data / "where" / "event_location_train.jsonl", "event_location")


def unseen(data: Path, lexicon: Lexicon) -> Iterator[Document]:
    """Yield the sets that are for measuring only."""
    yield from Reader("ewt_dev", lexicon, gum=False).documents(data / "language" / "ewt_dev.conllu")
    yield from Reader("gum_dev", lexicon, gum=True).documents(data / "language" / "gum_dev.conllu")
    names = data / "names"
    yield from name_sets.read_tokens(
        names / "conllpp_dev.jsonl", "conllpp_dev", name_sets.WIKIGOLD, lexicon
    )
    yield from name_sets.read_tokens(
        names / "uner_ewt_dev.jsonl", "uner_ewt_dev", name_sets.BTC, lexicon
    )


def counted(documents: Iterator[Document], counts: Counter[str]) -> Iterator[Document]:
    """Pass documents on and count the words of each source."""
    for document in documents:
        counts[document.source] += sum(len(one.words) for part in document.paragraphs for one in part)
        yield document


def listed(own: Path, part: str) -> set[str]:
    """Return the given or the family names of our own lists, single words only."""
    path = own / "lists" / "people.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[2] for row in rows if row[1] == part and row[2].isalpha()}


def main() -> None:
    """Write ``labelled.jsonl.gz`` and ``plain.jsonl.gz``, and print the words of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--own", type=Path, default=OWN)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    lexicon = Lexicon(VOCABULARY)
    write(counted(labelled(given.data, lexicon, given.own), counts), given.out / "labelled.jsonl.gz")
    write(counted(plain(given.data), counts), given.out / "plain.jsonl.gz")
    write(counted(unseen(given.data, lexicon), counts), given.out / "dev.jsonl.gz")
    made = {start + end for start in FAMILY_STARTS for end in FAMILY_ENDS}
    stock = {
        "given": sorted({*lexicon.given, *listed(given.own, "given")}),
        "family": sorted(made | listed(given.own, "family")),
        "cities": lexicon.cities,
        "countries": lexicon.countries,
    }
    (given.out / "stock.json").write_text(json.dumps(stock, ensure_ascii=False), encoding="utf-8")
    for source, words in counts.most_common():
        print(f"{source:16} {words:9}")


if __name__ == "__main__":
    main()
