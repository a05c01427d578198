"""Representative values for every message and toast, by their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

from handlers.menu import GROUP, staff_menu
from tests import cast
from tests.templates.samples import NOW, WORDS
from tickets import facts
from tickets.acts.list_desk import SECTIONS
from tickets.facts import Fact
from tickets.people import Role
from tickets.records import Purpose
from tickets.ticket import Kind, State


def _at(minutes: int) -> str:
    return (NOW + timedelta(minutes=minutes)).isoformat()


PLACE = {"building": "3", "section": "2", "room": "1201", "public": None}

PROMISES = ("accepted", "arrived", "finished", "answered")


def _listed(**changes: object) -> dict[str, object]:
    due = {"promise": "arrived", "due_at": _at(9), "name": cast.CHEN.name}
    about = {"kind": "repair", "category": "plumbing", "urgency": "emergency", "place": PLACE}
    return {"id": 12, "round": 1, "number": "R-261123-007", "state": "accepted"} | about | due | changes


def _section(what: str, more: int, start: int = 0) -> dict[str, object]:
    promises = [("accepted", "dispatched"), ("arrived", "accepted"), ("finished", "on_site"), (None, "done")]
    tickets = [
        _listed(state=state, promise=promise, due_at=promise and _at(9), late=promise == "accepted")
        for promise, state in promises
    ]
    owed = {"task": 3, "kind": "answer", "due_at": _at(-9), "doer": cast.LI.name}
    tickets[0]["tasks"] = [owed]
    tasks = [owed | {"due_at": _at(9), "doer": None}]
    return {"what": what, "tickets": tickets, "more": more, "start": start, "tasks": tasks}


def facts_of_every_kind() -> Iterator[dict[str, object]]:
    """A line of history for each fact, as handlers put them."""
    example: dict[str, object] = {
        "int": 2,
        "str": "head",
        "bool": True,
        "datetime": _at(5),
        "tuple[str, ...]": ["quality", "manner"],
        "tuple[int, ...]": [],
        "Mapping[str, object]": {},
    }
    for kind in Fact.__subclasses__():
        own = {each.name: example[str(each.type).removesuffix(" | None")] for each in fields(kind)[3:]}
        yield own | {"what": kind.code, "at": _at(0), "name": cast.LI.name, "to": cast.CHEN.name}
    written = facts.WordsAdded.code
    yield {"what": written, "at": _at(0), "name": None, "to": None, "purpose": Purpose.TRANSCRIPT}
    yield {"what": facts.TicketOpened.code, "at": _at(0), "name": None, "to": None, "unconfirmed": False}
    earlier: dict[str, object] = {"what": "RungReached", "rung": 2, "role": "head"}  # ordered before an update
    yield earlier | {"at": _at(0), "name": None, "to": None}
    moved: dict[str, object] = {"line": "place", "before": "3-2-802", "after": "3-2-902"}
    yield moved | {"what": facts.Corrected.code, "at": _at(0), "name": cast.WANG.name, "to": None}


SAID: dict[str, object] = {"at": _at(0), "name": "王女士", "text": WORDS, "earlier": False}
NUMBER: dict[str, object] = {"number": "R-261123-007"}
TOLD_MORE: dict[str, object] = {"message": 5, "advice": {"calls": [], "acts": []}}
ABOUT: dict[str, object] = _listed() | {"words": WORDS, "resident": cast.WANG.name}
TASK: dict[str, object] = {
    "task": 3,
    "kind": "answer",
    "state": "open",
    "why": "warning",
    "due_at": _at(90),
    "doer": cast.LI.name,
    "mine": True,
    "outcome": None,
    "ended_at": None,
    "ended_by": None,
    "outcomes": [{"code": "in_person", "words": False}, {"code": "not_owed", "words": True}],
    "leads": False,
    "snoozed_until": None,
    "ticket": ABOUT,
    "person": None,
    "matters": [],
    "lines": [],
}
LINE: dict[str, object] = {"why": "warning", "task": 3, "kind": "answer", "doer": cast.LI.name, "due_at": _at(90)}
LINE |= {"urgency": "routine", "ticket": ABOUT}
LATE_LINE: dict[str, object] = {"why": "level", "due_at": _at(-9)}
PROGRESS: dict[str, object] = TASK | {"kind": "progress", "ticket": None, "why": "opened", "outcomes": []}
STATE: dict[str, object] = {"state": "accepted", "name": cast.CHEN.name}
INTO_GROUP = "https://t.me/huiyin_bot?startgroup=bind"
ESTATES: list[dict[str, object]] = [{"id": 1, "name": "示范花园"}, {"id": 2, "name": "湖畔苑"}]
ROLES = ("technician", "front_desk", "head", "supervisor", "manager", "administrator")

MESSAGES: dict[str, list[dict[str, object]]] = {
    "resident/welcome": [{}],
    "resident/help": [{}],
    "resident/language": [{}],
    "resident/language_set": [{}],
    "resident/my": [
        {"tickets": []},
        {"tickets": [_listed(), _listed(state="done", name=None, promise=None, due_at=None)]},
        {"tickets": [_listed(promise="finished", state=state, urgency="routine") for state in State]},
        {"tickets": [_listed(kind=kind, urgency="urgent") for kind in Kind]},
    ],
    "resident/thanks": [{}],
    "resident/added": [NUMBER],
    "resident/told_more": [
        _listed() | TOLD_MORE,
        _listed() | {"message": 5, "advice": {"calls": ["fire", "flood"], "acts": ["fire", "flood"]}},
        _listed(state="dispatched", name=None) | TOLD_MORE,
        _listed(promise="finished") | TOLD_MORE,
        _listed(promise=None, due_at=None) | TOLD_MORE,
    ],
    "resident/nobody_reachable": [NUMBER],
    "resident/apart": [NUMBER],
    "resident/others": [{"tickets": [_listed()]}, {"tickets": [_listed(), _listed(id=13)]}],
    "resident/asked_whether_to_cancel": [{}],
    "resident/which_to_leave": [{}],
    "resident/not_text": [{}],
    "resident/too_long": [{}],
    "resident/ask_place": [NUMBER],
    "resident/flood": [{}],
    "common/set_aside": [{}],
    "common/wrong_chat": [
        {"command": "my", "belongs": "private", "url": "https://t.me/huiyin_bot?start=my"},
        {"command": "my", "belongs": "private", "url": None},
        {"command": "bind", "belongs": "group", "url": None},
    ],
    "common/unknown_command": [{"command": "fly"}],
    "common/anonymous": [{}],
    "common/left": [{}],
    "common/refused": [
        {"reason": "not_yours"},
        STATE | {"reason": "outdated"},
        {"reason": "too_soon", "again_at": _at(9)},
    ],
    "common/command": [
        {"command": command, "staff": staff}
        for command in sorted({*staff_menu(list(Role)), *GROUP})
        for staff in (True, False)
    ],
    "staff/ask_outcome": [NUMBER],
    "staff/help_ended": [NUMBER],
    "staff/ask_code": [{}],
    "staff/posts_by_words": [{}],
    "staff/claimed": [{"url": INTO_GROUP}],
    "staff/choose_role": [
        {"roles": list(ROLES), "estates": estates, "estate": 1} for estates in (ESTATES[:1], ESTATES)
    ],
    "staff/choose_trades": [{"chosen": chosen} for chosen in ([], ["gas"])],
    "staff/invite": [
        {
            "role": role,
            "url": "https://t.me/huiyin_bot?start=role_x",
            "expires_at": _at(1440),
            "confirm": role == "head",
        }
        for role in ROLES
    ],
    "staff/role_taken": [{"role": role} for role in ROLES],
    "staff/role_waits": [{"role": "head"}],
    "staff/role_confirm": [{"name": name, "username": "he", "role": "head", "code": "f" * 20} for name in ("何", None)],
    "staff/role_confirmed": [{"name": "何", "role": "head"}],
    "staff/role_refused": [{"name": "何", "role": "head"}],
    "staff/bind_ask": [
        {"title": "水电组", "members": 9, "chosen": chosen, "code": "f" * 20, "estates": ESTATES[:many], "estate": 1}
        for chosen, many in (([], 1), (["gas"], 2))
    ],
    "staff/bound": [{"title": "水电组", "trades": trades} for trades in ([], ["gas", "plumbing"])],
    "staff/bind_refused": [
        {"reason": reason} for reason in ("no_role", "not_admin", "unknown", "anonymous", "elsewhere", "not_bound")
    ],
    "staff/bind_where": [{"url": INTO_GROUP}],
    "staff/bind_in_private": [{"url": "https://t.me/huiyin_bot"}],
    "staff/joined": [{}],
    "staff/duty": [{"on": True}, {"on": False}],
    "staff/desk": [
        {"shelves": []},
        {"shelves": [_section(what, 0) for what in SECTIONS]},
        {"shelves": [_section("mine", 3)]},
        {"shelves": [_section("due", 3, 6)]},
    ],
    "staff/jobs": [
        {"jobs": _section("mine", 0), "free": 2},
        {"jobs": _section("mine", 1), "free": 0},
        {"jobs": {"what": "mine", "tickets": [], "more": 0, "start": 0}, "free": 0},
    ],
    "staff/help": [{"roles": [role], "commands": list(staff_menu([role]))} for role in Role]
    + [{"roles": list(Role), "commands": list(staff_menu(list(Role)))}],
    "staff/help_group": [{}],
    "staff/group_lost": [{"title": "水电组", "name": "赵师傅"}, {"title": "水电组", "name": None}],
    "staff/topic_gone": [{"title": "水电组"}],
    "staff/unbound": [{"title": "水电组"}],
    "staff/ask_reason": [NUMBER],
    "staff/ask_evidence": [NUMBER | {"id": 12, "round": 1}],
    "staff/evidence_kept": [NUMBER | {"id": 12, "round": 1}],
    "staff/finished": [NUMBER],
    "staff/job": [NUMBER | {"place": PLACE}],
    "staff/technician_approved": [{"name": "赵师傅", "title": "水电组"}],
    "staff/approve_technician": [{"name": "赵师傅", "title": "水电组", "group_id": 2, "person_id": cast.ZHAO.id}],
    "staff/reason_kept": [NUMBER],
    "staff/ask_place": [NUMBER],
    "staff/place_kept": [NUMBER | {"place": PLACE}],
    "staff/relieved": [NUMBER | {"name": cast.CHEN.name, "visited": visited} for visited in (True, False)],
    "staff/note_kept": [NUMBER],
    "staff/new_time_reason": [NUMBER | {"until": _at(60)}],
    "staff/warning": [
        NUMBER | {"promise": name, "due_at": _at(9)} for name in ("accepted", "arrived", "finished", "answered")
    ],
    "staff/resident_added": [
        NUMBER | {"id": 12, "round": 1, "words": WORDS} | more for more in ({"heard": False}, {"heard": True}, {})
    ],
    "staff/ask_answer": [NUMBER],
    "staff/ask_decision": [NUMBER | {"ending": ending} for ending in ("adopted", "planned", "declined")],
    "staff/ask_price": [NUMBER | {"until": _at(90)}],
    "staff/told_resident": [NUMBER],
    "staff/answered": [NUMBER | {"reached": reached} for reached in (True, False)],
    "resident/answer": [NUMBER | {"name": cast.CHEN.name, "words": WORDS}],
    "staff/unreachable": [
        NUMBER | {"name": "赵师傅", "url": "https://t.me/huiyin_bot?start=hello"},
        {"number": None, "name": None, "url": None},
        NUMBER | {"name": "赵师傅", "url": None, "task": 3},
    ],
    "staff/task": [
        TASK,
        TASK | {"why": "passed_on", "mine": False, "leads": True, "due_at": _at(-9), "snoozed_until": _at(60)},
        TASK | {"why": "passed_on", "doer": None, "ticket": None},
        TASK | {"state": "done", "outcome": "not_owed", "ended_at": _at(-1), "ended_by": cast.LI.name},
        TASK | {"state": "void", "ended_at": _at(-1)},
        PROGRESS | {"matters": [ABOUT | {"promise": None}, ABOUT], "lines": [LINE, LINE | {"task": None}]},
        PROGRESS | {"matters": [ABOUT] * 9, "lines": [LINE] * 9},
        TASK | {"kind": "reach_person", "ticket": None, "person": cast.CHEN.name, "outcomes": []},
    ],
    "staff/task_pass": [{"task": 3, "people": [{"id": cast.SUN.id, "name": cast.SUN.name}]}],
    "staff/ask_progress": [NUMBER],
    "resident/progress": [
        NUMBER | {"category": "plumbing", "words": words, **STATE, "promise": promise, "due_at": promise and _at(90)}
        for words, promise in (("", "arrived"), (WORDS, "finished"), (WORDS, None))
    ],
    "staff/ask_task_words": [{"kind": "answer", "outcome": "not_owed"}],
    "staff/task_ended": [{"kind": "answer", "outcome": "not_owed"}],
    "staff/tasks_due": [{"lines": [LINE, LINE | LATE_LINE, LINE | {"task": None}]}, {"lines": [LINE] * 23}],
    "staff/set_aside": [{"name": "王女士", "at": _at(0), "words": words} for words in (WORDS, "")],
    "staff/history": [
        _listed()
        | {"lines": lines, "words": [SAID, SAID | {"heard": False}, SAID | {"heard": True}, SAID | {"earlier": True}]}
        for lines in (list(facts_of_every_kind())[start : start + 20] for start in (0, 20, 40))
    ]
    + [_listed() | {"lines": [], "words": []}],
}

TOASTS: dict[str, list[dict[str, object]]] = {
    "accepted": [NUMBER],
    "taken": [{"name": cast.CHEN.name}],
    "outdated": [STATE, STATE | {"name": None}],
    "not_now": [STATE, STATE | {"name": None}],
    "awaiting_approval": [{}],
    "not_yours": [{}],
    "gone": [{}],
    "assigned": [{"name": cast.CHEN.name}],
    "passed_on": [{"title": "水电组"}],
    "resident_approved": [{"name": "廖先生", "title": title} for title in (None, "水电组")],
    "looking": [{}],
    "held": [{"until": _at(30)}],
    "done": [{}],
    "nudged": [
        STATE | {"promise": promise, "due_at": due_at}
        for promise, due_at in (("arrived", _at(9)), ("finished", _at(9)), (None, None))
    ]
    + [{"state": "dispatched", "name": None, "promise": None, "due_at": None}],
    "too_soon": [{"again_at": _at(9)}],
    "task_ended": [{}],
    "saved": [{}],
    "forged": [{}],
    "place_missing": [{}],
    "too_many_new_times": [{}],
    "code_refused": [{}],
    "bound_elsewhere": [{}],
    "in_private": [{}],
}
