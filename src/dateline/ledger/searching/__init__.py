"""Full text search in a ledger: SQLite's FTS5 or PostgreSQL's own, behind one interface."""
