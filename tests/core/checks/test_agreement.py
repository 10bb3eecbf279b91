import pytest

from tests.core.checks.tables import found


@pytest.mark.parametrize(
    "events, scope, answer",
    [
        ([], "", ["no-scope M1", "no-scope M2"]),
        ([], "  ", ["no-scope M1", "no-scope M2"]),
        ([], "x", []),
        (["01-05 fund M1 amount=250.00"], "", ["no-scope M1", "no-scope M2"]),
        (["01-05 fund M1 amount=250.00", "01-06 release M1 amount=250.00"], "", ["no-scope M2"]),
        (["01-05 cancel M2"], "", ["no-scope M1"]),
        (["01-05 amend M1 scope=Five"], "", ["no-scope M2"]),
        (["01-05 amend M3 title=T amount=9.00"], "x", ["no-scope M3"]),
        (["01-05 close by=client"], "", []),
    ],
)
def test_no_scope(events: list[str], scope: str, answer: list[str]) -> None:
    assert answer == found(events, "02-01", "no-scope", scope=scope)
