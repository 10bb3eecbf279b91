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
        while (first := self._next) is not None:
            table = self._statement(table, first)

    def find(self, table: str, nth: int, key: str) -> Spot | None:
        """Find a key, else the header of its table; a table at the top is found by its header."""
        spot = self.spots.get(Address(table, nth, key))
        if spot is None and not table:
            spot = self.spots.get(Address(key, 0, ""))
        return spot or self.spots.get(Address(table, nth, ""))

    def _take(self) -> None:
        self._next = next(self._tokens, None)

    def _statement(self, table: Address, first: Token) -> Address:
        """Take one line and return the table that the next one belongs to."""
        if first.kind == "newline":
            self._take()
            return table
        if first.text == "[":
            return self._header(first)
        self._pair(table, first, ends="")
        self._skip_line()
        return table

    def _header(self, first: Token) -> Address:
        name = []
        while (token := self._next) is not None and token.kind != "newline":
            self._take()
            if token.kind in ("word", "text"):
                name.append(unquoted(token.text))
        return self._table(".".join(name), first)

    def _table(self, name: str, first: Token) -> Address:
        """One more table of that name."""
        nth = self._counts.get(name, -1) + 1
        self._counts[name] = nth
        table = Address(name, nth, "")
        end = self._text.find("\n", first.start)
        self._keep(table, first, self._text[first.start : end if end != -1 else None])
        return table

    def _pair(self, table: Address, first: Token, ends: str) -> None:
        """Take `key = value` up to one of the marks `ends` or the line's end, which is left."""
        parts = []
        while (token := self._next) is not None and token.text not in ("=", "\n", *ends):
            self._take()
            if token.kind in ("word", "text"):
                parts.append(unquoted(token.text))
        if not parts or token is None or token.text != "=":
            return
        *path, key = parts
        inner = ".".join(filter(None, [table.table, *path]))
        address = Address(inner, table.nth if not path else 0, key)
        end = self._value(address, token, ends)
        self._keep(address, first, self._text[first.start : end])

    def _value(self, owner: Address, equals: Token, ends: str) -> int:
        """Take a value and return the offset behind it; keys inside it are kept as well."""
        end = equals.end
        while (token := self._next) is not None and token.text not in ("\n", *ends):
            self._take()
            end = self._group(owner, token) if token.text in _CLOSING else token.end
        return end

    def _group(self, owner: Address, opening: Token) -> int:
        """Take what stands in brackets or braces, to their end or the text's."""
        closing = _CLOSING[opening.text]
        is_table = opening.text == "{"
        table = owner
        if is_table:
            table = self._table(".".join(filter(None, [owner.table, owner.key])), opening)
        end = opening.end
        while (token := self._next) is not None:
            end = token.end
            if token.text == closing:
                self._take()
                break
            if is_table and token.kind == "newline":
                # Braces end on their line; if these do not, the next lines are not theirs.
                break
            if is_table and token.kind in ("word", "text"):
                self._pair(table, token, ends=",}")
            else:
                self._take()
                if token.text in _CLOSING:
                    self._group(owner, token)
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
