"""The ledger: the database of captures, readings and links."""
