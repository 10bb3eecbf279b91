"""Freeze what is not frozen yet: `python -m tests.golden.refresh`, from the root of a checkout.

It only ever adds. A journal that replays otherwise than it once did is a broken promise and no
golden file to renew: nothing is written then. Words that were put better on purpose are another
matter: delete their file under tests/book/golden, run this, and say so in the commit.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.book.test_founding_question import golden as words
from tests.book.test_lives import golden as lives
from tests.golden.freezing import Changed, Frozen, freeze, frozen
from tests.golden.looking import changes
from tests.golden.looking import golden as journals


def as_once(each: Frozen) -> Frozen:
    """What is frozen already, where the new text only says more."""
    once = frozen(each.path)
    only_more = once and not [*changes(json.loads(once), json.loads(each.text))]
    return Frozen(each.path, once) if only_more else each


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        texts = [*map(as_once, journals()), *words(Path(folder)), *lives(Path(folder))]
    try:
        added = freeze(texts)
    except Changed as changed:
        sys.stderr.write(f"{changed}\n")
        return 1
    sys.stdout.writelines(f"frozen: {path}\n" for path in added)
    return 0


if __name__ == "__main__":
    sys.exit(main())
