"""People come, change, block and unblock the bot."""

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.membership import tell_private
from sandbox.world.people import Person

FIRST_NUMBER = 5_000_000_000
NAMES = ("first_name", "last_name", "username", "language_code", "phone_number")


def add_person(ask: Ask) -> Json:
    world = ask.world
    number = ask.get("id") or FIRST_NUMBER + next(world.numbers)
    if not 0 < number < 2**52 or number in world.people or number == world.bot.id:
        raise Refusal(f"a person cannot have the number {number}: it is taken or no person's", 409)
    _check_username(ask, None)
    person = Person(number, **{name: ask.body[name] for name in NAMES if name in ask.body})
    world.people[number] = person
    person.started = ask.get("started", False)
    world.show_person(person)
    if person.started:
        world.private_chat(person)
    return person.view()


def _check_username(ask: Ask, person: Person | None) -> None:
    name = ask.get("username")
    others = [other for other in ask.world.people.values() if other is not person]
    if name and any(other.username and other.username.lower() == name.lower() for other in others):
        raise Refusal(f"@{name} is somebody else's", 409)


def change_person(ask: Ask) -> Json:
    person = ask.path_person()
    _check_username(ask, person)
    for name in (*NAMES, "deactivated"):
        if name in ask.body:
            setattr(person, name, ask.body[name])
    ask.world.name_chat(person)
    if ask.get("blocked", person.blocked) != person.blocked:
        _block(ask, person)
    ask.world.show_person(person)
    return person.view()


def _block(ask: Ask, person: Person) -> None:
    """Unblocking is pressing start again, in Telegram's words "restart bot"."""
    person.blocked = ask.body["blocked"]
    person.started = True
    ask.world.private_chat(person)
    if person.blocked:
        tell_private(ask.world, person, "member", "kicked")
    else:
        tell_private(ask.world, person, "kicked", "member")
