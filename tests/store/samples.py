"""One small sound contract, and ways to change it."""

from hypothesis import strategies as st

from escrowbook.store.reading import Document, read_contract

SOUND = """\
#:schema .escrowbook/contract-1.schema.json
format = 1
id = "acme"
title = "Website"   # comments stay
client = "Acme Ltd"
freelancer = "Muhannad A."
currency = "USD"

[policy]
preset = "generic-2026-11"

[[milestone]]
id = "M1"
title = "Wireframes"
amount = "250.00"
due = 2026-02-01
scope = "Five wireframes"

[journal]
1 = { at = 2026-01-05T10:00:00Z, do = "fund", milestone = "M1", amount = "250.00" }
2 = { at = 2026-01-20T16:30:00Z, do = "submit", milestone = "M1", note = "figma link" }
"""
TERMS, JOURNAL = SOUND.split("\n[journal]\n")
NOTE = '{ at = 2026-01-21T10:00:00Z, do = "note", note = "a call" }'

# Pieces that sound and unsound TOML is made of; control characters never come this far.
PIECES = [
    *"a1=\"'\\#,.{}[]-_:é \t\n",
    '"x"',
    ' = "y"',
    "=1",
    "= 0",
    "007",
    "-5",
    "1.5",
    "1e3",
    "0xF",
    "1_0",
    "inf",
    "true",
    "false",
    "True",
    "2026-02-01",
    "2026-02-30",
    "2026-02-01T10:00:00Z",
    "2026-02-01 10:00:00",
    "2026-02-01T24:00:00Z",
    "T10:00:00+02:00",
    ".5Z",
    "[policy]",
    "[[milestone]]",
    "\n[policy]\n",
    "\n[[milestone]]\n",
    "\nmilestone = 1",
    "\npolicy.a = 1",
    "9" * 19,
    "１",
    '"""',
    "\u2028",
    "\x85",
    "{ a = 1, b = 2 }",
    "1 = { a = 1 }",
    ', b = "z"',
    "\ufeff",
]


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Change a text in up to three places."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        text = text[:start] + draw(st.sampled_from([*PIECES, ""])) + text[end:]
    return text


def changed(old: str, new: str, text: str = SOUND) -> str:
    """Return the contract with the first `old` in it replaced, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


def read(text: str | bytes, path: str = "acme.toml") -> Document:
    """Read a text as the file `acme.toml`."""
    return read_contract(text.encode() if isinstance(text, str) else text, path)


def told(document: Document) -> list[str]:
    """Return the problems of a document as lines `LINE:COLUMN MESSAGE`."""
    return [
        f"{problem.place.line}:{problem.place.column} {problem.message}"
        for problem in document.problems
    ]
