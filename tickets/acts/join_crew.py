"""Who counts as a technician of a group: in a private group whoever presses, in a public one whom its head approves."""

from __future__ import annotations

from tickets.outgoing import Message
from tickets.people import Group
from tickets.recipients import heads
from tickets.rights import LEADERS
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def join_crew(work: UnitOfWork, ticket_id: int, *, chat_id: int, by: int) -> bool:
    """Make whoever presses in the group's chat its technician. Gives whether they may act now."""
    ticket = work.ticket(ticket_id)
    group = None if ticket.group_id is None else work.group(ticket.group_id)
    if group is None or group.chat_id != chat_id or work.is_technician(group.id, by):
        return True
    if any(post.property_id == group.property_id for post in work.posts_of(by)):
        return True
    work.add_technician(group.id, by, approved=not group.public)
    if group.public:
        _ask_for_approval(work, ticket, group, by)
    return not group.public


def _ask_for_approval(work: UnitOfWork, ticket: Ticket, group: Group, by: int) -> None:
    leaders = heads(work, ticket) or [post for role in LEADERS for post in work.posts(ticket.property_id, role)]
    params = {"name": work.person(by).name, "title": group.title, "group_id": group.id, "person_id": by}
    for chat_id in dict.fromkeys(post.person_id for post in leaders):
        key = f"approve:{group.id}:{by}:{chat_id}"
        work.send(Message(key, chat_id, "staff/approve_technician", params, fallback="upward"))
