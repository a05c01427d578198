"""Who is told when a chat cannot be reached: the front desk, the crew, or the next post up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from storage.outbox import OutRow
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.owe_reaching import owe_reaching
from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.tell_nobody_reachable import tell_nobody_reachable
from tickets.card import Card
from tickets.facts import OwnerNamed
from tickets.outgoing import Audience, Message, Show
from tickets.people import Role
from tickets.recipients import reachable_from
from tickets.records import Purpose
from tickets.unit_of_work import UnitOfWork

UNREACHABLE = "staff/unreachable"

MOST_HOPS = 8
"""How often what could not be delivered is passed on; after that only the resident and the operator hear of it."""


def take_fallback(work: UnitOfWork, row: OutRow, url: str, *, unreachable: bool, at: datetime) -> bool:
    """Do what the row's fallback says. Gives whether anybody in the office could be told.

    If nobody could, the resident of an emergency is told so. If Telegram refused the message itself (not `unreachable`)
    it would refuse it to others too: then only the failure is reported.
    """
    heard = _somebody_hears(work, row, url, unreachable=unreachable, at=at)
    if not heard and row.ticket_id is not None:
        tell_nobody_reachable(work, work.ticket(row.ticket_id))
    return heard


def _somebody_hears(work: UnitOfWork, row: OutRow, url: str, *, unreachable: bool, at: datetime) -> bool:
    name, hops = _parsed(row)
    if hops >= MOST_HOPS:
        return False
    if name == "upward" and unreachable:
        return _pass_upward(work, row, url, at)
    if name == "crew" and unreachable:
        return _tell_crew(work, row, url, at)
    return (unreachable or row.template != UNREACHABLE) and _tell_desk(work, row, url, at)


def _parsed(row: OutRow) -> tuple[str, int]:
    """The name of the row's fallback, and how often it was passed on: `upward:2` is on its third way."""
    name, _, hops = row.fallback.partition(":")
    return name, int(hops or 0)


def _onward(row: OutRow, name: str) -> str:
    """The fallback of what is sent instead of the row."""
    return f"{name}:{_parsed(row)[1] + 1}"


def _pass_upward(work: UnitOfWork, row: OutRow, url: str, at: datetime) -> bool:
    """Send the same card or message to the next post up, who also becomes owner if the other was.

    For a card the front desk is told who could not be reached.
    """
    cards = () if row.ticket_id is None else work.cards(row.ticket_id)
    card = next((each for each in cards if each.id == row.card_id), None)
    desk_card = card is not None and card.audience is Audience.DESK
    heirs = _next(work, row, None if desk_card else row.chat_id)
    ticket = None if row.ticket_id is None else work.ticket(row.ticket_id)
    if ticket is not None and heirs and ticket.open and ticket.owner_id == row.chat_id:
        save_and_notify(work, replace(ticket, owner_id=heirs[0]), OwnerNamed(ticket.id, at, None, heirs[0]))
    for to in heirs:
        if card is None:
            message = Message(f"upward:{row.id}:{to}", to, row.template, row.params, ticket_id=row.ticket_id)
            work.send(replace(message, urgent=row.urgent, silent=row.silent, fallback=_onward(row, "upward")))
        else:
            _show_to(work, card, row, to, at)
    if card is not None:
        _tell_desk(work, row, url, at)
    return bool(heirs)


def _show_to(work: UnitOfWork, card: Card, row: OutRow, to: int, at: datetime) -> None:
    """Send the card with its pictures, unless the person has the same news already."""
    has = work.card(card.ticket_id, card.audience, to)
    if has is not None and has.news == card.news:
        return
    onward = _onward(row, "upward")
    work.show(Show(card.ticket_id, card.audience, to, None, True, card.news, row.urgent, row.silent, onward, view=""))
    send_photos(work, work.ticket(card.ticket_id), Purpose.REPORT, at, chat_id=to)


def _tell_crew(work: UnitOfWork, row: OutRow, url: str, at: datetime) -> bool:
    """Tell the group that has the ticket who could not be reached; without a group, the front desk."""
    ticket = None if row.ticket_id is None else work.ticket(row.ticket_id)
    if ticket is None or ticket.group_id is None:
        return _tell_desk(work, row, url, at)
    group = work.group(ticket.group_id)
    where = (group.chat_id, UNREACHABLE, _about(work, row, url), group.thread_id)
    key = f"unreachable:{row.id}:{group.chat_id}"
    work.send(Message(key, *where, ticket_id=ticket.id, urgent=row.urgent, fallback=_onward(row, "desk")))
    return True


def _about(work: UnitOfWork, row: OutRow, url: str) -> dict[str, object]:
    number = work.ticket(row.ticket_id).number if row.ticket_id is not None else None
    return {"name": _name(work, row.chat_id), "number": number, "url": url, "task": None}


def _tell_desk(work: UnitOfWork, row: OutRow, url: str, at: datetime) -> bool:
    """Tell the front desk, or whoever stands in for it, who could not be reached; a colleague has to be (DT6)."""
    owed = [owe_reaching(work, row.chat_id, estate, at=at) for estate in _estates(work, row)]
    params = _about(work, row, url) | {"task": next((task.id for task in owed if task is not None), None)}
    told = _next(work, row, None)
    for to in told:
        key = f"unreachable:{row.id}:{to}"
        message = Message(key, to, UNREACHABLE, params, ticket_id=row.ticket_id, urgent=row.urgent)
        work.send(replace(message, fallback=_onward(row, "upward")))
    return bool(told)


def _next(work: UnitOfWork, row: OutRow, above: int | None) -> list[int]:
    """Who comes next in the properties concerned: from the front desk up, or from that person's post up."""
    found = (
        post.person_id
        for estate in _estates(work, row)
        for post in reachable_from(work, estate, _rank(work, estate, above), {row.chat_id})
    )
    return list(dict.fromkeys(found))


def _estates(work: UnitOfWork, row: OutRow) -> Iterable[int]:
    if row.ticket_id is not None:
        return [work.ticket(row.ticket_id).property_id]
    theirs = dict.fromkeys(post.property_id for post in work.posts_of(row.chat_id))
    return theirs or [estate.id for estate in work.properties()]


def _rank(work: UnitOfWork, property_id: int, person_id: int | None) -> Role:
    """The person's highest post there; `FRONT_DESK` if they have none."""
    posts = [] if person_id is None else work.posts_of(person_id)
    held = [post.role for post in posts if post.property_id == property_id]
    return max(held, key=list(Role).index, default=Role.FRONT_DESK)


def _name(work: UnitOfWork, chat_id: int) -> str:
    """The name of a chat: the person's, or the group's title."""
    for estate in work.properties():
        for group in work.groups(estate.id):
            if group.chat_id == chat_id:
                return group.title
    try:
        return work.person(chat_id).name
    except LookupError:
        return str(chat_id)
