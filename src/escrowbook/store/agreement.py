"""From plain values to terms: which keys there are, which must be there, what they may say.

Every problem of the terms is told in one run, each where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from escrowbook.core.currencies import MINOR_DIGITS
from escrowbook.core.journal import digest
from escrowbook.core.money import MoneyError, minor_digits, quoted
from escrowbook.core.policy import KEYS, Policy, PolicyError, read_policy
from escrowbook.core.terms import Terms
from escrowbook.store.complaints import TOP, Complaints, shown_value
from escrowbook.store.milestones import read_milestones
from escrowbook.store.places import Address
from escrowbook.store.presets import load_preset, preset_names
from escrowbook.store.zones import find_zone, zone_remedy

FORMAT = 1
TERMS_KEYS = (
    "format", "id", "title", "client", "freelancer", "currency", "timezone", "policy", "milestone",
)  # fmt: skip
REQUIRED_KEYS = ("id", "title", "client", "freelancer", "currency")

# Each unknown key costs a search for the one that was meant.
_POLICY_KEYS_MAX = 100

_POLICY_REMEDY = 'add the lines `[policy]` and `preset = "generic-2026-11"`'


def read_terms(
    values: Mapping[str, object],
    stem: str,
    milestone_lines: Sequence[int] | None,
    complaints: Complaints,
) -> Terms | None:
    """Make the terms of all top-level keys but `journal`; None where there are complaints.

    `stem` is the file's name without `.toml`; `milestone_lines` are the lines of the
    `[[milestone]]` headers, known where the file was canonical.
    """
    if not _is_readable_format(values, complaints) or not values.keys() & {*TERMS_KEYS}:
        return None
    complaints.check_keys(values, TERMS_KEYS, REQUIRED_KEYS, TOP)
    contract_id = complaints.read_id(values, TOP)
    if contract_id and contract_id != stem:
        complaints.say(
            f"`id` is {quoted(contract_id)}, but the file is called {quoted(stem)}",
            f"rename the file to {contract_id}.toml, or write the file's own name as the id",
            TOP._replace(key="id"),
        )
    title = complaints.read_text(values, TOP, "title")
    client = complaints.read_text(values, TOP, "client")
    freelancer = complaints.read_text(values, TOP, "freelancer")
    currency = _read_currency(values, complaints)
    zone_name = complaints.read_text(values, TOP, "timezone") or "UTC"
    zone = find_zone(zone_name)
    if zone is None:
        complaints.say(
            f"there is no time zone {quoted(zone_name)}",
            zone_remedy(zone_name),
            TOP._replace(key="timezone"),
        )
    policy = _read_policy(values, currency, complaints)
    milestones = read_milestones(values, currency, milestone_lines, complaints)
    if complaints.problems or policy is None or zone is None:
        return None
    return Terms(
        id=contract_id,
        title=title,
        client=client,
        freelancer=freelancer,
        currency=currency,
        zone=zone,
        zone_name=zone_name,
        policy=policy,
        milestones=milestones,
        digest=digest(values),
    )


def _is_readable_format(values: Mapping[str, object], complaints: Complaints) -> bool:
    """Judge `format` first: of a newer format nothing else is known."""
    written = values.get("format")
    if type(written) is int and written == FORMAT:
        return True
    if written is None:
        if "format" not in complaints.set_aside:
            complaints.say(
                f"the file does not say `format = {FORMAT}`, as every contract does",
                f"write `format = {FORMAT}` as its first line",
                TOP,
            )
        return True
    if type(written) is int and written > FORMAT:
        complaints.say(
            f"format {shown_value(written)} is newer than this program, "
            f"which reads format {FORMAT}",
            "use a newer version of it: pip install --upgrade escrowbook",
            TOP._replace(key="format"),
        )
        return False
    what = "which no version of the program has written"
    if type(written) is not int:
        what = "not the number 1"
    complaints.say(
        f"`format` is {shown_value(written)}, {what}",
        f"write `format = {FORMAT}`",
        TOP._replace(key="format"),
    )
    return True


def currency_of(values: Mapping[str, object]) -> str:
    """Give the currency; empty where there is none, or none that amounts can be counted in."""
    written = values.get("currency")
    return written if isinstance(written, str) and written in MINOR_DIGITS else ""


def _read_currency(values: Mapping[str, object], complaints: Complaints) -> str:
    currency = currency_of(values)
    written = complaints.read_text(values, TOP, "currency")
    if isinstance(values.get("currency"), str):
        try:
            minor_digits(written)
        except MoneyError as error:
            complaints.say(str(error), 'write it like "USD"', TOP._replace(key="currency"))
    return currency


def _read_policy(
    values: Mapping[str, object], currency: str, complaints: Complaints
) -> Policy | None:
    written = values.get("policy")
    if written is None:
        if "policy" not in complaints.set_aside:
            complaints.say("the contract names no policy", _POLICY_REMEDY, TOP)
        return None
    if not isinstance(written, Mapping):
        complaints.say("`policy` is not a table", _POLICY_REMEDY, TOP._replace(key="policy"))
        return None
    name = written.get("preset")
    if not isinstance(name, str):
        if "preset" not in complaints.set_aside:
            complaints.say(
                "[policy] names no preset",
                f'add `preset = "…"`; the presets are {", ".join(preset_names())}',
                Address("policy", 0, "preset"),
            )
            # It may be there under a mistyped name; the other keys are judged with a preset.
            complaints.check_keys(written, ("preset", *KEYS), (), Address("policy", 0, ""))
        return None
    if len(written) > _POLICY_KEYS_MAX:
        complaints.say(
            f"[policy] has {len(written):,} keys, but there are only {len(KEYS)}",
            "delete those that are none; `policy show` lists them",
            Address("policy", 0, ""),
        )
        return None
    overrides = {key: value for key, value in written.items() if key != "preset"}
    try:
        preset = load_preset(name)
        # Without a currency its amounts cannot be judged; that it is missing is said elsewhere.
        return read_policy(preset, overrides, currency) if currency else None
    except PolicyError as error:
        for problem in error.problems:
            complaints.say(problem.message, problem.remedy, Address("policy", 0, problem.key))
    return None
