"""Tables, repositories and transactions, the same on SQLite and PostgreSQL."""
