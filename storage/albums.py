"""Which files are sent as one album: each album is a row of its own, so that a failure repeats no other one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tickets.outgoing import Photos
from tickets.records import File

ALBUM = 10
"""The most files of an album."""

SHOWN, DOCUMENT = ("photo", "video"), "document"
"""Kinds of files that may stand in one album."""


def parted(photos: Photos, files: Sequence[File]) -> Iterator[Photos]:
    """The album orders, each with its own natural key; `files` are those of the ticket."""
    for n, part in enumerate(parts([file for file in files if file.id in photos.files]), 1):
        key = photos.key if n == 1 else f"{photos.key}:{n}"
        yield replace(photos, key=key, files=tuple(file.id for file in part))


def parts(files: Sequence[File]) -> list[list[File]]:
    """Photos and videos together, documents together, in albums of at most ten; everything else by itself."""
    shown = [file for file in files if file.kind in SHOWN]
    documents = [file for file in files if file.kind == DOCUMENT]
    albums = [kind[n : n + ALBUM] for kind in (shown, documents) for n in range(0, len(kind), ALBUM)]
    return albums + [[file] for file in files if file.kind not in (*SHOWN, DOCUMENT)]
