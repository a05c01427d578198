"""Chats, their members and topics."""

from dataclasses import dataclass, field

from sandbox.shapes import Json, present
from sandbox.world.messages import Posted

PRESENT = ("creator", "administrator", "member")


@dataclass
class Member:
    person: int
    status: str = "member"
    anonymous: bool = False
    custom_title: str | None = None

    @property
    def administrates(self) -> bool:
        return self.status in ("creator", "administrator")

    def view(self) -> Json:
        return present(**vars(self))


@dataclass
class Topic:
    message_thread_id: int
    name: str
    closed: bool = False

    def view(self) -> Json:
        return dict(vars(self))


@dataclass
class Chat:
    """A private chat (its id is the person's), a group or a supergroup. `bot` is the bot's status in it."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    forum: bool = False
    description: str | None = None
    names: Json = field(default_factory=dict)
    bot: str = "left"
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Posted] = field(default_factory=dict)
    keyboard: Json | None = None
    pinned: int | None = None
    migrated_to: int | None = None
    deleted: bool = False
    last_message_id: int = 0

    @property
    def private(self) -> bool:
        return self.type == "private"

    @property
    def bot_administrates(self) -> bool:
        return self.bot in ("creator", "administrator")

    def brief(self) -> Json:
        """The Bot API's Chat."""
        if self.private:
            return {"id": self.id, "type": "private"} | self.names
        brief = {"id": self.id, "type": self.type, "title": self.title} | present(username=self.username)
        return brief | ({"is_forum": True} if self.forum else {})

    def present_members(self) -> list[Member]:
        return [member for member in self.members.values() if member.status in PRESENT]

    def creator(self) -> int | None:
        """The creator's number, else the first member's."""
        inside = sorted(self.present_members(), key=lambda member: member.status != "creator")
        return inside[0].person if inside else None

    def view(self) -> Json:
        if self.private:
            return {"id": self.id, "type": "private", "person": self.id}
        shown = present(
            id=self.id,
            type=self.type,
            title=self.title,
            username=self.username,
            description=self.description,
            migrated_to=self.migrated_to,
        )
        lists = {
            "members": [member.view() for member in self.members.values()],
            "topics": [topic.view() for topic in self.topics.values()],
        }
        return shown | {"forum": self.forum, "bot": self.bot} | lists
