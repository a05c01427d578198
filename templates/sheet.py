"""What a card's template is given: the content as stored, and what follows from it at this moment."""

from __future__ import annotations

from collections.abc import Collection

from tickets.card import CardContent
from tickets.policy import Policy
from tickets.promises import promise_to_resident
from tickets.records import Purpose

REPORTED = frozenset({Purpose.REPORT, Purpose.ADDITION})
EVIDENCE = frozenset({Purpose.EVIDENCE})
PHOTO = "photo"


def sheet(content: CardContent, policy: Policy, locale: str) -> dict[str, object]:
    """The values of a card's template, by name."""
    category = policy.categories.get(content.ticket.category)
    return vars(content) | {
        "repeat_within": policy.repeat_within,
        "promise": promise_to_resident(content.ticket, policy),
        "advice": category.advice.get(locale, "") if category else "",
        "said": _said(content, REPORTED),
        "reason": _said(content, {Purpose.REASON}, last=1),
        "photos": _photos(content, REPORTED),
        "attachments": sum(file.purpose in REPORTED and file.kind != PHOTO for file in content.files),
        "evidence": _photos(content, EVIDENCE),
    }


def _said(content: CardContent, purposes: Collection[Purpose], last: int = 0) -> str:
    return "\n".join([wording.text for wording in content.words if wording.purpose in purposes][-last:])


def _photos(content: CardContent, purposes: Collection[Purpose]) -> int:
    return sum(file.purpose in purposes and file.kind == PHOTO for file in content.files)
