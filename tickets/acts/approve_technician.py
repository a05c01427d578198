"""A head approves a technician of a public group."""

from __future__ import annotations

from tickets.people import Group, Person
from tickets.refusals import NotYours
from tickets.rights import LEADERS
from tickets.unit_of_work import UnitOfWork


def approve_technician(work: UnitOfWork, group_id: int, person_id: int, *, by: int) -> tuple[Group, Person]:
    """The head lets somebody act in a public group's name; raises `NotYours` for who may not decide that."""
    posts = [post for post in work.posts_of(by) if post.role in LEADERS]
    groups = {group.id: group for post in posts for group in work.groups(post.property_id)}
    if group_id not in groups:
        raise NotYours
    technician = work.person(person_id)
    work.add_technician(group_id, person_id, approved=True)
    return groups[group_id], technician
