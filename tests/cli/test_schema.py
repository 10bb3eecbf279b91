"""`schema`, `schema --write`."""

import json
from pathlib import Path

from escrowbook.store.presets import preset_names
from tests.cli.counter import tell, tell_ok


def test_it_is_a_json_schema_that_knows_the_presets() -> None:
    schema = tell_ok("schema").json

    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    assert preset_names() == schema["properties"]["policy"]["properties"]["preset"]["enum"]


def test_it_is_written_where_a_new_contract_points(tmp_path: Path) -> None:
    told = [tell_ok("schema", "--write", book=tmp_path).out for _ in range(2)]
    tell_ok(
        *("contract", "new", "site", "--title", "T", "--client", "C", "--freelancer", "F"),
        *("--currency", "USD", "--policy", "generic", "--milestone", "A=1"),
        book=tmp_path,
    )
    first = (tmp_path / "site.toml").read_text(encoding="utf-8").splitlines()[0]
    path = tmp_path / first.removeprefix("#:schema ")

    assert [f"wrote {path}\n", f"{path} is up to date\n"] == told
    assert tell_ok("schema").out == path.read_text(encoding="utf-8")
    assert f"{path}\n" == tell_ok("schema", "--write", "-q", book=tmp_path).out


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / ".escrowbook").mkdir()
    path = tmp_path / ".escrowbook/contract-1.schema.json"
    path.mkdir()

    told = tell("schema", "--write", book=tmp_path)

    assert (5, "") == (told.code, told.out)
    assert str(path) in told.err


def test_the_schema_is_no_contract(tmp_path: Path) -> None:
    tell_ok("schema", "--write", book=tmp_path)

    assert 0 == json.loads(tell_ok("check", str(tmp_path), "--json").out)["checked"]
