"""Where the keys of a text stand: looked for only once something is wrong with one of them."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from escrowbook.core.errors import Place
from escrowbook.store.limits import shown
from escrowbook.store.tokens import Token, tokens, unquoted

# Of a text that has more, the rest has no places: looking for them would take too long.
TOKENS_MAX = 50_000
_CLOSING = {"[": "]", "{": "}"}


class Address(NamedTuple):
    """A key by the table that holds it: `milestone` 2 `amount`; the header itself has key ""."""

    table: str
    nth: int
    key: str


class Spot(NamedTuple):
    """Where something stands, and how it reads there."""

    place: Place
    text: str


class Places:
    """All keys of a text: tables by header, dotted key or braces, each numbered from 0."""

    def __init__(self, text: str, first_line: int = 1, tokens_max: int = TOKENS_MAX) -> None:
        self._text = text
        self._tokens = islice(tokens(text, first_line), tokens_max)
        self._next = next(self._tokens, None)
        self._counts: dict[str, int] = {}
        self.spots: dict[Address, Spot] = {}
        # A second place of the same key, in the order of the text.
        self.repeated: list[tuple[Address, Spot]] = []
        table = Address("", 0, "")
        while self._next is not None:
            table = self._statement(table)

    def find(self, table: str, nth: int, key: str) -> Spot | None:
        """Find a key, else the header of its table; a table at the top is found by its header."""
        spot = self.spots.get(Address(table, nth, key))
        if spot is None and not table:
            spot = self.spots.get(Address(key, 0, ""))
        return spot or self.spots.get(Address(table, nth, ""))

    def _take(self) -> Token | None:
        taken, self._next = self._next, next(self._tokens, None)
        return taken

    def _statement(self, table: Address) -> Address:
        """Take one line and return the table that the next one belongs to."""
        first = self._next
        if first is None or first.kind == "newline":
            self._take()
            return table
        if first.text == "[":
            return self._header(first)
        self._pair(table, ends="\n")
        self._skip_line()
        return table

    def _header(self, first: Token) -> Address:
        name = []
        while self._next is not None and self._next.kind != "newline":
            token = self._take()
            if token is not None and token.kind in ("word", "text"):
                name.append(unquoted(token.text))
        table = ".".join(name)
        nth = self._counts.get(table, -1) + 1
        self._counts[table] = nth
        self._keep(Address(table, nth, ""), first, self._line_of(first))
        return Address(table, nth, "")

    def _line_of(self, token: Token) -> str:
        end = self._text.find("\n", token.start)
        return self._text[token.start : end if end >= 0 else None]

    def _pair(self, table: Address, ends: str) -> None:
        """Take `key = value` up to one of the marks `ends`, which is left."""
        first = self._next
        parts = []
        while self._next is not None and self._next.text not in ("=", "\n", *ends):
            token = self._take()
            if token is not None and token.kind in ("word", "text"):
                parts.append(unquoted(token.text))
        if first is None or not parts or self._next is None or self._next.text != "=":
            return
        self._take()
        *path, key = parts
        inner = ".".join(filter(None, [table.table, *path]))
        address = Address(inner, table.nth if not path else 0, key)
        end = self._value(address, ends)
        self._keep(address, first, self._text[first.start : end])

    def _value(self, owner: Address, ends: str) -> int:
        """Take a value and return the offset behind it; keys inside it are kept as well."""
        end = self._next.start if self._next is not None else len(self._text)
        while (token := self._next) is not None and token.text not in ("\n", *ends):
            self._take()
            end = self._group(owner, token) if token.text in _CLOSING else token.end
        return end

    def _group(self, owner: Address, opening: Token) -> int:
        """Take what stands in brackets, to their end or the text's."""
        closing = _CLOSING[opening.text]
        name = ".".join(filter(None, [owner.table, owner.key]))
        end = opening.end
        table = Address(name, 0, "")
        if opening.text == "{":
            table = Address(name, self._counts.get(name, -1) + 1, "")
            self._counts[name] = table.nth
            self._keep(table, opening, self._line_of(opening))
        while self._next is not None:
            token = self._next
            end = token.end
            if token.text == closing:
                self._take()
                break
            if opening.text == "{" and token.kind == "newline":
                # Braces end on their line; if these do not, the next lines are not theirs.
                break
            if opening.text == "{" and token.kind in ("word", "text"):
                self._pair(table, ends=",}")
            elif opening.text == "[" and token.text in _CLOSING:
                self._take()
                self._group(owner, token)
            else:
                self._take()
        return end

    def _skip_line(self) -> None:
        while self._next is not None and self._next.kind != "newline":
            self._take()

    def _keep(self, address: Address, token: Token, text: str) -> None:
        spot = Spot(Place(token.line, token.column), shown(text))
        if address in self.spots:
            self.repeated.append((address, spot))
        else:
            self.spots[address] = spot
