"""The cast: everybody whom the tests tell of, one sentence each."""

from __future__ import annotations

from datetime import UTC, datetime

from tickets.people import Group, Person, Post, Role
from tickets.premises import Property, Unit

NIGHT = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)
"""02:10 on Monday 23 November 2026 in the estate's zone: J1 begins."""
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""09:00 on that Monday, a working day."""

WANG = Person(101, "王女士", unit_id=7, unit_approved=True, reachable=True)
"""Lives in 3-2-1201, which is on file; her pipe bursts."""
LIAO = Person(102, "廖先生", locale="zh_Hant", reachable=True)
"""Writes Traditional Chinese, and is not on file."""
SMITH = Person(103, "Ms Smith", locale="en", reachable=True)
"""Writes English from Tower B, and is not on file."""
CHEN = Person(201, "陈师傅", reachable=True)
"""A plumber, quick to press."""
ZHAO = Person(202, "赵师傅")
"""A plumber who never pressed start."""
HE = Person(301, "何主任", reachable=True)
"""Head of engineering."""
SUN = Person(302, "孙主管", reachable=True)
"""Customer service supervisor."""
ZHOU = Person(303, "周经理", reachable=True)
"""Project manager, whose decision is final."""
LI = Person(304, "李敏", reachable=True)
"""Front desk; owns what comes in."""
GUO = Person(305, "郭管理员", reachable=True)
"""Administrator; set it all up."""
WU = Person(306, "吴芳", reachable=True)
"""A second clerk of the front desk, given her post after Li."""
MA = Person(307, "马姐", reachable=True)
"""A clerk who is off duty."""
QIAN = Person(308, "钱工", reachable=True)
"""A second head, of the lifts."""
TANG = Person(401, "唐主任", reachable=True)
"""Head of engineering in the other property."""
FANG = Person(402, "方晴", reachable=True)
"""Front desk of the other property."""
GONE = Person(309, "离职的老冯", reachable=True)
"""Left the company: holds no post and is in no group."""
STRANGER = Person(999, "路人")
"""Belongs to nothing."""

ESTATE = Property(1, "示范花园")
OTHER_ESTATE = Property(2, "湖畔雅苑", "HP")
HOME = Unit(7, 1, "3", "2", "1201")
NEXT_DOOR = Unit(8, 1, "3", "2", "1202")
PLUMBERS = Group(1, -1001000000001, None, 1, "给水电组", ("plumbing", "drainage", "electrical"))
EVERYTHING = Group(2, -1001000000002, None, 1, "综合组")

EVERYBODY = (WANG, LIAO, SMITH, CHEN, ZHAO, HE, SUN, ZHOU, LI, GUO, STRANGER)
STAFF = (
    Post(HE.id, 1, Role.HEAD, ("plumbing", "drainage", "electrical", "gas")),
    Post(SUN.id, 1, Role.SUPERVISOR),
    Post(ZHOU.id, 1, Role.MANAGER),
    Post(LI.id, 1, Role.FRONT_DESK),
    Post(GUO.id, 1, Role.ADMINISTRATOR),
)
MORE_STAFF = (
    Post(WU.id, 1, Role.FRONT_DESK),
    Post(MA.id, 1, Role.FRONT_DESK, on_duty=False),
    Post(QIAN.id, 1, Role.HEAD, ("elevator",)),
    Post(TANG.id, 2, Role.HEAD),
    Post(FANG.id, 2, Role.FRONT_DESK),
)
"""Joins `STAFF` where a test needs more than one of a post, or more than one property."""
MORE_PEOPLE = (WU, MA, QIAN, TANG, FANG, GONE)
