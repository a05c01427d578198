"""The bot that a tutorial ends with: aiogram's polling, its states in memory, a SQLAlchemy session for each update."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, TelegramObject
from aiogram.utils.keyboard import InlineKeyboardBuilder
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from benchmarks.bare import serve_commits

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
router = Router()
commits = 0


class Base(DeclarativeBase):
    """The tables."""


class Resident(Base):
    """Who ever pressed start."""

    __tablename__ = "resident"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Ticket(Base):
    """What was reported."""

    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    resident: Mapped[int]
    kind: Mapped[str]
    place: Mapped[str]
    words: Mapped[str]


class Report(StatesGroup):
    """The questions."""

    kind = State()
    place = State()
    words = State()
    confirm = State()


def keyboard(**buttons: str) -> InlineKeyboardMarkup:
    """An inline keyboard of one row: data and text."""
    builder = InlineKeyboardBuilder()
    for data, text in buttons.items():
        builder.button(text=text, callback_data=data)
    return builder.as_markup()


@router.message(CommandStart())
async def start(message: Message, state: FSMContext, session: AsyncSession) -> None:
    """Greet, and remember who came."""
    assert message.from_user is not None
    if await session.get(Resident, message.from_user.id) is None:
        session.add(Resident(id=message.from_user.id, name=message.from_user.full_name))
        await session.commit()
    await state.set_state(Report.kind)
    await message.answer("您好，要报什么？", reply_markup=keyboard(repair="报修", complaint="投诉"))


@router.callback_query(Report.kind, F.message.as_("message"))
async def choose_kind(query: CallbackQuery, message: Message, state: FSMContext) -> None:
    """Take the kind and ask where."""
    await state.update_data(kind=query.data)
    await state.set_state(Report.place)
    await query.answer()
    await message.edit_text("在哪里？例如 3栋2单元1201")


@router.message(Report.place, F.text)
async def give_place(message: Message, state: FSMContext) -> None:
    """Take the place and ask for words."""
    await state.update_data(place=message.text)
    await state.set_state(Report.words)
    await message.answer("请说一下情况。")


@router.message(Report.words, F.text)
async def give_words(message: Message, state: FSMContext) -> None:
    """Take the words and read everything back."""
    data = await state.update_data(words=message.text)
    await state.set_state(Report.confirm)
    text = f"地点 {data['place']}\n内容 {message.text}\n对吗？"
    await message.answer(text, reply_markup=keyboard(yes="没错", no="不报了"))


@router.callback_query(Report.confirm, F.message.as_("message"))
async def confirm(query: CallbackQuery, message: Message, state: FSMContext, session: AsyncSession) -> None:
    """Write the ticket, or drop it."""
    data = await state.get_data()
    await state.clear()
    await query.answer()
    if query.data != "yes":
        await message.edit_text("好的，不报了。")
        return
    ticket = Ticket(resident=query.from_user.id, kind=data["kind"], place=data["place"], words=data["words"])
    session.add(ticket)
    await session.commit()
    await message.edit_text(f"已登记，编号 R-{ticket.id}")


def open_engine(url: str) -> AsyncEngine:
    """The database, with its commits counted."""
    engine = create_async_engine(
        url, pool_size=1, max_overflow=0
    )  # SQLite has one writer: "database is locked" otherwise

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine.sync_engine, "commit")
    def _on_commit(_: Any) -> None:
        global commits  # noqa: PLW0603 - one process, one database
        commits += 1

    return engine


class WithSession(BaseMiddleware):
    """Opens a session for each update."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Handle the update within the session."""
        async with self._sessions() as session:
            return await handler(event, data | {"session": session})


def dispatcher(sessions: async_sessionmaker[AsyncSession]) -> Dispatcher:
    """Handlers, states in memory, sessions."""
    dispatch = Dispatcher(storage=MemoryStorage())
    dispatch.include_router(router)
    dispatch.update.outer_middleware(WithSession(sessions))
    return dispatch


async def main() -> None:
    """Run until SIGTERM."""
    logging.basicConfig(level=logging.ERROR)
    engine = open_engine(os.environ["DATABASE_URL"].replace("sqlite:", "sqlite+aiosqlite:"))
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    api = TelegramAPIServer.from_base(os.environ["BOT_API_BASE"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=api))
    runner = await serve_commits(lambda: commits)
    try:
        await dispatcher(async_sessionmaker(engine, expire_on_commit=False)).start_polling(bot)
    finally:
        await runner.cleanup()
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
