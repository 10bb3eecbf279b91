"""Make what is made in our pages: the reference, and what commands say in the others.

python -m tests.docs.generate            write what is not as it should be
python -m tests.docs.generate --check    name it, and end with 1
"""

import sys
from pathlib import Path

from tests.docs.blocks import ROOT, pages
from tests.docs.reference import reference_pages
from tests.docs.transcripts import fresh


def made() -> dict[Path, str]:
    """Every page of which something is made, as it should be."""
    written = {page: fresh(page.read_text(encoding="utf-8")) for page in pages()}
    return written | {
        ROOT / "docs/reference" / name: text for name, text in reference_pages().items()
    }


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
