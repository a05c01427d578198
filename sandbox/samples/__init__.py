"""A few pictures and a voice clip to send, by name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox.shapes import Json

FOLDER = Path(__file__).parent
KINDS = {".png": ("photo", "image/png"), ".ogg": ("voice", "audio/ogg")}


@dataclass(frozen=True)
class Sample:
    name: str
    kind: str
    mime_type: str
    file: Path

    def view(self) -> Json:
        url = f"/sandbox/samples/{self.name}"
        return {"name": self.name, "kind": self.kind, "url": url, "file_name": self.file.name}


@cache
def samples() -> dict[str, Sample]:
    """All samples by name."""
    files = sorted(file for file in FOLDER.iterdir() if file.suffix in KINDS)
    return {file.stem: Sample(file.stem, *KINDS[file.suffix], file) for file in files}
