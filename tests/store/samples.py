"""One small sound contract, and ways to change it."""

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
TERMS += "\n"
NOTE = '{ at = 2026-01-21T10:00:00Z, do = "note", note = "a call" }'


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
