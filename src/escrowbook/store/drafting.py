"""The text of a new contract file, in the shape that people then go on editing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from escrowbook.core.records import frozen
from escrowbook.store.finding import BOOK_FOLDER
from escrowbook.store.lines import statement

# Editors find the schema by this line (taplo, Even Better TOML).
SCHEMA_FILE = "contract-1.schema.json"
SCHEMA_LINE = f"#:schema {BOOK_FOLDER}/{SCHEMA_FILE}"


@frozen
class NewMilestone:
    """A milestone to be written; `amount` is a decimal text in the contract's currency."""

    id: str
    title: str
    amount: str
    due: date | None = None
    scope: str = ""


@frozen(kw_only=True)
class NewContract:
    """What a new file says; `overrides` are plain values for keys of the policy."""

    id: str
    title: str
    client: str
    freelancer: str
    currency: str
    preset: str
    timezone: str | None = None
    overrides: Mapping[str, object] | None = None
    milestones: Sequence[NewMilestone] = ()


def contract_text(contract: NewContract) -> str:
    """Write the terms; the journal begins with the first event.

    Raises ValueError for a text that is not Unicode.
    """
    lines = [
        SCHEMA_LINE,
        "format = 1",
        statement("id", contract.id),
        statement("title", contract.title),
        statement("client", contract.client),
        statement("freelancer", contract.freelancer),
        statement("currency", contract.currency),
    ]
    if contract.timezone is not None:
        lines.append(statement("timezone", contract.timezone))
    lines += ["", "[policy]", statement("preset", contract.preset)]
    lines += [statement(key, value) for key, value in (contract.overrides or {}).items()]
    for milestone in contract.milestones:
        lines += ["", "[[milestone]]", *_milestone_lines(milestone)]
    return "\n".join(lines) + "\n"


def _milestone_lines(milestone: NewMilestone) -> list[str]:
    lines = [
        statement("id", milestone.id),
        statement("title", milestone.title),
        statement("amount", milestone.amount),
    ]
    if milestone.due is not None:
        lines.append(statement("due", milestone.due))
    if milestone.scope:
        lines.append(statement("scope", milestone.scope))
    return lines
