"""What may be erased, masked or restored where a decision to forget names it: new triggers."""

from __future__ import annotations

from typing import Final

from dateline.ledger.migrations.dialects import allow_changes

revision: Final = "0004"
down_revision: Final = "0003"
branch_labels: Final = None
depends_on: Final = None


def forgotten(*subjects: str) -> str:
    """Return the condition that a decision to forget names one of these subjects."""
    return (
        "EXISTS (SELECT 1 FROM decisions WHERE kind = 'forget' "  # noqa: S608  - constants
        f"AND subject IN ({', '.join(subjects)}))"
    )


BODY: Final = forgotten("'sha256:' || OLD.sha256", "'bytes:' || OLD.sha256")
TEXT: Final = forgotten("'text:' || OLD.sha256")
UNHELD: Final = forgotten("'unheld:' || OLD.sha256")
MASKED: Final = forgotten("'masked:' || OLD.sha256")
MASKED_CAPTURE: Final = forgotten("'masked:' || OLD.capture")
ALLOWED: Final = {  # table: the columns that stay as they are, and when the others may change
    "bodies": (("sha256",), (f"NEW.body IS NULL AND {BODY}",)),
    "texts": (
        ("sha256",),
        (
            f"NEW.text IS NULL AND ({TEXT} OR {UNHELD})",
            f"NEW.text IS NOT NULL AND OLD.text IS NOT NULL AND {MASKED}",
            f"NEW.text IS NOT NULL AND OLD.text IS NULL AND NOT {TEXT}",
        ),
    ),
    "revisions": (
        ("capture", "number", "reader", "read_at"),
        (
            f"NEW.report IS NULL AND {forgotten('OLD.capture')}",
            f"NEW.report IS NOT NULL AND OLD.report IS NOT NULL AND {MASKED_CAPTURE}",
        ),
    ),
    "captures": (
        ("id", "page_sha256", "media_type", "bytes", "encoding", "gathered", "kept_at"),
        (forgotten("'masked:' || OLD.id"),),
    ),
    "fetches": (
        ("gathered", "status", "page_sha256"),
        (forgotten("'sha256:' || OLD.page_sha256", "'bytes:' || OLD.page_sha256"),),
    ),
}


def upgrade() -> None:
    """Put the new triggers in the place of those before."""
    for table, (same, conditions) in ALLOWED.items():
        allow_changes(table, same, [f"({' OR '.join(f'({one})' for one in conditions)})"])
