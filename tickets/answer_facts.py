"""What happens to a ticket that the front desk deals with: facts like those of `tickets.facts`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tickets.facts import Fact


@dataclass(frozen=True)
class TicketAnswered(Fact, code="ticket_answered"):
    """The office has answered what was asked or complained of; the resident may say whether it helped."""


@dataclass(frozen=True)
class AnswerHelped(Fact, code="answer_helped"):
    """The answer helped: the resident says so, or said so to the front desk by telephone."""


@dataclass(frozen=True)
class AnswerDidNotHelp(Fact, code="answer_did_not_help"):
    """The answer did not help, or something more is asked: another answer is owed."""


@dataclass(frozen=True)
class AnswerUnconfirmed(Fact, code="answer_unconfirmed"):
    """Nobody said within the policy's time whether the answer helped."""


@dataclass(frozen=True)
class MarkedImportant(Fact, code="marked_important"):
    """The office follows it up until the resident is satisfied (CB5)."""


@dataclass(frozen=True)
class SuggestionDecided(Fact, code="suggestion_decided"):
    """The manager decided: the suggestion is adopted, planned or declined (SV4)."""

    outcome: str


@dataclass(frozen=True)
class OrderConfirmed(Fact, code="order_confirmed"):
    """The front desk told the resident the price and the time of a service."""

    until: datetime
