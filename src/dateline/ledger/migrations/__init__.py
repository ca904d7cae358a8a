"""The versions of the ledger's tables, one script each."""
