"""Whatever comes, the sandbox answers in its own words: never 500, never against the schema."""

import random
from typing import Any

import pytest

from sandbox.botapi.methods import METHODS
from sandbox.control.routes import ROUTES
from sandbox.schema.source import bot_api
from tests.sandbox.client import Sandbox

SEEDS = range(4)
FIELDS = sorted({name for method in METHODS for name in bot_api()["methods"][method]["params"]["properties"]})
WAITING = {"getUpdates", "setWebhook"}
STREAMS = ("idle",)


class Chance:
    """Values that make trouble, drawn by a seed."""

    def __init__(self, seed: int, wang: int, group: int, file_id: str) -> None:
        self.random = random.Random(seed)
        self.known = [wang, group, file_id, 1, 2, 3, 4, 5]

    def value(self, depth: int = 0) -> Any:
        strange = [
            0,
            -1,
            2**60,
            1.5,
            True,
            False,
            None,
            "",
            " ",
            "🚨" * 60,
            "<b>a",
            "</b>",
            "\x00",
            "@x",
            "7",
            "[1]",
            "HTML",
        ]
        nested = [self.value(depth + 1) for _ in range(3)] if depth < 2 else []
        keyed = {
            self.random.choice(["text", "type", "url", "media", "message_id", "callback_data"]): each for each in nested
        }
        buttons = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
        return self.random.choice([*strange, *self.known * 3, nested, keyed, buttons])

    def body(self, names: list[str], likely: list[str]) -> dict[str, Any]:
        chosen = {name for name in names if self.random.random() < 0.3} | {
            name for name in likely if self.random.random() < 0.9
        }
        return {name: self.value() for name in chosen} | ({"chat_id": self.known[0]} if "chat_id" in chosen else {})


@pytest.fixture
async def stage(sandbox: Sandbox) -> tuple[int, int, str]:
    wang = await sandbox.person(id=7, username="wang")
    group = await sandbox.group({"person": wang, "status": "creator"}, forum=True, topics=["a"], bot="administrator")
    said = await sandbox.post("say", from_=wang, photo="leak")
    return wang, group, said["message"]["photo"][0]["file_id"]


@pytest.mark.parametrize("seed", SEEDS)
async def test_bot_api(sandbox: Sandbox, stage: tuple[int, int, str], seed: int) -> None:
    chance = Chance(seed, *stage)
    answered = 0
    for method in sorted(METHODS.keys() - WAITING) * 8:
        schema = bot_api()["methods"][method]["params"]
        answer = await sandbox.call(method, **chance.body(sorted(schema["properties"]), schema["required"]))
        assert answer.get("error_code") in (None, 400, 403, 409), (method, answer)
        answered += answer["ok"]
    assert answered > 30


@pytest.mark.parametrize("seed", SEEDS)
async def test_control(sandbox: Sandbox, stage: tuple[int, int, str], seed: int) -> None:
    chance = Chance(seed, *stage)
    for route in [route for route in ROUTES if route.path not in STREAMS] * 8:
        path = route.path.replace("{id}", str(chance.random.choice(stage[:2]))).replace(r"{thread:\d+}", "1")
        schema = route.schema or {"properties": {}, "required": []}
        body = chance.body(list(schema["properties"]), schema["required"]) | (
            {"from": 7} if "from" in schema["required"] and chance.random.random() < 0.8 else {}
        )
        body.pop("wait", None)
        if route.path != "reset":
            async with sandbox.http.request(route.verb, f"{sandbox.base}/sandbox/{path}", json=body) as response:
                assert response.status < 500, (route.path, body, await response.text())
