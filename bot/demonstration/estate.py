"""The estate of the demonstration, read from `policy/demonstration.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from bot.policy.load import FOLDER
from bot.policy.models import Strict
from bot.policy.yaml_file import read_yaml
from storage import groups, people, premises, schema
from storage.connection import Connection
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


class Resident(Strict):
    """Somebody who lives there and has never written."""

    id: int
    name: str
    language_code: str
    phone_number: str


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
            yield resident.model_dump(exclude={"name"}) | {"first_name": resident.name}

    def chats(self) -> Iterator[dict[str, object]]:
        """The groups, as the sandbox takes them."""
        for team in self.groups:
            boss = {"person": team.members[0], "status": "creator"}
            yield {"id": team.id, "title": team.title, "members": [boss, *team.members[1:]], "bot": "administrator"}

    def panes(self) -> str:
        """Who is shown at first: the page's query, in its own words."""
        post = {each.role: each.id for each in reversed(self.staff)}
        worker = next(each.id for each in self.technicians if each.id in self.groups[0].members)
        shown = {"resident": self.residents[0].id, "group": f"{self.groups[0].id}:{worker}"}
        shown |= {"supervisor": post[Role.SUPERVISOR], "desk": post[Role.FRONT_DESK]}
        return urlencode(shown, safe=":")


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
    for member in estate.staff:
        people.add_post(c, Post(member.id, home.id, member.role, member.trades, member.on_duty))
    for team in estate.groups:
        group = groups.add(c, Group(0, team.id, None, home.id, team.title, tuple(team.trades)))
        for member_id in team.members:
            groups.add_technician(c, group.id, member_id, approved=True)
