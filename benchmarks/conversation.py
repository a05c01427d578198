"""What a resident says and presses, step by step, each after the answer to the one before."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """Words to say, or None to press the first button in sight whose data contains `presses`."""

    says: str | None = None
    presses: str = ""


PRESS = Step()
GUIDED = (Step("/start"), PRESS, Step("3栋2单元1201"), Step("厨房水管爆了，水都流到客厅了"), PRESS)


@dataclass
class Conversation:
    """One resident's, in their own private chat."""

    chat: int
    script: tuple[Step, ...]
    asked_at: float = 0.0
    done: int = 0
    _message: int = 0
    _buttons: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether every step is answered."""
        return self.done == len(self.script)

    def speak(self) -> Json:
        """The next step as an update without its id. Raises `LookupError` when a button is wanted and none is there."""
        person = {"id": self.chat, "is_bot": False, "first_name": "R", "language_code": "zh-hans"}
        chat = {"id": self.chat, "type": "private", "first_name": "R"}
        message = {"message_id": 2 * self.done + 1, "date": 1_800_000_000, "chat": chat}
        says = self.script[self.done].says
        if says is not None:
            entities = [{"type": "bot_command", "offset": 0, "length": len(says)}] if says.startswith("/") else []
            return {"message": message | {"from": person, "text": says, "entities": entities}}
        wanted = self.script[self.done].presses
        button = next((data for data in self._buttons if wanted in data), None)
        if button is None:
            raise LookupError(f"step {self.done + 1} wants a button {wanted!r}, and there is {self._buttons}")
        pressed = message | {"message_id": self._message, "text": "…"}
        query = {"id": f"{self.chat}-{self.done}", "from": person, "chat_instance": "1"}
        return {"callback_query": query | {"message": pressed, "data": button}}

    def hear(self, message_id: int, markup: Json) -> None:
        """Take the message that answers the current step."""
        buttons = (button for row in markup.get("inline_keyboard", []) for button in row)
        pressable = tuple(button["callback_data"] for button in buttons if "callback_data" in button)
        if pressable:
            self._message, self._buttons = message_id, pressable
        self.done += 1
