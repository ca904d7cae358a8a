"""A standing watch over feeds: what is new is read and linked as it comes, and what matters is told."""
