"""Cards: one for each ticket, audience and chat, with the message that shows it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import cards, outbox
from storage.upsert import insert_for
from tickets.card import Card
from tickets.outgoing import Audience, Show

_COLUMNS = [column for column in cards.c if column.name != "shown"]


_STANDS = select(cards.c.message_id).where(cards.c.id == bindparam("card_id")).with_for_update()
_STAND_HERE = update(cards).where(cards.c.id == bindparam("card_id")).values(message_id=bindparam("here"))
_BY_ID = select(*_COLUMNS).where(cards.c.id.in_(bindparam("ids", expanding=True)))
_FOR = select(*_COLUMNS).where(
    cards.c.ticket_id == bindparam("of"),
    cards.c.audience == bindparam("audience"),
    cards.c.chat_id == bindparam("chat"),
)
_STOOD = select(outbox.c.card_id).where(
    outbox.c.chat_id == bindparam("chat"), outbox.c.message_id == bindparam("message")
)
_STAND = and_(cards.c.chat_id == bindparam("chat"), cards.c.message_id == bindparam("message"))
_AT = select(*_COLUMNS).where(or_(_STAND, cards.c.id.in_(_STOOD))).order_by(cards.c.id.desc()).limit(1)
_OF_TICKET = select(*_COLUMNS).where(cards.c.ticket_id == bindparam("ticket_id")).order_by(cards.c.id)


def _card(row: Any) -> Card:
    return Card(**{column.name: row._mapping[column] for column in _COLUMNS})


def _first(c: Connection, query: Select[Any], **about: object) -> Card | None:
    row = c.execute(query, about).first()
    return _card(row) if row else None


def one(c: Connection, card_id: int) -> Card:
    """The card; raises `LookupError` where there is none."""
    return by_id(c, [card_id])[card_id]


def by_id(c: Connection, ids: Collection[int]) -> dict[int, Card]:
    """The cards that exist."""
    return {row.id: _card(row) for row in c.execute(_BY_ID, {"ids": list(ids)})}


def find(c: Connection, ticket_id: int, audience: Audience, chat_id: int) -> Card | None:
    """The ticket's card for the audience in the chat."""
    return _first(c, _FOR, of=ticket_id, audience=audience, chat=chat_id)


def of_ticket(c: Connection, ticket_id: int) -> list[Card]:
    """All cards of the ticket, in the order they were first shown."""
    return list(map(_card, c.execute(_OF_TICKET, {"ticket_id": ticket_id})))


def at(c: Connection, chat_id: int, message_id: int) -> Card | None:
    """The card that this message shows, or showed before the card was sent anew."""
    return _first(c, _AT, chat=chat_id, message=message_id)


def show(c: Connection, order: Show) -> tuple[Card, int, bool]:
    """Store what the card is to show. Gives the card, how often it was ordered, and whether a row for it waits.

    An order without news keeps news that was not sent yet.
    """
    values = {name: getattr(order, name) for name in ("ticket_id", "audience", "chat_id", "thread_id")}
    row = c.execute(_show_statement(c.dialect.name), values | {"told": order.news, "turned": order.view}).one()
    return _card(row), row.shown, row.waits


@cache
def _show_statement(dialect: str) -> ReturningInsert[Any]:
    told, turned = bindparam("told", type_=Text), bindparam("turned", type_=Text)
    this = literal_column("cards.id", BigInteger)  # the column itself would bring its table into the subquery
    waits = exists().where(outbox.c.card_id == this, outbox.c.state == literal_column("'due'"))
    first = insert_for(dialect, cards).values(news=told, view=func.coalesce(turned, ""), shown=1)
    changes = {
        "thread_id": first.excluded.thread_id,
        "news": case((and_(told == "", waits), cards.c.news), else_=told),
        "view": func.coalesce(turned, cards.c.view),
        "shown": cards.c.shown + 1,
    }
    key = ["ticket_id", "audience", "chat_id"]
    return first.on_conflict_do_update(index_elements=key, set_=changes).returning(*cards.c, waits.label("waits"))


def sent(c: Connection, card_id: int, message_id: int) -> int | None:
    """This message shows the card now. Gives the message that showed it before, if there was another."""
    before: int | None = c.scalar(_STANDS, {"card_id": card_id})
    if before == message_id:
        return None
    c.execute(_STAND_HERE, {"card_id": card_id, "here": message_id})
    return before


def forget_place(c: Connection, card_id: int) -> None:
    """No message shows the card any more."""
    c.execute(update(cards).where(cards.c.id == card_id).values(message_id=None))


def adopt(c: Connection, ticket_id: int, chat_id: int, message_id: int) -> Card | None:
    """Take an unknown message for the ticket's card in the chat, if exactly one card there has no message.

    It was sent just before a crash, so that its id was never stored.
    """
    lost = (cards.c.ticket_id == ticket_id, cards.c.chat_id == chat_id, cards.c.message_id.is_(None))
    ids = c.scalars(select(cards.c.id).where(*lost).limit(2)).all()
    if len(ids) != 1:
        return None
    c.execute(update(cards).where(cards.c.id == ids[0]).values(message_id=message_id))
    return one(c, ids[0])


def move(c: Connection, old: int, new: int) -> None:
    """The chat has another id, and the messages of the old one can no longer be changed."""
    newer = cards.alias()
    same = and_(newer.c.ticket_id == cards.c.ticket_id, newer.c.audience == cards.c.audience)
    there = newer.select().where(newer.c.chat_id == new, same).exists()
    c.execute(update(cards).where(cards.c.chat_id == old, ~there).values(chat_id=new, message_id=None))
