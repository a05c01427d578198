"""Mutants of the storage."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

STORED = ("tests/storage", "tests/bot/sender", "tests/bot/intake")


def _storage(why: str, file: str, before: str, after: str) -> Mutant:
    return Mutant(why, f"storage/{file}.py", before, after, STORED)


STORAGE = (
    _storage(
        "a 429's pause is not stored",
        "outbox",
        "values(chat_id=chat_id, until=until)\n    longer",
        "values(chat_id=0, until=until)\n    longer",
    ),
    _storage(
        "a shorter pause ends a longer one",
        "outbox",
        "longer = statement.excluded.until > pauses.c.until",
        "longer = statement.excluded.until != pauses.c.until",
    ),
    _storage(
        "a routine message goes before an urgent one",
        "outbox",
        "earlier = or_(other.c.urgent > outbox.c.urgent,",
        "earlier = or_(other.c.urgent < outbox.c.urgent,",
    ),
    _storage(
        "a paused chat is written to",
        "outbox",
        "        .where(~exists().where(pauses.c.chat_id == outbox.c.chat_id, pauses.c.until > now))\n",
        "",
    ),
    _storage(
        "two messages are under way to one chat",
        "outbox",
        "        .where(~exists().where(busy.c.state == literal_column(\"'sending'\"), busy.c.chat_id == outbox.c.chat_id))\n",
        "",
    ),
    _storage("who lost the lease goes on sending", "outbox", "    workers.require_lease(c, SENDER, fence)\n", ""),
    _storage(
        "a doubtful message is repeated unmarked",
        "outbox",
        "attempts=outbox.c.attempts + 1, repeat=True)",
        "attempts=outbox.c.attempts + 1)",
    ),
    _storage(
        "what was in flight at a crash is repeated unmarked",
        "outbox",
        'values = {"state": "due", "repeat": True,',
        'values = {"state": "due",',
    ),
    _storage(
        "a card that is sent anew loses the mark of a repeat",
        "outbox",
        'return {"repeat": any(row.repeat for row in rows), "urgent"',
        'return {"repeat": False, "urgent"',
    ),
    _storage(
        "the old card keeps its buttons",
        "outbox",
        "        if before is not None and row.anew:\n            put_strip",
        "        if before is None and row.anew:\n            put_strip",
    ),
    _storage(
        "a message jumps the queue of its chat",
        "outbox",
        'waits = or_(bindparam("handed_to", type_=BigInteger).is_(None), queued, under_way)',
        'waits = or_(bindparam("handed_to", type_=BigInteger).is_(None), under_way)',
    ),
    _storage(
        "what an old message said is kept for ever",
        "outbox",
        "where(outbox.c.id.in_(some)).values(params={})",
        "where(outbox.c.id.in_(some)).values(attempts=0)",
    ),
    _storage(
        "a repeat of an update with another body is lost",
        "inbox",
        'return self.key or f"{self.update_id}:',
        'return self.key or f"{self.update_id}:" or f"',
    ),
    _storage(
        "an attempt is not counted",
        "inbox",
        "values(attempts=inbox.c.attempts + 1)",
        "values(attempts=inbox.c.attempts)",
    ),
    _storage(
        "a row that another worker ended is ended again",
        "inbox",
        "    if ended.rowcount != len(ids):\n        raise AlreadyEnded\n",
        "",
    ),
    _storage(
        "what was set aside is deleted with the rest",
        "inbox",
        "inbox.c.ended_at < before - KEPT_ASIDE)",
        "inbox.c.ended_at < before)",
    ),
    _storage(
        "open updates of a living worker are taken over",
        "inbox",
        "inbox.c.worker != worker, gone).with_for_update",
        "inbox.c.worker != worker).with_for_update",
    ),
    _storage(
        "later updates of a lane overtake",
        "inbox",
        "return [row for row in rows if row.lane in held and row.id < first.get(row.lane, row.id + 1)]",
        "return [row for row in rows if row.lane in held]",
    ),
    _storage(
        "a code can be used twice",
        "codes",
        "codes.c.used_at.is_(None), codes.c.expires_at > now",
        "codes.c.expires_at > now",
    ),
    _storage(
        "a code never expires",
        "codes",
        "codes.c.used_at.is_(None), codes.c.expires_at > now",
        "codes.c.used_at.is_(None)",
    ),
    _storage(
        "wrong codes of long ago count",
        "codes",
        "guesses.c.person_id == person_id, guesses.c.at > since",
        "guesses.c.person_id == person_id",
    ),
    _storage(
        "who waits for approval acts as a technician",
        "groups",
        'technicians.c.person_id == bindparam("who"), technicians.c.approved',
        'technicians.c.person_id == bindparam("who")',
    ),
    _storage(
        "asking again takes an approval away",
        "groups",
        "stays = or_(technicians.c.approved, statement.excluded.approved)",
        "stays = statement.excluded.approved",
    ),
    _storage(
        "technicians of an unbound group keep their rights",
        "groups",
        "    c.execute(delete(technicians).where(technicians.c.group_id == group_id))\n\n\ndef rename",
        "\n\ndef rename",
    ),
    _storage(
        "a topic's group is taken for the chat's",
        "groups",
        'groups.c.thread_id.is_not_distinct_from(bindparam("thread", type_=BigInteger)),',
        'or_(groups.c.thread_id.is_(None), bindparam("thread", type_=BigInteger).is_(None)),',
    ),
    _storage(
        "who is off duty stands before who is on duty", "people", "posts.c.on_duty.desc(), posts.c.id)", "posts.c.id)"
    ),
    _storage(
        "a unit of another property is found",
        "premises",
        '.where(units.c.property_id == bindparam("of"), or_(_BUILDING, _ROOM))',
        ".where(or_(_BUILDING, _ROOM))",
    ),
    _storage(
        "the right room stands behind others",
        "premises",
        "case((and_(_BUILDING, _ROOM), 0), (_ROOM, 1), else_=2)",
        "case((and_(_BUILDING, _ROOM), 2), (_ROOM, 1), else_=0)",
    ),
    _storage(
        "news that was not sent yet is forgotten",
        "cards",
        'case((and_(told == "", waits), cards.c.news), else_=told)',
        "told",
    ),
    _storage(
        "a stray card is adopted though several could be meant", "cards", "    if len(ids) != 1:\n", "    if not ids:\n"
    ),
    _storage(
        "cards of a group that migrated keep the old messages",
        "cards",
        "values(chat_id=new, message_id=None)",
        "values(chat_id=new)",
    ),
    _storage(
        "a live lease is taken away", "workers", 'where = None if c.dialect.name == "sqlite" else free', "where = None"
    ),
    _storage(
        "a lease that was lost is renewed",
        "workers",
        "return leases.c.name == name, leases.c.worker == worker, leases.c.token == token",
        "return leases.c.name == name, leases.c.worker == worker",
    ),
    _storage("an album has eleven files", "albums", "ALBUM = 10\n", "ALBUM = 11\n"),
    _storage(
        "documents stand among photos",
        "albums",
        "if file.kind not in (*SHOWN, DOCUMENT)]",
        "if file.kind not in SHOWN]",
    ),
    _storage(
        "cancelled tickets count as repetitions",
        "tickets",
        "tickets.c.number.is_not(None), tickets.c.state != State.CANCELLED",
        "tickets.c.number.is_not(None)",
    ),
    _storage(
        "repetitions of any age count",
        "tickets",
        "tickets.c.opened_at >= ticket.opened_at - within",
        "tickets.c.opened_at >= ticket.opened_at - within * 9",
    ),
)
