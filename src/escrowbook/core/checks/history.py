"""What only `journal verify` can find, since the file alone cannot tell: what others know of it."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.checks.inspection import Check

OF_HISTORY: Mapping[str, Check] = {
    "lost": Check(
        "error",
        "This machine saw events of the contract that are changed or missing in the file now: an "
        "older copy took its place, or lines were edited or deleted. `journal verify` reports it; "
        "`check` looks at the file alone.",
        "DESIGN 4, P6: a lost tail by the head remembered on this machine",
        "restore the file from a copy or from git",
        "a backup of last week copied over acme-site.toml",
        None,
    ),
    "head": Check(
        "error",
        "The file does not continue from the head that the other side gave (--head): the terms or "
        "events up to that head are different, or some are missing.",
        "INTERFACE 3, `head`; DESIGN 4, P6",
        "compare the file with the other side's, line by line",
        "escrowbook journal verify acme-site --head acme-site@12:9f2c41d07a3b",
        None,
    ),
    "repeated": Check(
        "error",
        "Two events in force say the same word for word, or have one key (`ref`) and say different "
        "things. The program records neither, so a line was copied. `journal verify` reports it.",
        "INTERFACE 2, --ref: the same key is one event; an equal event is refused without one",
        "if it happened once: contract undo {contract} N",
        "the line of a bonus copied by hand, its number changed",
        None,
    ),
    "rearranged": Check(
        "info",
        "All events that this machine saw are there, but in a different order or with new ones "
        "between them, as after a merge; or terms that are not accepted yet were edited.",
        "DESIGN 4, P6",
        "look at it once; from then on it is remembered like this",
        "git merge of two clones in which events were recorded",
        None,
    ),
}
