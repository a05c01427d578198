"""The demonstration's estate, on both sides."""

from sqlalchemy import Connection, func, select

from bot.demonstration.demonstration import _play
from bot.demonstration.estate import furnish, load_estate
from storage import groups, people, premises
from storage.database import Database
from storage.tables import units
from tests.sandbox_client import Sandbox
from tickets.people import Role


async def test_the_estate_is_furnished(database: Database, elsewhere: Database) -> None:
    estate = load_estate()
    async with database.begin() as tx:
        await tx.run(furnish, estate, 42)
    (home,) = await elsewhere.read(premises.all_properties)
    assert await elsewhere.read(_count) > 200
    assert await elsewhere.read(premises.units_like, home.id, "3", "1201")
    teams = await elsewhere.read(groups.of_property, home.id)
    assert [bool(team.trades) for team in teams] == [True, False]
    for team in teams:
        assert len(await elsewhere.read(groups.technicians_of, team.id)) > 1
    for role in set(Role) - {Role.TECHNICIAN}:
        assert await elsewhere.read(people.posts_at, home.id, role), role


async def test_its_residents_are_on_file_except_one(database: Database, elsewhere: Database) -> None:
    estate = load_estate()
    async with database.begin() as tx:
        await tx.run(furnish, estate, 42)
    known = await elsewhere.read(people.by_id, [each.id for each in estate.residents])
    assert len(known) == len(estate.residents) - 1
    assert all(person.unit_id and person.unit_approved and not person.reachable for person in known.values())
    assert {person.locale for person in known.values()} == {"zh_Hans", "zh_Hant", "en"}


def _count(c: Connection) -> int:
    return c.scalar(select(func.count()).select_from(units)) or 0


async def test_its_people_speak_three_languages_and_its_groups_have_the_bot(telegram: Sandbox) -> None:
    await telegram.call("POST", "reset")
    estate = load_estate()
    await _play(telegram.session, f"{telegram.base}/sandbox", estate)
    state = await telegram.call("GET", "state")
    people_there = {person["id"]: person for person in state["people"]}
    assert {people_there[each.id]["language_code"] for each in estate.residents} == {"zh-hans", "zh-hant", "en"}
    assert not any(people_there[each.id]["started"] for each in estate.residents)
    assert all(people_there[each.id]["started"] for each in estate.workers)
    chats = {chat["id"]: chat for chat in state["chats"]}
    assert all(chats[team.id]["bot"] == "administrator" for team in estate.groups)
