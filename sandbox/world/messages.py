"""A message as it stands in a chat."""

from dataclasses import dataclass, field

from sandbox.shapes import Json, present


@dataclass
class Posted:
    """The Bot API's Message, and what the people see of it besides."""

    message: Json
    outgoing: bool = False
    keyboard: Json | None = None
    seen_by_bot: bool = True
    reactions: list[str] = field(default_factory=list)
    bot_reaction: list[str] = field(default_factory=list)
    file_id: str | None = None

    @property
    def id(self) -> int:
        return int(self.message["message_id"])

    @property
    def service(self) -> bool:
        return not (CONTENTS & self.message.keys())

    def quoted(self) -> Json:
        """The message as another's `reply_to_message`, which carries no reply of its own."""
        return {name: value for name, value in self.message.items() if name != "reply_to_message"}

    def view(self) -> Json:
        extras = present(
            keyboard=self.keyboard,
            file_url=self.file_id and f"/sandbox/files/{self.file_id}",
            outgoing=self.outgoing or None,
            seen_by_bot=None if self.seen_by_bot else False,
            reactions=self.reactions + self.bot_reaction or None,
        )
        return self.message | extras


CONTENTS = {
    *("text", "photo", "voice", "video", "video_note", "document", "audio", "animation"),
    *("sticker", "location", "contact", "poll", "dice"),
}
