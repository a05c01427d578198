"""Times of day, dates and spans of time, as each language writes them and as people in the office's zone read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from templates.language import Language

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def clock(at: datetime | str, now: datetime, zone: ZoneInfo, language: Language) -> str:
    """`02:25` for a moment of today, otherwise with its day: `tomorrow 09:00`, `Wed 25 Nov, 09:00`."""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    time = f"{local:%H:%M}"
    match (local.date() - today).days:
        case 0:
            return time
        case -1:
            return language.one("yesterday %(time)s") % {"time": time}
        case 1:
            return language.one("tomorrow %(time)s") % {"time": time}
    return language.one("%(day)s, %(time)s") % {"day": _date(local.date(), today, language), "time": time}


def span(length: timedelta, language: Language) -> str:
    """A duration, in whichever direction, in its two largest units: `1 hour 20 minutes`."""
    days, rest = divmod(abs(length), DAY)
    hours, rest = divmod(rest, HOUR)
    minutes = 0 if days else rest // MINUTE
    parts = [
        language.many("%(n)d day", "%(n)d days", days) % {"n": days} if days else "",
        language.many("%(n)d hour", "%(n)d hours", hours) % {"n": hours} if hours else "",
        language.many("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes} if minutes else "",
    ]
    return " ".join(part for part in parts if part) or language.one("less than a minute")


def _date(at: date, today: date, language: Language) -> str:
    """`Wed 25 Nov`, with the year when it is another than now."""
    pattern = language.one("%(weekday)s %(day)d %(month)s")
    if at.year != today.year:
        pattern = language.one("%(weekday)s %(day)d %(month)s %(year)d")
    names = {"weekday": language.days[at.weekday()], "month": language.months[at.month - 1]}
    return pattern % {**names, "day": at.day, "year": at.year}
