"""Time zones by name: only names that mean the same zone on every machine."""

import subprocess
import sys
import zoneinfo
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from escrowbook.store.zones import find_zone, zone_remedy
from tests.store.samples import SOUND


def test_zones_are_found() -> None:
    assert UTC is find_zone("UTC")
    assert ZoneInfo("Pacific/Kiritimati") == find_zone("Pacific/Kiritimati")


@pytest.mark.parametrize(
    "name",
    ["localtime", "posixrules", "posix/UTC", "right/UTC", "Factory", "America", "europe/berlin", "",
     "../../etc/passwd", "/etc/localtime", "a\0b", "UTC+2", "x" * 4000, "\udc80", "tzdata.zi"],
)  # fmt: skip
def test_what_is_no_zone_is_not_found(name: str) -> None:
    assert find_zone(name) is None


def test_a_zone_that_the_disk_does_not_give_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(zoneinfo, "ZoneInfo", refuse)

    assert find_zone("Europe/Berlin") is None


def test_a_near_name_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "did you mean Europe/Berlin?" == zone_remedy("europe/berlin")
    assert 'write an IANA name, like "Europe/Berlin"' == zone_remedy("#")
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    assert "this machine has no list of time zones: pip install tzdata" == zone_remedy("x")


def test_a_plain_contract_pays_for_no_zone_and_no_search() -> None:
    script = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from escrowbook.store.reading import read_contract\n"
        f"assert not read_contract({SOUND.encode()!r}, 'acme.toml').problems\n"
        "print(sorted({'zoneinfo', 'difflib'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert "[]\n" == done.stdout
