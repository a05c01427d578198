"""The resident confirms what was understood of their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import LIAO, NIGHT, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, contact, drafted
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.take_in import take_in
from tickets.refusals import NotNow, NotYours, PlaceMissing
from tickets.ticket import Location


def test_a_repair_without_a_place_is_not_sent_out_an_emergency_is(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work, replace(DRIP, place=Location()), by=LIAO)
    with pytest.raises(PlaceMissing):
        confirm_ticket(work, ticket.id, by=LIAO.id, at=NIGHT)
    urgent = drafted(work, replace(BURST, place=Location()), by=LIAO)
    assert confirm_ticket(work, urgent.id, by=LIAO.id, at=NIGHT).group_id is None


def test_it_is_confirmed_once_and_by_its_resident(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work)
    with pytest.raises(NotYours):
        confirm_ticket(work, ticket.id, by=LIAO.id, at=NIGHT)
    confirm_ticket(work, ticket.id, by=WANG.id, at=NIGHT)
    with pytest.raises(NotNow):
        confirm_ticket(work, ticket.id, by=WANG.id, at=NIGHT)


def test_photos_of_the_report_follow_under_the_groups_card(work: MemoryUnitOfWork) -> None:
    taken = take_in(work, contact(BURST, "爆了 3-2-1201", PHOTO), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    confirm_ticket(work, taken.ticket.id, by=WANG.id, at=NIGHT)
    assert [(photos.chat_id, len(photos.files)) for photos in work.photos] == [(PLUMBERS.chat_id, 1)]
