"""Make what is made: the reference, what commands say in other pages, and the table of the door.

python -m tests.docs.generate            write what is not as it should be
python -m tests.docs.generate --check    name it, and end with 1
"""

import sys
from pathlib import Path

from tests.docs.blocks import ROOT, pages
from tests.docs.doors import PAGE, doors_page
from tests.docs.reference import reference_pages
from tests.docs.transcripts import fresh


def made() -> dict[Path, str]:
    """Every page of which something is made, as it should be."""
    written = {page: fresh(page.read_text(encoding="utf-8")) for page in pages()}
    reference = {ROOT / "docs/reference" / name: it for name, it in reference_pages().items()}
    return {PAGE: doors_page()} | written | reference


def main(arguments: list[str]) -> int:
    """Write or name the pages that are not as they should be, and return the exit code."""
    stale = {
        page: text
        for page, text in made().items()
        if not page.exists() or text != page.read_text(encoding="utf-8")
    }
    is_check = arguments == ["--check"]
    for page, text in stale.items():
        sys.stdout.write(f"{'stale' if is_check else 'wrote'} {page.relative_to(ROOT)}\n")
        if not is_check:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
    return int(is_check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
