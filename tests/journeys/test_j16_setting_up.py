"""J16: an operator with a fresh token claims the desk, staffs it, and binds the technicians' group by its link."""

from __future__ import annotations

from storage import groups, people
from storage.codes import keep
from tests.cast import CHEN, GUO, HE, LI, NIGHT, STRANGER, WANG
from tests.journeys.estate import Estate, served
from tests.sandbox_client import Sandbox, Speaker, buttons, words
from tickets.acts.bootstrap_administrator import BOOTSTRAP
from tickets.codes import VALID_FOR, digest, new_code
from tickets.people import Group, Person, Post, Role

FOUNDED = -1001000000009


async def test_from_a_code_to_a_bound_group(telegram: Sandbox, database_url: str) -> None:
    async with served(telegram, database_url, furnished=False) as estate:
        guo = estate.speaker(GUO)
        await claimed(estate, guo)
        await invited(estate, guo, LI, "客服前台")
        await let_in(estate, guo, HE)
        await bound_by_link(estate, estate.speaker(HE))
        await served_by_the_group(estate)


async def claimed(estate: Estate, guo: Speaker) -> None:
    """The code serves once."""
    code = new_code()
    async with estate.database.begin() as tx:
        await tx.run(keep, digest(code), BOOTSTRAP, "{}", NIGHT + VALID_FOR)
    await guo.say(f"/claim {code}")
    assert "您现在是回音物业的管理员" in words(await guo.last())
    stranger = estate.speaker(STRANGER)
    await stranger.say(f"/claim {code}")
    assert "用过" in words(await stranger.last())


async def invited(estate: Estate, guo: Speaker, who: Person, role: str) -> None:
    """A role by its link, which the person opens."""
    await guo.say("/invite")
    await guo.press(role)
    if role == "部门主管":
        await guo.press("给水")
        await guo.press("生成链接")
    link = next(line for line in words(await guo.last()).splitlines() if line.startswith("https://"))
    await estate.sandbox.call("POST", "open", **{"from": who.id, "link": link})
    await estate.sandbox.idle()


async def let_in(estate: Estate, guo: Speaker, head: Person) -> None:
    """The head waits until the issuer says that it is them."""
    await invited(estate, guo, head, "部门主管")
    assert await estate.database.read(people.posts_of, head.id) == []
    assert head.name in words(await guo.last())
    await guo.press("是本人，确认")
    (post,) = await estate.database.read(people.posts_of, head.id)
    assert post == Post(head.id, post.property_id, Role.HEAD, ("plumbing",))
    assert "部门主管" in words(await estate.speaker(head).last())


async def bound_by_link(estate: Estate, head: Speaker) -> None:
    """The link adds the bot to the group; in the private chat it is bound."""
    members = [{"person": HE.id, "status": "creator"}, CHEN.id]
    await estate.sandbox.call("POST", "chats", id=FOUNDED, title="水电组", members=members, by=HE.id)
    await head.say("/bind")
    (link,) = [b["url"] for row in (await head.last())["reply_markup"]["inline_keyboard"] for b in row]
    await estate.sandbox.call("POST", "open", **{"from": HE.id, "link": link, "chat": FOUNDED})
    await estate.sandbox.idle()
    question = await head.last()
    assert "要绑定群「水电组」（3 人）吗" in words(question)
    await head.press("给水")
    assert "✓ 给水" in buttons(await head.last())
    await head.press("绑定")
    in_group = Speaker(estate.sandbox, CHEN.id, FOUNDED)
    for chat in (head, in_group):
        assert "「水电组」已绑定" in words(await chat.last())
    bound = await estate.database.read(groups.at, FOUNDED, None)
    assert bound is not None
    assert bound == Group(bound.id, FOUNDED, None, bound.property_id, "水电组", ("plumbing",))


async def served_by_the_group(estate: Estate) -> None:
    """A ticket goes there; when the bot is put out, it is at the front desk, and the administrator knows."""
    wang = estate.speaker(WANG)
    await wang.say("大堂水管漏水了")
    await wang.press("没错")
    in_group = Speaker(estate.sandbox, CHEN.id, FOUNDED)
    assert "我来接单" in buttons(await in_group.last())
    await estate.sandbox.call("POST", f"chats/{FOUNDED}/members", person="bot", status="kicked", by=HE.id)
    await estate.sandbox.idle()
    assert "移出了群「水电组」" in words(await estate.speaker(GUO).last())
    desk = estate.speaker(LI)
    assert "我来接单" in buttons(await desk.last())
    await desk.say("/desk")
    assert "还没人接的" in words(await desk.last())
    await desk.press("R-261123-001")
    assert "我来接单" in buttons(await desk.last())
