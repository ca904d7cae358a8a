"""Dateline reads the news and keeps the receipts: who says so."""
