"""Joins the parts of the service by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

import aiohttp
from telegram.ext import ExtBot

from bot.act_runner import ActRunner
from bot.auditor import Auditor
from bot.clock import SystemClock
from bot.demonstration.sandbox_clock import SandboxClock
from bot.errands import Errands, Work
from bot.intake.runner import Runner
from bot.intake.set_aside import SetAside
from bot.intake.update_dispatcher import UpdateDispatcher
from bot.policy.lexicon import load_lexicon
from bot.policy.load import FOLDER
from bot.sender.endings import Endings
from bot.sender.message_renderer import MessageRenderer
from bot.sender.pace import NoPace, Pace
from bot.sender.sender import Sender
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
class Resources:
    """What a service needs: `home` is the first property's id, `sandbox` a sandbox's address.

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


class Application:
    """Everything that runs."""

    def __init__(self, resources: Resources) -> None:
        database, policy = resources.database, resources.policy
        self.resources = resources
        self.metrics = Metrics(lambda: database.commits)
        self.beats = Beats()
        self.sandbox_clock: SandboxClock | None = None
        if resources.sandbox:
            self.sandbox_clock = SandboxClock(resources.sandbox, resources.session, self._clock_moved)
        self.clock = self.sandbox_clock or SystemClock()
        self.acts = ActRunner(policy, self.clock)
        self.renderer = Renderer(policy)
        self.direct = Direct(resources.bot)
        self.sender = self._sender()
        self.acts.outlet = self.sender
        self.runner = self._runner()
        self.watch = Watch(
            database=database, clock=self.clock, acts=self.acts, metrics=self.metrics, beat=self.beats.of("watch")
        )
        self.auditor = Auditor(database, self.acts, self.clock, self.metrics)
        self.errands = self._errands(None)
        transcriber = Transcriber(resources.settings, resources.session)
        self.transcripts = self._errands({TRANSCRIPTION: transcriber.fetched})

    def _errands(self, slow: Mapping[str, Work] | None) -> Errands:
        resources = self.resources
        return Errands(
            database=resources.database,
            bot=resources.bot,
            clock=self.clock,
            worker=resources.worker,
            bot_id=resources.settings.bot_id,
            lanes=self.runner.lanes,
            slow=slow,
        )

    def _clock_moved(self) -> None:
        self.watch.wake()

    def _sender(self) -> Sender:
        resources = self.resources
        return Sender(
            database=resources.database,
            bot=resources.bot,
            message_renderer=MessageRenderer(resources.database, self.renderer, resources.policy, self.clock),
            endings=Endings(
                resources.database, self.acts, self.clock, lambda: f"https://t.me/{resources.bot.username}"
            ),
            pace=Pace() if resources.paced else NoPace(),
            clock=self.clock,
            metrics=self.metrics,
            beat=self.beats.of("sender"),
        )

    def _runner(self) -> Runner:
        resources = self.resources
        update_dispatcher = UpdateDispatcher(
            bot=reading_bot(resources.settings),
            username=resources.bot.username,
            acts=self.acts,
            clock=self.clock,
            renderer=self.renderer,
            understand=partial(read, lexicon=office_lexicon()),
            direct=self.direct,
            home=resources.home,
        )
        return Runner(
            database=resources.database,
            clock=self.clock,
            worker=resources.worker,
            bot_id=resources.settings.bot_id,
            read=update_dispatcher.read,
            give_up=SetAside(self.acts, self.clock).report,
            metrics=self.metrics,
        )
