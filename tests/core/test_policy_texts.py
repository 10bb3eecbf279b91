"""Each policy key is explained, and its example is one that a contract's file may have."""

import pytest

from escrowbook.core.policy import KEYS, parse_setting, read_policy
from escrowbook.core.policy_texts import POLICY_TEXTS
from escrowbook.core.policy_texts.charges import CHARGES
from escrowbook.core.policy_texts.endings import ENDINGS
from escrowbook.core.policy_texts.holding import HOLDING
from escrowbook.core.policy_texts.quarrels import QUARRELS
from escrowbook.core.policy_texts.text import PolicyText
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


def test_no_key_is_explained_twice() -> None:
    chapters = (HOLDING, QUARRELS, ENDINGS, CHARGES)

    assert len(KEYS) == sum(map(len, chapters))
    assert all(isinstance(text, PolicyText) for chapter in chapters for text in chapter.values())
