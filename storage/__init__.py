"""Tables, repositories and the transaction, on SQLite and PostgreSQL alike."""
