"""Nothing that git tracks knows the machine that it was written on, or where packages lie."""

import re

import pytest

from tests.tidy.sources import ROOT, committed

# The patterns are written so that this file does not match them itself.
FOREIGN = {
    "a folder of the author's machine": re.compile(
        r"""(?<![\w./-])/(?:[w]ork|[t]mp/v|[h]ome/\w+|[r]oot)(?=[/\s"'`),;:]|\.\s|$)""",
        re.MULTILINE,
    ),
    "the host of a package registry": re.compile(
        r"pypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)|crates[.]io|rubygems[.]org"
        r"|proxy[.]golang|repo1?[.]maven|deb[.]debian[.]org"
    ),
}


def foreign_faults(path: str, text: str) -> list[str]:
    """Name each place of a text that holds something foreign, with its line."""
    return [
        f"{path}:{text.count(chr(10), 0, found.start()) + 1} {what}"
        for what, pattern in FOREIGN.items()
        for found in pattern.finditer(text)
    ]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout: nothing is tracked")
def test_nothing_foreign_is_committed() -> None:
    texts = {
        path: (ROOT / path).read_bytes().decode("utf-8", "replace")
        for path in committed()
        if (ROOT / path).is_file()
    }

    assert "pyproject.toml" in texts
    assert [] == [fault for path, text in texts.items() for fault in foreign_faults(path, text)]


@pytest.mark.parametrize(
    "text, count",
    [
        ("/" + "work/notes", 1),
        ("cd /" + "work", 1),
        ("see `/" + "work`, please", 1),
        ("PYTHON=/" + "tmp/v/bin/python", 1),
        ("/" + "home/someone/book", 1),
        ("https://" + "pypi" + ".org/simple", 1),
        ("files." + "pythonhosted" + ".org", 1),
        ("two\n/" + "work/a and /" + "work/b", 2),
        (".github/workflows, /worked, network/work, /tmp/venv", 0),
    ],
)
def test_a_planted_text_is_found(text: str, count: int) -> None:
    assert count == len(foreign_faults("x", text))
