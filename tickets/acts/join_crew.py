"""Who counts as a technician of a group: whoever presses in a private one, in a public one whom its head approves."""

from __future__ import annotations

from tickets.desk import Desk
from tickets.people import Group, Person
from tickets.recipients import heads
from tickets.refusals import NotYours
from tickets.rights import LEADERS
from tickets.telling import Message
from tickets.ticket import Ticket


def join_crew(desk: Desk, ticket_id: int, *, chat_id: int, by: int) -> bool:
    """Count whoever acts in the chat of the ticket's group as its technician, by name; whether they are now."""
    ticket = desk.ticket(ticket_id)
    group = None if ticket.group_id is None else desk.group(ticket.group_id)
    if group is None or group.chat_id != chat_id or desk.is_technician(group.id, by):
        return True
    if any(post.property_id == group.property_id for post in desk.posts_of(by)):
        return True
    desk.add_technician(group.id, by, approved=not group.public)
    if group.public:
        _ask_for_approval(desk, ticket, group, by)
    return not group.public


def _ask_for_approval(desk: Desk, ticket: Ticket, group: Group, by: int) -> None:
    leaders = heads(desk, ticket) or [post for role in LEADERS for post in desk.posts(ticket.property_id, role)]
    params = {"name": desk.person(by).name, "title": group.title, "group_id": group.id, "person_id": by}
    for chat_id in dict.fromkeys(post.person_id for post in leaders):
        key = f"approve:{group.id}:{by}:{chat_id}"
        desk.tell(Message(key, chat_id, "staff/approve_technician", params, fallback="upward"))


def approve_technician(desk: Desk, group_id: int, person_id: int, *, by: int) -> tuple[Group, Person]:
    """The head lets somebody act in a public group's name; raises `NotYours` for who may not decide that."""
    posts = [post for post in desk.posts_of(by) if post.role in LEADERS]
    groups = {group.id: group for post in posts for group in desk.groups(post.property_id)}
    if group_id not in groups:
        raise NotYours
    technician = desk.person(person_id)
    desk.add_technician(group_id, person_id, approved=True)
    return groups[group_id], technician
