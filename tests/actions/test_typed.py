"""New input that holds a control character is refused by name; what people write is not."""

import pytest

from escrowbook.actions.typed import refuse_controls
from escrowbook.core.errors import UsageError

# Tab, LF and CR may stand in a note.
KEPT = {0x09, 0x0A, 0x0D}
CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]


@pytest.mark.parametrize("code", CONTROLS, ids=hex)
def test_each_control_character(code: int) -> None:
    values: dict[str, object] = {"note": f"ab{chr(code)}"}
    if code in KEPT:
        refuse_controls(values)
        return
    with pytest.raises(UsageError) as caught:
        refuse_controls(values)

    assert "control-character" == caught.value.name
    assert f"(0x{code:02x}), at position 3" in caught.value.message
    assert caught.value.remedy


def test_nothing_else_below_u3000_is_refused() -> None:
    others = [code for code in range(0x3000) if code not in CONTROLS]

    refuse_controls({"note": "".join(map(chr, others)), "done": 40, "due": None, "pay": {}})


@pytest.mark.parametrize(
    "value, name",
    [
        ("\x00", "a NUL character"),
        ("\x1b[31m", "an escape character"),
        ("\x9b31m", "a control character"),
        ({"\x1b": "ab"}, "an escape character"),
        ({"a.pdf": "\x1b"}, "an escape character"),
        (["a", "\x1b"], "an escape character"),
        ({"a": ["\x00"]}, "a NUL character"),
    ],
)
def test_wherever_it_stands(value: object, name: str) -> None:
    with pytest.raises(UsageError, match=f"`files` has {name} in it"):
        refuse_controls({"files": value})
