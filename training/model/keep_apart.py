"""Writes the rows of a set that were not learned from: ``keep_apart.py ROWS.jsonl OUT.jsonl``.

For sets of which a tenth is kept apart by the text of its rows (EventLocation).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from event_sets import is_apart


def main() -> None:
    """Copy the rows that are kept apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    lines = given.rows.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if is_apart(json.loads(line)["text"]))
    given.out.write_text("".join(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
