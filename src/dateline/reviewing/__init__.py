"""What people decided of readings, applied to articles: pure functions that know no database."""
