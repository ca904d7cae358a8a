"""Pages: the anatomy of a news page or text."""
