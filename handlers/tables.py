"""Which handler module answers what: the dispatcher's tables, one row for each thing a person can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from aiogram import Router

from handlers import (
    accept,
    add,
    answer,
    approve_resident,
    approve_technician,
    arrive,
    assign,
    bind,
    bootstrap_administrator,
    cancel,
    choose,
    come_back,
    confirm,
    correct,
    decide,
    desk,
    drop,
    duty,
    end_help,
    finish,
    go_over_heads,
    hand_back,
    help,
    helped,
    important,
    invite,
    join,
    language,
    leave,
    my,
    new_time,
    not_helped,
    nudge,
    open,
    order,
    pass_on,
    place,
    progress,
    rate,
    reject,
    report,
    sign,
    snooze,
    split,
    split_off,
    start,
    take_role,
    task,
    told,
    unbind,
)


class HandlerModule(Protocol):
    """A file of this folder, as the tables name it."""

    def router(self) -> Router:
        """A new router with the file's handlers."""
        ...


COMMANDS: Mapping[str, HandlerModule] = {
    "start": start,
    "report": report,
    "my": my,
    "language": language,
    "help": help,
    "claim": bootstrap_administrator,
    "invite": invite,
    "bind": bind,
    "desk": desk,
    "duty": duty,
}
"""Commands of the private chat."""

GROUP_COMMANDS: Mapping[str, HandlerModule] = {
    "start": bind,
    "bind": bind,
    "unbind": unbind,
    "language": language,
    "help": help,
}
"""Commands of a group."""

PRESSES: Mapping[str, HandlerModule] = {
    "report": report,
    "my": my,
    "show": my,
    "language": language,
    "help": help,
    "leave": leave,
    "join": join,
    "new": join,
    "apart": split_off,
    "split": split,
    "whole": split,
    "invite": invite,
    "issue": invite,
    "confirm_role": take_role,
    "refuse_role": take_role,
    "bind": bind,
    "trade": choose,
    "estate": choose,
    "duty": duty,
    "card": desk,
    "shelf": desk,
    "confirm": confirm,
    "drop": drop,
    "resume": drop,
    "cancel": cancel,
    "nudge": nudge,
    "add": add,
    "answer": answer,
    "view": correct,
    "set_kind": correct,
    "set_category": correct,
    "set_urgency": correct,
    "set_unit": correct,
    "hold": snooze,
    "over_heads": go_over_heads,
    "assign": assign,
    "approve": approve_technician,
    "new_time": new_time,
    "open": open,
    "place": place,
    "pass_on": pass_on,
    "approve_resident": approve_resident,
    "helped": helped,
    "not_helped": not_helped,
    "important": important,
    "told": told,
    "decide": decide,
    "order": order,
    "accept": accept,
    "hand_back": hand_back,
    "arrive": arrive,
    "finish": finish,
    "sign": sign,
    "reject": reject,
    "reopen": come_back,
    "rate": rate,
    "reason": rate,
    "progress": progress,
    "task": task,
    "task_card": task,
    "task_back": task,
    "task_pass": task,
    "task_give": task,
    "task_later": task,
}
"""Buttons, by their verb."""

ANSWERS: Mapping[str, HandlerModule] = {
    "add": add,
    "answer": answer,
    "reject": reject,
    "comment": rate,
    "reason": hand_back,
    "evidence": finish,
    "outcome": end_help,
    "claim": bootstrap_administrator,
    "new_time": new_time,
    "place": place,
    "not_helped": not_helped,
    "decide": decide,
    "order": order,
    "task": task,
    "progress": progress,
}
"""Pending questions of a private chat, by the first word of the conversation's state."""
