"""The estate of the demonstration, read from `policy/demonstration.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.policy.load import FOLDER
from bot.policy.models import Strict
from bot.policy.yaml_file import read_yaml
from storage import groups, people, premises, schema
from storage.connection import Connection
from templates.locale import locale_of_code
from tickets.people import Group, Person, Post, Role
from tickets.premises import Unit

CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
"""What Telegram calls the languages."""


class Building(Strict):
    """A building with its floors, and the same rooms on each."""

    building: str
    sections: list[str]
    floors: int
    rooms: int


class Technician(Strict):
    """Somebody who works in a group."""

    id: int
    name: str
    locale: str


class Staff(Technician):
    """Somebody of the office."""

    role: Role
    trades: tuple[str, ...] = ()
    on_duty: bool = True


class Team(Strict):
    """A technicians' group."""

    id: int
    title: str
    trades: list[str]
    members: list[int]


class Home(Strict):
    """A unit that somebody lives in."""

    building: str
    section: str | None = None
    room: str


class Resident(Strict):
    """Somebody who lives there and has never written; on file for their `unit`, where one is named."""

    id: int
    name: str
    language_code: str
    phone_number: str
    unit: Home | None = None


class Estate(Strict):
    """The whole of it."""

    name: str
    buildings: list[Building]
    staff: list[Staff]
    technicians: list[Technician]
    groups: list[Team]
    residents: list[Resident]

    @property
    def workers(self) -> list[Technician]:
        """Everybody who works there."""
        return [*self.staff, *self.technicians]

    def units(self, property_id: int) -> Iterator[Unit]:
        """All units."""
        for each in self.buildings:
            sections: list[str | None] = [*each.sections] or [None]
            for section in sections:
                for floor in range(1, each.floors + 1):
                    for room in range(1, each.rooms + 1):
                        yield Unit(0, property_id, each.building, section, f"{floor}{room:02}")

    def people(self) -> Iterator[dict[str, object]]:
        """Everybody, as the sandbox takes them: who works here has pressed start already."""
        for each in self.workers:
            yield {"id": each.id, "first_name": each.name, "language_code": CODES[each.locale], "started": True}
        for resident in self.residents:
            yield resident.model_dump(exclude={"name", "unit"}) | {"first_name": resident.name}

    def chats(self) -> Iterator[dict[str, object]]:
        """The groups, as the sandbox takes them."""
        for team in self.groups:
            boss = {"person": team.members[0], "status": "creator"}
            yield {"id": team.id, "title": team.title, "members": [boss, *team.members[1:]], "bot": "administrator"}

    def panes(self) -> dict[str, object]:
        """Who is shown at first in each pane of the sandbox's page."""
        post = {each.role: each.id for each in reversed(self.staff)}
        worker = next(each.id for each in self.technicians if each.id in self.groups[0].members)
        group = f"{self.groups[0].id}:{worker}"
        staff = {"supervisor": post[Role.SUPERVISOR], "desk": post[Role.FRONT_DESK]}
        return {"resident": self.residents[0].id, "group": group, **staff}


def load_estate(folder: Path = FOLDER) -> Estate:
    """The estate; raises `PolicyError`."""
    return read_yaml(folder / "demonstration.yaml", Estate)


def furnish(c: Connection, estate: Estate, bot_id: int) -> None:
    """Put the estate into an empty database of that bot."""
    schema.belong_to(c, bot_id)
    home = premises.add_property(c, estate.name)
    premises.add_units(c, list(estate.units(home.id)))
    for each in estate.workers:
        people.save(c, Person(each.id, each.name, each.locale, reachable=True))
    for resident in estate.residents:
        if resident.unit is not None:
            people.save(c, _on_file(c, resident, resident.unit, home.id))
    for member in estate.staff:
        people.add_post(c, Post(member.id, home.id, member.role, member.trades, member.on_duty))
    for team in estate.groups:
        group = groups.add(c, Group(0, team.id, None, home.id, team.title, tuple(team.trades)))
        for member_id in team.members:
            groups.add_technician(c, group.id, member_id, approved=True)


def _on_file(c: Connection, resident: Resident, home: Home, property_id: int) -> Person:
    """The resident as the office knows them; raises `LookupError` for a unit that there is not."""
    place = (home.building, home.section, home.room)
    near = premises.units_like(c, property_id, home.building, home.room)
    found = next((unit for unit in near if (unit.building, unit.section, unit.room) == place), None)
    if found is None:
        raise LookupError(f"no unit {place}")
    locale = locale_of_code(resident.language_code)
    return Person(resident.id, resident.name, locale, unit_id=found.id, unit_approved=True)
