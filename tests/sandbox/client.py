"""A client for the sandbox under test."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession

from sandbox.world.world import World

TOKEN = "42:secret"


@dataclass
class Sandbox:
    """A sandbox that runs in this process: its address, its world, and calls to it."""

    base: str
    world: World
    http: ClientSession

    async def ask(self, verb: str, path: str, **body: Any) -> tuple[int, Any]:
        """A control call; a trailing underscore in a key is dropped (`from_`)."""
        sent = {name.rstrip("_"): value for name, value in body.items()}
        async with self.http.request(verb, f"{self.base}/sandbox/{path}", json=sent or None) as response:
            return response.status, await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        """A control call that must succeed."""
        status, answer = await self.ask("POST", path, **body)
        assert status == 200, answer
        return answer

    async def patch(self, path: str, **body: Any) -> Any:
        status, answer = await self.ask("PATCH", path, **body)
        assert status == 200, answer
        return answer

    async def get(self, path: str) -> Any:
        status, answer = await self.ask("GET", path)
        assert status == 200, answer
        return answer

    async def refused(self, verb: str, path: str, **body: Any) -> str:
        """A control call that must be refused; why."""
        status, answer = await self.ask(verb, path, **body)
        assert 400 <= status < 500, answer
        reason: str = answer["error"]
        return reason

    async def call(self, method: str, **params: Any) -> Any:
        """A Bot API call as JSON; the whole answer."""
        async with self.http.post(f"{self.base}/bot{TOKEN}/{method}", json=params) as response:
            return await response.json()

    async def result(self, method: str, **params: Any) -> Any:
        """A Bot API call that must succeed."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def complaint(self, method: str, **params: Any) -> str:
        """A Bot API call that must fail; its description."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        description: str = answer["description"]
        return description

    async def updates(self, **params: Any) -> list[Any]:
        """The pending updates, confirmed at once."""
        found: list[Any] = await self.result("getUpdates", **params)
        if found:
            await self.call("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found

    async def person(self, first_name: str = "王", **more: Any) -> int:
        """A person who has pressed start."""
        added = await self.post("people", first_name=first_name, **({"started": True} | more))
        number: int = added["id"]
        return number

    async def group(self, *members: Any, title: str = "水电组", bot: str | None = "member", **more: Any) -> int:
        """A supergroup with these members, in which the bot is; what was announced about it is confirmed."""
        made = await self.post("chats", title=title, members=list(members), bot=bot, **more)
        await self.updates()
        number: int = made["id"]
        return number
