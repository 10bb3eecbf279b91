"""What only `journal verify` can find, since the file alone cannot tell: what others know of it."""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.checks.inspection import Check

OF_HISTORY: Mapping[str, Check] = {
    "lost": Check(
        "error",
        "This machine saw events of the contract that the file does not have any more as they "
        "were: an older copy took its place, or lines were deleted. `journal verify` tells it; "
        "`check` looks at the file alone.",
        "DESIGN 4, P6: a lost tail by the head remembered on this machine",
        "restore the file from a copy or from git",
        "a backup of last week copied over acme-site.toml",
        None,
    ),
    "head": Check(
        "error",
        "The file does not go on from the head that the other side gave with --head: the terms or "
        "events up to there are others, or some are missing.",
        "INTERFACE 3, `head`; DESIGN 4, P6",
        "compare the file with the other side's, line by line",
        "escrowbook journal verify acme-site --head acme-site@12:9f2c41d07a3b",
        None,
    ),
    "repeated": Check(
        "error",
        "Two events in force say the same word for word, or have one key (`ref`) and say different "
        "things. The program records neither, so a line was copied. `journal verify` tells it.",
        "INTERFACE 2, --ref: the same key is one event; an equal event is refused without one",
        "if it happened once: contract undo {contract} N",
        "the line of a bonus copied by hand, its number changed",
        None,
    ),
    "rearranged": Check(
        "info",
        "All events that this machine saw are there, but not as they stood: a merge brought others "
        "between them, or terms that nobody accepted yet were edited.",
        "DESIGN 4, P6",
        "look at it once; from then on it is remembered like this",
        "git merge of two clones in which events were recorded",
        None,
    ),
}
