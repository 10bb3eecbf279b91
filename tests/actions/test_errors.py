"""Everything that the clerk's work can end in goes through one door."""

from escrowbook.actions import errors
from escrowbook.store import errors as store


def test_every_error_of_the_store_is_behind_the_door() -> None:
    kinds = {
        name
        for name, kind in vars(store).items()
        if isinstance(kind, type) and issubclass(kind, store.StoreError)
    }

    assert kinds <= set(errors.__all__)
    assert all(getattr(errors, name) is getattr(store, name) for name in kinds)
