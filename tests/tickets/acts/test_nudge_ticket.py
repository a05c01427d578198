"""The resident asks for the ticket again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NIGHT, PLUMBERS, SUN, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import accepted
from tickets.acts.nudge_ticket import nudge_ticket
from tickets.outgoing import Audience
from tickets.refusals import TooSoon

LATER = NIGHT + timedelta(hours=1)


def test_nudges_reach_the_group_once_in_a_while_and_the_supervisor_from_the_third(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    for count in range(3):
        nudge_ticket(work, ticket.id, by=WANG.id, at=LATER + timedelta(minutes=10 * count))
    with pytest.raises(TooSoon) as refused:
        nudge_ticket(work, ticket.id, by=WANG.id, at=LATER + timedelta(minutes=21))
    assert refused.value.again_at == LATER + timedelta(minutes=30)
    assert work.news(Audience.GROUP, PLUMBERS.chat_id)[-3:] == ["nudged"] * 3
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["nudged"]
    assert work.ticket(ticket.id).nudges == 3
