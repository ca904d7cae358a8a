"""Gathers happenings for ``tune.py``: ``prepare_events.py --data ../shared/data --out FOLDER``.

Run it in the package's own environment.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from event_sets import bare, read_acts, read_facts, read_kinds, read_sites
from name_sets import read_lines
from texts import Document, write

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_all(data: Path, *, apart: bool) -> Iterator[Document]:
    """Yield all sets: what is learned from, or what is measured on.

    TimeBank and AQUAINT hold the sentences of the news that ``uw_dev`` scores; those are not learned.
    """
    split, status, when = "dev" if apart else "train", data / "status", data / "when"
    hidden = {bare(row["text"]) for row in read_lines(status / "uw_dev.jsonl")}
    return chain(
        read_facts(status / f"uw_{split}.jsonl", "news"),
        read_facts(status / f"uds_ih2_{split}.jsonl", "web"),
        read_kinds(status / "timebank_events.jsonl", "kinds", hidden, apart=apart),
        read_kinds(when / "aquaint.jsonl", "kinds", hidden, apart=apart),
        read_acts(data / "what" / "ngec_synthetic.jsonl.gz", "acts", apart=apart),
        read_sites(data / "where" / "event_location_train.jsonl", "sites", apart=apart),
    )


def main() -> None:
    """Write happenings to learn from and to measure on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    write(read_all(given.data, apart=False), given.out / "events.jsonl.gz")
    write(read_all(given.data, apart=True), given.out / "events_dev.jsonl.gz")


if __name__ == "__main__":
    main()
