"""Time zones by their IANA names."""

from __future__ import annotations

from datetime import UTC, tzinfo

from escrowbook.core.meant import did_you_mean

# Names that a machine's own zone folder has, but that are no place and mean another zone elsewhere.
_NO_PLACES = ("localtime", "posixrules", "Factory")


def find_zone(name: str) -> tzinfo | None:
    """Find the time zone of that name; None where this machine knows none."""
    if name == "UTC":
        return UTC
    # Most contracts are in UTC, and zoneinfo costs time to import.
    from zoneinfo import ZoneInfo

    if not _is_a_place(name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _is_a_place(name: str) -> bool:
    return name not in _NO_PLACES and not name.startswith(("posix/", "right/"))


def zone_remedy(name: str) -> str:
    """Say what to write in place of a name that is no zone."""
    from zoneinfo import available_timezones

    known = sorted(filter(_is_a_place, available_timezones()))
    if not known:
        return "this machine has no list of time zones: pip install tzdata"
    return did_you_mean(name, known) or 'write an IANA name, like "Europe/Berlin"'
