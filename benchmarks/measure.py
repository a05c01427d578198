"""One subject's figures: a warm-up that also times the start, then as fast as it goes, then at an even pace."""

import asyncio
from dataclasses import dataclass

from benchmarks.play import Residents
from benchmarks.subject import Running, Subject, running

IN_FLIGHT = 100
A_SECOND = 20
WARM_UP = 20


@dataclass(frozen=True)
class Figures:
    """Spans in seconds, memory in MiB, processor time and commits for each conversation."""

    start: float
    conversations_a_second: float
    cpu: float
    commits: float
    paced_cpu: float
    paced_commits: float
    p50: float
    p99: float
    memory: float


async def measure(subject: Subject, *, conversations: int, seconds: float) -> Figures:
    """Run the subject. Raises `NoAnswerError`, `LookupError` for a missing button, `ChildProcessError` if it dies."""
    residents = Residents(subject.script)
    base = await residents.responder.start()
    try:
        async with running(subject, base) as bot:
            playing = asyncio.ensure_future(_play(residents, bot, conversations, seconds))
            dying = asyncio.ensure_future(bot.process.wait())
            await asyncio.wait([playing, dying], return_when=asyncio.FIRST_COMPLETED)
            dying.cancel()
            if not playing.done():
                playing.cancel()
                raise ChildProcessError(f"{subject.name} ended with status {bot.process.returncode}")
            return playing.result()
    finally:
        await residents.responder.stop()


async def _play(residents: Residents, bot: Running, conversations: int, seconds: float) -> Figures:
    first = await residents.play(1)
    await residents.play(WARM_UP, in_flight=WARM_UP)
    marks = [(bot.cpu(), await bot.commits())]
    flood = await residents.play(conversations, in_flight=IN_FLIGHT)
    marks.append((bot.cpu(), await bot.commits()))
    paced = await residents.play_paced(max(1, round(A_SECOND * seconds)), a_second=A_SECOND)
    marks.append((bot.cpu(), await bot.commits()))
    return Figures(
        start=first.waits[0],
        conversations_a_second=flood.conversations / flood.seconds,
        cpu=(marks[1][0] - marks[0][0]) / flood.conversations,
        commits=(marks[1][1] - marks[0][1]) / flood.conversations,
        paced_cpu=(marks[2][0] - marks[1][0]) / paced.conversations,
        paced_commits=(marks[2][1] - marks[1][1]) / paced.conversations,
        p50=paced.wait(0.50),
        p99=paced.wait(0.99),
        memory=bot.peak_memory(),
    )
