"""Gathers what ``tune.py`` reads besides: ``prepare_said.py --data ../shared/data --out FOLDER``.

Run it in the package's own environment, after the export of the network that is to be tuned.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from said_sets import read_pairs, read_said
from texts import write

from dateline.tables import read_table


def main() -> None:
    """Write articles with attributions and pronouns between names, to learn from and to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    said, pairs = given.data / "said", given.data / "coref"
    write(read_said(said / "polnear_train.jsonl.gz", "said"), given.out / "said.jsonl.gz")
    write(read_said(said / "polnear_dev.jsonl", "said_dev"), given.out / "said_dev.jsonl.gz")
    write(read_pairs(pairs / "gap_validation.jsonl", "pairs"), given.out / "pairs.jsonl.gz")
    write(read_pairs(pairs / "gap_development.jsonl", "pairs_dev"), given.out / "pairs_dev.jsonl.gz")
    path = given.out / "stock.json"
    stock = json.loads(path.read_text(encoding="utf-8"))
    stock["genders"] = {row["name"]: row["gender"] for row in read_table("actor_given")}
    path.write_text(json.dumps(stock, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
