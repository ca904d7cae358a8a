"""Lists of actors that a user brings: read from files, kept in a ledger, asked while reading."""
