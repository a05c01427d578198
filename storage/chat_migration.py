"""A group became a supergroup: everything stored for it moves to its new id."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from storage import cards, chats, conversations, groups, outbox
from storage.tables import cards as cards_table
from storage.tables import tickets
from tickets.outgoing import Show
from tickets.ticket import OPEN


def migrate_chat(c: Connection, old: int, new: int, now: datetime) -> None:
    """Move a chat to its new id, and order the cards of open tickets anew; a second time nothing happens.

    Telegram says so twice, in either order: by a service message, and by refusing the old id.
    """
    orders = _open_cards(c, old, new)
    chats.move(c, old, new)
    groups.move(c, old, new)
    conversations.move(c, old, new)
    outbox.move(c, old, new)
    cards.move(c, old, new)
    for order in orders:
        outbox.put_card(c, order, now)


def _open_cards(c: Connection, old: int, new: int) -> list[Show]:
    of_open = cards_table.join(tickets, tickets.c.id == cards_table.c.ticket_id)
    open_there = (cards_table.c.chat_id == old, tickets.c.state.in_(sorted(OPEN)))
    columns = (cards_table.c.ticket_id, cards_table.c.audience, cards_table.c.news)
    rows = c.execute(select(*columns).select_from(of_open).where(*open_there).order_by(cards_table.c.id))
    return [Show(row.ticket_id, row.audience, new, anew=True, news=row.news) for row in rows]
