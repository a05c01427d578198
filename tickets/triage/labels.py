"""The labels a message can get."""

from collections.abc import Mapping

KINDS = frozenset({"repair", "complaint", "inquiry", "suggestion", "service", "help", "other"})
URGENCIES = frozenset({"emergency", "urgent", "routine"})
HAZARDS = frozenset(
    {"gas", "fire", "shock", "trapped", "locked_in", "flood", "sewage", "falling", "medical", "intruder"}
)

# fmt: off
REPAIR = (
    "plumbing", "drainage", "electrical", "gas", "hvac", "elevator", "doors_windows", "structure", "low_voltage",
    "appliance", "public_area", "other",
)
COMPLAINT = (
    "noise", "cleaning", "security", "parking", "staff_conduct", "service_delay", "fees", "pets", "landscaping",
    "illegal_construction", "facilities", "neighbours", "other",
)
REST = (
    "fees", "procedures", "hours", "utilities", "parking", "cleaning", "installation", "moving", "facilities",
    "community", "other",
)
# fmt: on

CATEGORIES: Mapping[str, frozenset[str]] = {
    "repair": frozenset(REPAIR),
    "complaint": frozenset(COMPLAINT),
    "rest": frozenset(REST),
    "help": frozenset({"people_in_danger"}),
}


def group_of(kind: str) -> str:
    """The group whose categories a kind has."""
    return kind if kind in CATEGORIES else "rest"
