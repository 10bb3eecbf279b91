"""The numbered properties over many more lives than the suite has time for: a campaign."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from tests.core import test_clock, test_closing_report, test_fold, test_ledger, test_shares
from tests.core.test_closing_report import closings
from tests.strategies import lives

OF_LIVES: tuple[Any, ...] = (
    test_ledger.test_rows_add_up_after_every_event,
    test_ledger.test_no_cent_is_made_or_lost,
    test_ledger.test_pots_are_what_the_releases_left,
    test_fold.test_step_by_step_is_the_fold_of_the_whole,
    test_fold.test_replaying_the_file_gives_the_same_state,
    test_fold.test_the_order_of_recording_does_not_matter,
    test_fold.test_a_step_changes_nothing_that_was_there_before,
    test_clock.test_what_the_agenda_foretells_happens,
)
OF_LIVES_WITHOUT_THE_PAST: tuple[Any, ...] = (
    test_fold.test_looking_later_in_two_steps_is_looking_later_once,
    test_clock.test_seeing_what_was_foretold_changes_nothing,
    test_clock.test_what_did_not_happen_never_does,
)
OF_CLOSINGS: tuple[Any, ...] = (
    test_closing_report.test_now_and_after_are_what_the_closing_does,
    test_closing_report.test_each_future_is_what_then_happens,
    test_closing_report.test_closing_moves_only_escrow_and_pool,
    test_closing_report.test_each_cent_has_its_line,
)
OF_SHARES: dict[Any, test_shares.Strategies] = {
    test_shares.test_parts_and_percents: test_shares.PARTS,
    test_shares.test_a_dispute_is_divided: test_shares.DISPUTES,
    test_shares.test_fees_and_retainage_of_a_release_in_two_parts: test_shares.RELEASES,
    test_shares.test_fees_return_in_proportion: test_shares.RETURNS,
}
SEARCHES: dict[str, Callable[[], None]] = {
    **{each.__name__: given(lives())(each.hypothesis.inner_test) for each in OF_LIVES},
    **{
        each.__name__: given(lives(late=False))(each.hypothesis.inner_test)
        for each in OF_LIVES_WITHOUT_THE_PAST
    },
    **{each.__name__: given(closings())(each.hypothesis.inner_test) for each in OF_CLOSINGS},
    **{
        each.__name__: given(**strategies)(each.hypothesis.inner_test)
        for each, strategies in OF_SHARES.items()
    },
}


@pytest.mark.campaign
@pytest.mark.parametrize("name", SEARCHES)
def test_a_property_holds_for_many_lives(name: str) -> None:
    SEARCHES[name]()
