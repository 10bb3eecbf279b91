"""``python -m escrowbook``: the same program as the installed ``escrowbook``."""

from escrowbook.cli.main import escrowbook

if __name__ == "__main__":
    escrowbook()
