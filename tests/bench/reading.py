"""Reading and folding one contract in this process, beside the standard library's TOML."""

import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from escrowbook.core.fold import fold
from escrowbook.store.reading import read_contract

ROUNDS = 21
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def rows(folder: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Goals 3 and 4: what each takes of the same contracts, in turn."""
    texts = {path.name: path.read_bytes() for path in folder.rglob("*.toml")}
    documents = [read_contract(data, name) for name, data in texts.items()]

    def parse() -> None:
        for data in texts.values():
            tomllib.loads(data.decode())

    def read() -> None:
        for name, data in texts.items():
            read_contract(data, name)

    def folded() -> None:
        for document in documents:
            if document.terms is not None:
                fold(document.terms, document.entries, NOW)

    runs = [[seconds(each) for each in (parse, read, folded)] for _ in range(ROUNDS)]
    faster = median(parsed / ours for parsed, ours, _ in runs)
    share = median(fold_s / ours for _, ours, fold_s in runs)
    yield "3", "fold of a contract", "reading it", "1", f"{share:.2f}x"
    yield "4", "reading a contract", "tomllib on its bytes", "10 times as fast", f"{faster:.1f}x"


def seconds(work: Callable[[], None]) -> float:
    """How long it takes this process, once."""
    begin = time.process_time()
    work()
    return time.process_time() - begin
