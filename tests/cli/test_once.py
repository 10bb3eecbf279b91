"""P5: what is recorded under a key is recorded once, whichever command is run twice."""

from pathlib import Path

from tests.cli.counter import tell_ok
from tests.cli.life import LIFE

# Founding a contract takes no key: its id is one.
RECORDING = LIFE[1:]


def test_every_command_run_twice_records_once(tmp_path: Path) -> None:
    tell_ok(*LIFE[0], book=tmp_path)
    path = tmp_path / "shop.toml"
    for number, words in enumerate(RECORDING):
        keyed = (
            (*words, "--json") if "--ref" in words else (*words, "--ref", f"k{number}", "--json")
        )
        first = tell_ok(*keyed, book=tmp_path)
        data = path.read_bytes()
        second = tell_ok(*keyed, book=tmp_path)

        assert (True, False) == (first.json["recorded"], second.json["recorded"]), words
        assert data == path.read_bytes(), words
        assert first.json["event"] == second.json["event"], words
        assert first.json["head"] == second.json["head"], words
