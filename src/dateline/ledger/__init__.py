"""The ledger: the database of captures, readings and links."""

from dateline.ledger.ledger import Ledger

__all__ = ["Ledger"]
