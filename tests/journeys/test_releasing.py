"""A group is released by whoever administrates it now, and by nobody who once did."""

from __future__ import annotations

from storage import groups
from tests.cast import CHEN, HE, PLUMBERS, SUN
from tests.journeys.estate import Estate
from tests.sandbox_client import words


async def seat(estate: Estate, status: str) -> None:
    """The supervisor's place in the plumbers' group."""
    members = f"chats/{PLUMBERS.chat_id}/members"
    await estate.sandbox.call("POST", members, person=SUN.id, status=status, by=HE.id)
    await estate.sandbox.idle()


async def test_only_a_present_administrator_releases_the_group(estate: Estate) -> None:
    supervisor, crew = estate.in_group(SUN), estate.in_group(CHEN)
    await seat(estate, "administrator")
    await seat(estate, "member")
    await supervisor.say("/unbind")
    assert words(await crew.last()) == "只有本群的管理员才能绑定或解绑。"
    assert await estate.database.read(groups.at, PLUMBERS.chat_id, None) is not None
    await seat(estate, "administrator")
    await supervisor.say("/unbind")
    assert words(await crew.last()).startswith("「给水电组」已解绑")
    assert await estate.database.read(groups.at, PLUMBERS.chat_id, None) is None


async def test_who_is_no_administrator_when_confirming_binds_nothing(estate: Estate) -> None:
    supervisor, private = estate.in_group(SUN), estate.speaker(SUN)
    await seat(estate, "administrator")
    await supervisor.say("/bind")
    await private.press("强电")
    await seat(estate, "member")
    assert await private.press("绑定") == "请稍候，我看一下这个群。"
    assert words(await private.last()) == "只有本群的管理员才能绑定或解绑。"
    bound = await estate.database.read(groups.at, PLUMBERS.chat_id, None)
    assert bound is not None
    assert bound.trades == PLUMBERS.trades
