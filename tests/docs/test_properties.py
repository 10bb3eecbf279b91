"""The numbered properties: each is quoted by the test that holds it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (P-\d+) \| .+ \| `(.+)` \|$", re.MULTILINE)


def test_each_property_is_quoted_where_it_is_held() -> None:
    rows = ROW.findall((ROOT / "docs" / "properties.md").read_text(encoding="utf-8"))

    assert [f"P-{number}" for number in range(1, len(rows) + 1)] == [name for name, _ in rows]
    assert [] == [
        name for name, path in rows if f"{name}: " not in (ROOT / path).read_text(encoding="utf-8")
    ]
