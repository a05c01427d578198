"""Mutants of the process, the handlers and the templates."""

from __future__ import annotations

from tests.mutants.mutant import Mutant


def _sender(why: str, file: str, before: str, after: str) -> Mutant:
    return Mutant(why, f"bot/sender/{file}.py", before, after, ("tests/bot/sender", "tests/storage"))


def _bot(why: str, file: str, before: str, after: str, *tests: str) -> Mutant:
    return Mutant(why, f"bot/{file}.py", before, after, tests)


def _handler(why: str, file: str, before: str, after: str) -> Mutant:
    return Mutant(why, f"handlers/{file}.py", before, after, ("tests/handlers",))


def _template(why: str, file: str, before: str, after: str) -> Mutant:
    return Mutant(why, f"templates/{file}", before, after, ("tests/templates", "tests/handlers"))


PROCESS = (
    _sender("a burst of six goes to a private chat", "pace", "BURST, REFILL = 5, 1.0", "BURST, REFILL = 6, 1.0"),
    _sender("a group gets thirty a minute", "pace", "GROUP, MINUTE = 20, 60.0", "GROUP, MINUTE = 30, 60.0"),
    _sender(
        "an album counts as one message",
        "pace",
        "left + (self._tick() - at) * REFILL",
        "left + 9 + (self._tick() - at) * REFILL",
    ),
    _sender(
        "the whole bot sends forty in a second", "window", "ALLOWED, SECONDS = 30, 1.0", "ALLOWED, SECONDS = 40, 1.0"
    ),
    _sender("routine messages go before urgent ones", "window", "or (self._urgent and not urgent):", "or False:"),
    _sender(
        "what may have arrived is forgotten",
        "endings",
        "mark = outbox.mark_doubt if isinstance(outcome, Doubt) else outbox.mark_transient",
        "mark = outbox.mark_transient",
    ),
    _sender(
        "a pause that Telegram asks for is not kept",
        "endings",
        "            if asked is not None:\n                await tx.run(outbox.pause, row.chat_id, due_at)\n",
        "",
    ),
    _sender(
        "who blocked the bot still counts as reachable",
        "endings",
        "await tx.run(people.set_reachable, row.chat_id, reachable=False)",
        "await tx.run(people.set_reachable, row.chat_id, reachable=True)",
    ),
    _sender(
        "the next post up does not become the owner",
        "fallback",
        "save_and_notify(work, replace(ticket, owner_id=heirs[0]), OwnerNamed(ticket.id, at, None, heirs[0]))",
        "save_and_notify(work, ticket)",
    ),
    _sender(
        "nobody hears that somebody cannot be reached",
        "fallback",
        "    if card is not None:\n        _tell_desk(work, row, url)\n",
        "",
    ),
    _sender(
        "a message that was refused is sent on and on",
        "fallback",
        'if row.fallback == "upward" and unreachable:',
        'if row.fallback == "upward":',
    ),
    _sender("two albums go out after a stale card", "sender", "return replace(row, edit=None)", "return None"),
    _bot(
        "an update may be tried for ever",
        "intake/runner",
        "if attempt > ATTEMPTS:",
        "if attempt > 99:",
        "tests/bot/intake",
    ),
    _bot(
        "rows of one lane are handled side by side",
        "intake/lanes",
        "if not waiting and row.lane not in self._taken:",
        "if not waiting:",
        "tests/bot/intake",
    ),
    _bot(
        "what must be handled first goes last",
        "intake/lanes",
        "            waiting.appendleft(row)",
        "            waiting.append(row)",
        "tests/bot/intake",
    ),
    _bot(
        "strangers push updates",
        "intake/webhook",
        "if not hmac.compare_digest(given.encode(), secret.encode()):",
        "if not given:",
        "tests/bot/intake",
    ),
    _bot(
        "the next poll confirms what was not stored",
        "intake/polling",
        'query |= {"offset": confirmed + 1, "timeout": 0}',
        'query |= {"offset": confirmed + 2, "timeout": 0}',
        "tests/bot/intake",
    ),
    _bot(
        "the raw words go to nobody",
        "intake/set_aside",
        '        work.send(Message(f"aside:{row.id}:{to}"',
        '        str(Message(f"aside:{row.id}:{to}"',
        "tests/bot/intake",
    ),
    _bot(
        "a telephone number reaches the log",
        "redaction",
        "        for pattern in PATTERNS:",
        "        for pattern in PATTERNS[:5]:",
        "tests/bot/test_redaction.py",
    ),
    _bot(
        "the token reaches the log",
        "redaction",
        "        for pattern in PATTERNS:",
        "        for pattern in PATTERNS[3:]:",
        "tests/bot/test_redaction.py",
    ),
    _bot(
        "the auditor mends nothing",
        "auditor",
        "if ticket.next_deadline_at != next_deadline(ticket, self._policy):",
        "if False:",
        "tests/bot",
    ),
    _bot(
        "a failed ticket is tried without a rest",
        "watch",
        "self._resting[ticket_id] = self._tick() + AGAIN",
        "self._resting.pop(ticket_id, None)",
        "tests/bot/test_watch.py",
    ),
    _bot(
        "an errand is tried once",
        "errands",
        "if _may_pass(error) and errand.attempts < TRIES:",
        "if False:",
        "tests/bot/test_errands.py",
    ),
    _bot(
        "a gateway's time-out counts as not sent",
        "telegram/outcome",
        '"gateway timeout": Doubt(),',
        '"gateway timeout": Transient(),',
        "tests/bot/telegram",
    ),
    _bot(
        "a closed topic loses the message",
        "telegram/outcome",
        '"topic_closed": TopicGone(),',
        '"topic_closed": Refused("topic"),',
        "tests/bot/telegram",
    ),
    _handler("flooding is answered message by message", "dispatcher", "            context.messages.clear()\n", ""),
    _handler(
        "a danger in an answer is not heard",
        "dispatcher",
        "        if module not in TAKES_IN:\n",
        "        if module in TAKES_IN:\n",
    ),
    _handler(
        "a button of no known verb does nothing",
        "dispatcher",
        "                raise InvalidCallback\n",
        "                return\n",
    ),
    _handler(
        "words in Latin letters turn the chat of staff English",
        "dispatcher",
        "    if not roles:\n",
        "    if roles or not roles:\n",
    ),
    _handler(
        "commands to another bot are answered",
        "dispatcher",
        'elif command.addressed.lower() not in ("", context.bot.lower()):',
        "elif False:",
    ),
    _template(
        "words are cut in the middle of a character", "safe_text.py", "[: (limit - 1) * 2]", "[: (limit - 1) * 2 + 1]"
    ),
    _template("marks that turn the writing come through", "safe_text.py", r"\u2028-\u202e", r"\u2028-\u2029"),
    _template(
        "tomorrow reads as today",
        "moments.py",
        '        case 1:\n            return language.one("tomorrow %(time)s") % {"time": time}\n',
        "        case 1:\n            return time\n",
    ),
    _template("the year is left out", "moments.py", "if at.year != today.year:", "if False:"),
    _template(
        "the emergency telephone is missing on the group's card",
        "cards/group/ticket.j2",
        "{{ staff.emergency_telephone() }}\n",
        "",
    ),
    _template(
        "the checklist is missing on the group's card",
        "cards/group/ticket.j2",
        '{% if ticket.state == "dispatched" %}',
        '{% if ticket.state == "done" %}',
    ),
    _template(
        "nobody sees that it is not confirmed", "cards/_staff.j2", "{% if ticket.unconfirmed %}", "{% if false %}"
    ),
    _template(
        "the danger's advice is missing while somebody is on the way",
        "cards/resident/working.j2",
        '{% if card.news in ["", "raised"] %}',
        '{% if card.news in ["raised"] %}',
    ),
    _template(
        "the resident cannot cancel",
        "cards/resident/working.j2",
        '{{ row(press(_("Cancel"), "cancel", ticket.id, ticket.round)) }}',
        "",
    ),
    _template(
        "buttons hold more than Telegram takes",
        "keyboard.py",
        "if len(data.encode()) > DATA_LIMIT:",
        "if len(data) > DATA_LIMIT:",
    ),
)
