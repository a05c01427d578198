"""Addresses of the settings."""

from __future__ import annotations

from urllib.parse import urlsplit


def http_address(url: str) -> str:
    """`url` without its closing slash; raises `ValueError` when it is no http address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address that begins with https:// or http://")
    return url.rstrip("/")
