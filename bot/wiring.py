"""The parts of the service, joined by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

import aiohttp
from telegram.ext import ExtBot

from bot.auditor import Auditor
from bot.clock import SystemClock
from bot.demonstration.sandbox_clock import SandboxClock
from bot.desks import Desks
from bot.errands import Errands, Work
from bot.intake.runner import Runner
from bot.intake.set_aside import SetAside
from bot.intake.visits import Visits
from bot.policy.lexicon import load_lexicon
from bot.policy.load import FOLDER
from bot.sender.endings import Endings
from bot.sender.pace import NoPace, Pace
from bot.sender.sender import Sender
from bot.sender.wording import Wording
from bot.settings import Settings
from bot.telegram.bots import reading_bot
from bot.telegram.direct import Direct
from bot.transcriber import Transcriber
from bot.watch import Watch
from bot.web.health import Beats
from bot.web.metrics import Metrics
from storage.database import Database
from templates.render import Renderer
from tickets.acts.unheard import TRANSCRIPTION
from tickets.policy import Policy
from tickets.reading import read
from tickets.triage.lexicon import Lexicon


@cache
def office_lexicon() -> Lexicon:
    """The office's words: read once in a process, for it takes a second. Raises `PolicyError`."""
    return load_lexicon(FOLDER / "lexicon")


@dataclass(frozen=True)
class Ground:
    """What a service stands on: `home` is the first property's id, `sandbox` a sandbox's address.

    `paced` is off for a server without limits.
    """

    settings: Settings
    policy: Policy
    database: Database
    bot: ExtBot[None]
    session: aiohttp.ClientSession
    worker: str
    home: int
    paced: bool = True
    sandbox: str | None = None


class Parts:
    """Everything that runs."""

    def __init__(self, ground: Ground) -> None:
        database, policy = ground.database, ground.policy
        self.ground = ground
        self.metrics = Metrics(lambda: database.commits)
        self.beats = Beats()
        self.sandbox_clock: SandboxClock | None = None
        if ground.sandbox:
            self.sandbox_clock = SandboxClock(ground.sandbox, ground.session, self._clock_moved)
        self.clock = self.sandbox_clock or SystemClock()
        self.desks = Desks(policy, self.clock)
        self.renderer = Renderer(policy)
        self.direct = Direct(ground.bot)
        self.sender = self._sender()
        self.desks.outlet = self.sender
        self.runner = self._runner()
        self.watch = Watch(
            database=database, clock=self.clock, desks=self.desks, metrics=self.metrics, beat=self.beats.of("watch")
        )
        self.auditor = Auditor(database, policy, self.metrics)
        self.errands = self._errands(None)
        transcriber = Transcriber(ground.settings, ground.session)
        self.transcripts = self._errands({TRANSCRIPTION: transcriber.fetched})

    def _errands(self, slow: Mapping[str, Work] | None) -> Errands:
        ground = self.ground
        return Errands(
            database=ground.database,
            bot=ground.bot,
            clock=self.clock,
            worker=ground.worker,
            bot_id=ground.settings.bot_id,
            lanes=self.runner.lanes,
            slow=slow,
        )

    def _clock_moved(self) -> None:
        self.watch.wake()

    def _sender(self) -> Sender:
        ground = self.ground
        return Sender(
            database=ground.database,
            bot=ground.bot,
            wording=Wording(ground.database, self.renderer, ground.policy, self.clock),
            endings=Endings(ground.database, self.desks, self.clock, lambda: f"https://t.me/{ground.bot.username}"),
            pace=Pace() if ground.paced else NoPace(),
            clock=self.clock,
            metrics=self.metrics,
            beat=self.beats.of("sender"),
        )

    def _runner(self) -> Runner:
        ground = self.ground
        visits = Visits(
            bot=reading_bot(ground.settings),
            username=ground.bot.username,
            desks=self.desks,
            clock=self.clock,
            renderer=self.renderer,
            understand=partial(read, lexicon=office_lexicon()),
            direct=self.direct,
            home=ground.home,
        )
        return Runner(
            database=ground.database,
            clock=self.clock,
            worker=ground.worker,
            bot_id=ground.settings.bot_id,
            read=visits.read,
            give_up=SetAside(self.desks, self.clock).tell,
            metrics=self.metrics,
        )
