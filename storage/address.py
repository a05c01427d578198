"""Addresses of databases: a file's, and a server's as it may be shown."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

FORMS = "the database is sqlite:///a/file or postgresql://server/name"


DRIVERS = {"sqlite+aiosqlite:": "sqlite:", "postgresql+asyncpg:": "postgresql:", "postgres:": "postgresql:"}
"""What SQLAlchemy's users and hosting services write, and what is meant."""


def plain(url: str) -> str:
    """The address without the name of a driver: this service brings its own."""
    return next((ours + url[len(usual) :] for usual, ours in DRIVERS.items() if url.startswith(usual)), url)


def file_of(url: str) -> Path | None:
    """The file of `sqlite:///path`, `None` for `postgresql://…`; raises `ValueError` for any other address."""
    if url.startswith(("postgresql:", "postgres:")):
        return None
    try:
        path = make_url(url).database if url.startswith("sqlite:") else None
    except ArgumentError:
        path = None
    if not path or path == ":memory:":
        raise ValueError(FORMS)
    return Path(path)


def server_of(url: str) -> str:
    """The server in `postgresql://…`, to be shown: never the user or password, even if they are not escaped."""
    unknown = "the server in DATABASE_URL"
    try:
        parts = urlsplit(url)
    except ValueError:
        return unknown
    if "@" in url and "@" not in parts.netloc:
        return unknown
    told = parts.netloc.rpartition("@")[2] or parse_qs(parts.query).get("host", [""])[0]
    return told or os.environ.get("PGHOST") or "localhost"
