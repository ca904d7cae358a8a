"""Prints the figures of events across documents on ECB+, cross-validated: ``measure.py GOLD``."""

from __future__ import annotations

import json
import sys

from dateline.evaluation.linking_ecb import score_ecb
from dateline.evaluation.runs import decode_rows

if __name__ == "__main__":
    path = sys.argv[1]
    print(json.dumps(score_ecb(path, decode_rows(path, {"id", "text"})).figures, indent=2))
