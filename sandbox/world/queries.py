"""Pressed buttons that wait for the bot's answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.shapes import Json
from sandbox.signal import Signal

LIVES = timedelta(seconds=30)


@dataclass
class Query:
    id: str
    person: int
    chat: int
    message_id: int
    at: datetime
    answer: Json | None = None

    def fresh(self, now: datetime) -> bool:
        return now - self.at <= LIVES

    def view(self) -> Json:
        return {"query_id": self.id, "message_id": self.message_id, "answer": self.answer}


class Queries:
    def __init__(self) -> None:
        self.by_id: dict[str, Query] = {}
        self.answered = Signal()

    def open(self, person: int, chat: int, message_id: int, at: datetime) -> Query:
        query = Query(str(4_000_000_000_000 + len(self.by_id)), person, chat, message_id, at)
        self.by_id[query.id] = query
        return query

    def answer(self, query: Query, answer: Json) -> None:
        query.answer = answer
        self.answered.fire()
