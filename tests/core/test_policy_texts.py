"""Each policy key is explained, and its example is one that a contract's file may have."""

import pytest

from escrowbook.core.policy import KEYS, parse_setting, read_policy
from escrowbook.core.policy_texts import POLICY_TEXTS
from tests.core.example_preset import PRESET


@pytest.mark.parametrize("name", KEYS)
def test_each_key_is_explained(name: str) -> None:
    text = POLICY_TEXTS[name]

    assert text.source.startswith("RULEBOOK ")
    assert text.meaning.endswith(".")
    for word in KEYS[name].words:
        assert f"`{word}`" in text.meaning or name.startswith("close_by_")


@pytest.mark.parametrize("name", KEYS)
def test_each_example_is_a_setting(name: str) -> None:
    key, _, value = POLICY_TEXTS[name].example.partition(" = ")
    setting = parse_setting(key, value)

    assert key == name
    assert getattr(read_policy(PRESET, {key: setting}, "USD"), key) is not None


def test_nothing_is_explained_that_is_no_key() -> None:
    assert list(POLICY_TEXTS) == list(KEYS)
