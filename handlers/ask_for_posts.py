"""Somebody of the office asks in words for a post to be given or taken away."""

from __future__ import annotations

from handlers.context import UpdateContext
from tickets.acts.give_role import ISSUERS
from tickets.contact import Contact
from tickets.rights import roles_of


async def ask_for_posts(context: UpdateContext, contact: Contact) -> bool:
    """Say how posts are given and taken away, for words do not do it. Gives whether the person may give posts
    at all.
    """
    if not ISSUERS.intersection(await context.act(roles_of, context.person.id)):
        return False
    context.reply("staff/posts_by_words")
    return True
