"""Names for the shapes that pass through every part."""

from typing import Any

Json = dict[str, Any]


def present(**fields: Any) -> Json:
    """The fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}
