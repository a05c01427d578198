"""The commands that Telegram shows are commands that work there, in words of each language."""

from __future__ import annotations

import pytest

from handlers.menu import GROUP, LANGUAGES, PRIVATE, STAFF, staff_menu, worded
from handlers.tables import COMMANDS, GROUP_COMMANDS
from templates.render import Renderer
from tests.cast import NIGHT
from tickets.people import Role


def test_every_command_of_a_menu_works_where_it_is_shown() -> None:
    assert set(PRIVATE) | {command for theirs in STAFF.values() for command in theirs} <= COMMANDS.keys()
    assert set(GROUP) <= GROUP_COMMANDS.keys()


def test_every_role_has_a_menu() -> None:
    assert STAFF.keys() == set(Role)


def test_who_holds_several_roles_has_all_commands_once() -> None:
    menu = staff_menu({Role.ADMINISTRATOR, Role.FRONT_DESK})
    assert menu == ("desk", "duty", "bind", "invite", *PRIVATE)
    assert staff_menu(()) == PRIVATE


@pytest.mark.parametrize("staff", [True, False])
@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
def test_each_is_described_as_telegram_takes_it(renderer: Renderer, locale: str, staff: bool) -> None:
    every = dict.fromkeys((*staff_menu(list(Role)), *GROUP))
    described = worded(tuple(every), renderer, locale, NIGHT, staff=staff)
    assert [name for name, _ in described] == list(every)
    assert all(1 <= len(words) <= 256 and not set("<>&") & set(words) for _, words in described)
    assert len({words for _, words in described}) == len(every), "no two say the same"


def test_what_is_mine_is_more_for_staff(renderer: Renderer) -> None:
    theirs, residents = (worded(("my",), renderer, "en", NIGHT, staff=staff) for staff in (True, False))
    assert (theirs, residents) == ([("my", "What I have in hand, and my requests")], [("my", "My requests")])


def test_the_languages_are_ones_that_the_words_have() -> None:
    assert set(LANGUAGES.values()) <= {"zh_Hans", "zh_Hant", "en"}
    assert "" in LANGUAGES, "everybody has a menu"
