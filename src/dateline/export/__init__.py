"""Exports: rows of a ledger, streamed into the file formats of other tools."""
