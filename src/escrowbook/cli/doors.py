"""Every command as the door reads it: made of Typer's tree, never by hand.

After a change of options: `python -m tests.docs.generate`; a test compares the two.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from escrowbook.cli.door import Arguments, Options

    # Function, class of its first parameter, arguments, own options, and which of them have to be.
    Door = tuple[str, str, Arguments, Options, tuple[str, ...]]

# fmt: off
SHARED: Mapping[str, Options] = {
    "calls.Making": {"--dry-run": ("dry_run", "flag"), "--json": ("json", "flag"), "--book":
        ("book", "text"), "--as-of": ("as_of", "text"), "--color": ("color", ("auto", "always",
        "never")), "-q": ("quiet", "flag"), "--quiet": ("quiet", "flag"), "-v": ("verbose", "flag"),
        "--verbose": ("verbose", "flag"), "--debug": ("debug", "flag")},
    "calls.Reading": {"--format": ("format", ("table", "tsv", "csv", "json", "jsonl")), "--json":
        ("json", "flag"), "--book": ("book", "text"), "--as-of": ("as_of", "text"), "--color":
        ("color", ("auto", "always", "never")), "-q": ("quiet", "flag"), "--quiet": ("quiet",
        "flag"), "-v": ("verbose", "flag"), "--verbose": ("verbose", "flag"), "--debug": ("debug",
        "flag")},
    "calls.Many": {"--format": ("format", ("table", "tsv", "csv", "json", "jsonl")), "--json":
        ("json", "flag"), "--no-index": ("no_index", "flag"), "--engine": ("engine", "text"),
        "--book": ("book", "text"), "--as-of": ("as_of", "text"), "--color": ("color", ("auto",
        "always", "never")), "-q": ("quiet", "flag"), "--quiet": ("quiet", "flag"), "-v":
        ("verbose", "flag"), "--verbose": ("verbose", "flag"), "--debug": ("debug", "flag")},
    "calls.Writing": {"--dry-run": ("dry_run", "flag"), "--json": ("json", "flag"), "--at": ("at",
        "text"), "--note": ("note", "text"), "--ref": ("ref", "text"), "--expect-head":
        ("expect_head", "text"), "--wait": ("wait", "decimal"), "--by": ("by", ("client",
        "freelancer", "platform", "arbiter")), "--book": ("book", "text"), "--as-of": ("as_of",
        "text"), "--color": ("color", ("auto", "always", "never")), "-q": ("quiet", "flag"),
        "--quiet": ("quiet", "flag"), "-v": ("verbose", "flag"), "--verbose": ("verbose", "flag"),
        "--debug": ("debug", "flag")},
    "calls.Recording": {"--dry-run": ("dry_run", "flag"), "--json": ("json", "flag"), "--at": ("at",
        "text"), "--note": ("note", "text"), "--ref": ("ref", "text"), "--expect-head":
        ("expect_head", "text"), "--wait": ("wait", "decimal"), "--book": ("book", "text"),
        "--as-of": ("as_of", "text"), "--color": ("color", ("auto", "always", "never")), "-q":
        ("quiet", "flag"), "--quiet": ("quiet", "flag"), "-v": ("verbose", "flag"), "--verbose":
        ("verbose", "flag"), "--debug": ("debug", "flag")},
    "check.Checking": {"--format": ("format", ("text", "json", "jsonl", "github", "sarif",
        "junit")), "--json": ("json", "flag"), "--no-index": ("no_index", "flag"), "--engine":
        ("engine", "text"), "--book": ("book", "text"), "--as-of": ("as_of", "text"), "--color":
        ("color", ("auto", "always", "never")), "-q": ("quiet", "flag"), "--quiet": ("quiet",
        "flag"), "-v": ("verbose", "flag"), "--verbose": ("verbose", "flag"), "--debug": ("debug",
        "flag")},
    "explain.Explaining": {"--json": ("json", "flag"), "--book": ("book", "text"), "--as-of":
        ("as_of", "text"), "--color": ("color", ("auto", "always", "never")), "-q": ("quiet",
        "flag"), "--quiet": ("quiet", "flag"), "-v": ("verbose", "flag"), "--verbose": ("verbose",
        "flag"), "--debug": ("debug", "flag")},
    "journal.Telling": {"--json": ("json", "flag"), "--book": ("book", "text"), "--as-of": ("as_of",
        "text"), "--color": ("color", ("auto", "always", "never")), "-q": ("quiet", "flag"),
        "--quiet": ("quiet", "flag"), "-v": ("verbose", "flag"), "--verbose": ("verbose", "flag"),
        "--debug": ("debug", "flag")},
    "calls.Common": {"--book": ("book", "text"), "--as-of": ("as_of", "text"), "--color": ("color",
        ("auto", "always", "never")), "-q": ("quiet", "flag"), "--quiet": ("quiet", "flag"), "-v":
        ("verbose", "flag"), "--verbose": ("verbose", "flag"), "--debug": ("debug", "flag")},
}

DOORS: Mapping[tuple[str, ...], Door] = {
    ("contract", "new"): ("founding.new", "calls.Making", (("contract_id", "text", True),),
        {"--title": ("title", "text"), "--client": ("client", "text"), "--freelancer":
        ("freelancer", "text"), "--currency": ("currency", "text"), "--policy": ("policy", "text"),
        "--milestone": ("milestone", "texts"), "--total": ("total", "text"), "--split": ("split",
        "text"), "--scope": ("scope", "texts"), "--timezone": ("timezone", "text"), "--set":
        ("settings", "texts")}, ("title", "client", "freelancer", "currency", "policy",
        "milestone")),
    ("contract", "show"): ("contract.show", "calls.Reading", (("contract", "text", True),), {}, ()),
    ("contract", "list"): ("contract.list_contracts", "calls.Many", (("paths", "texts", False),),
        {"-0": ("null", "flag"), "--null": ("null", "flag")}, ()),
    ("contract", "log"): ("contract.log", "calls.Reading", (("contract", "text", True),), {}, ()),
    ("contract", "accept"): ("agreement.accept", "calls.Writing", (("contract", "text", True),), {},
        ()),
    ("contract", "pause"): ("agreement.pause", "calls.Writing", (("contract", "text", True),), {},
        ()),
    ("contract", "resume"): ("agreement.resume", "calls.Writing", (("contract", "text", True),), {},
        ()),
    ("contract", "bonus"): ("agreement.bonus", "calls.Writing", (("contract", "text", True),
        ("amount", "text", True)), {"--back": ("back", "flag")}, ()),
    ("contract", "note"): ("bookkeeping.note", "calls.Writing", (("contract", "text", True),
        ("text", "text", True)), {}, ()),
    ("contract", "observe"): ("bookkeeping.observe", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--happened": ("happened", ("auto-release", "hold-over",
        "refund-silence", "dormant", "dispute-silence", "arbitration-default", "release-silence",
        "term-over")), "--did-not-happen": ("did_not_happen", ("auto-release", "hold-over",
        "refund-silence", "dormant", "dispute-silence", "arbitration-default", "release-silence",
        "term-over")), "--escrow": ("escrow", "text")}, ()),
    ("contract", "close"): ("closing.close", "calls.Recording", (("contract", "text", True),),
        {"--by": ("by", ("client", "freelancer", "mutual", "platform")), "--pay": ("pay", "texts"),
        "--refund-report": ("refund_report", "flag"), "--yes": ("yes", "flag")}, ()),
    ("contract", "compare"): ("comparing.compare", "calls.Reading", (("contract", "text", True),),
        {"--policy": ("policy", "texts")}, ()),
    ("contract", "undo"): ("bookkeeping.undo", "calls.Writing", (("contract", "text", True),
        ("number", "number", False)), {}, ()),
    ("milestone", "list"): ("milestones.list_milestones", "calls.Many", (("paths", "texts",
        False),), {"--state": ("state", "texts"), "--unfunded": ("unfunded", "flag"), "--exit-code":
        ("exit_code", "flag"), "-0": ("null", "flag"), "--null": ("null", "flag")}, ()),
    ("milestone", "add"): ("terms.add", "calls.Writing", (("contract", "text", True), ("promise",
        "text", True)), {"--scope": ("scope", "text")}, ()),
    ("milestone", "edit"): ("terms.edit", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", True)), {"--title": ("title", "text"), "--amount": ("amount", "text"),
        "--due": ("due", "text"), "--scope": ("scope", "text")}, ()),
    ("milestone", "cancel"): ("terms.cancel", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {}, ()),
    ("milestone", "fund"): ("milestone.fund", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text")}, ()),
    ("milestone", "work"): ("milestone.work", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--done": ("done", "number")}, ("done",)),
    ("milestone", "submit"): ("milestone.submit", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--file": ("file", "texts")}, ()),
    ("milestone", "request-changes"): ("milestone.request_changes", "calls.Writing", (("contract",
        "text", True), ("milestone", "text", False)), {}, ()),
    ("milestone", "request-release"): ("milestone.request_release", "calls.Writing", (("contract",
        "text", True), ("milestone", "text", False)), {"--amount": ("amount", "text")}, ()),
    ("milestone", "release"): ("milestone.release", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text")}, ()),
    ("milestone", "refund"): ("milestone.refund", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text"), "--paid": ("paid", "flag")},
        ()),
    ("milestone", "reverse"): ("milestone.reverse", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text"), "--from": ("source",
        ("escrow", "paid"))}, ("amount", "source")),
    ("refund", "request"): ("refund.request", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text")}, ()),
    ("refund", "approve"): ("refund.approve", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text")}, ()),
    ("refund", "decline"): ("refund.decline", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text")}, ()),
    ("dispute", "open"): ("dispute.open_dispute", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--claim": ("claim", "text"), "--chance": ("chance",
        "text")}, ("claim",)),
    ("dispute", "offer"): ("dispute.offer", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--freelancer": ("freelancer", "text")}, ("freelancer",)),
    ("dispute", "settle"): ("dispute.settle", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--freelancer": ("freelancer", "text")}, ("freelancer",)),
    ("dispute", "pay-fee"): ("dispute.pay_fee", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--amount": ("amount", "text")}, ("amount",)),
    ("dispute", "rule"): ("dispute.rule", "calls.Writing", (("contract", "text", True),
        ("milestone", "text", False)), {"--freelancer": ("freelancer", "text")}, ("freelancer",)),
    ("check",): ("check.check", "check.Checking", (("paths", "texts", False),), {"--select":
        ("select", "texts"), "--ignore": ("ignore", "texts"), "--unfunded": ("unfunded", "flag"),
        "--fail-on": ("fail_on", ("error", "warning", "info", "never")), "-0": ("null", "flag"),
        "--null": ("null", "flag")}, ()),
    ("agenda",): ("agenda.agenda", "calls.Many", (("paths", "texts", False),), {"-0": ("null",
        "flag"), "--null": ("null", "flag")}, ()),
    ("apply",): ("apply.apply", "calls.Making", (("file", "text", True),), {"--atomic": ("atomic",
        "flag"), "--wait": ("wait", "decimal")}, ()),
    ("explain",): ("explain.explain", "explain.Explaining", (("name", "text", True),), {}, ()),
    ("journal", "verify"): ("journal.verify", "calls.Reading", (("paths", "texts", False),),
        {"--head": ("given", "texts"), "-0": ("null", "flag"), "--null": ("null", "flag")}, ()),
    ("journal", "head"): ("journal.head", "journal.Telling", (("contract", "text", True),),
        {"--remember": ("remember", "flag")}, ()),
    ("journal", "mend"): ("journal.mend", "journal.Telling", (("contract", "text", True),),
        {"--write": ("write_it", "flag"), "--wait": ("wait", "decimal")}, ()),
    ("journal", "merge"): ("merging.merge", "calls.Making", (("base", "text", True), ("ours",
        "text", True), ("theirs", "text", True), ("path", "text", False)), {}, ()),
    ("journal", "install-merge-driver"): ("merging.install_merge_driver", "calls.Common", (), {},
        ()),
    ("policy", "list"): ("policy.list_policies", "calls.Reading", (), {}, ()),
    ("policy", "show"): ("policy.show", "calls.Reading", (("name", "text", True),), {}, ()),
    ("schema",): ("schema.schema", "calls.Common", (), {"--write": ("write_it", "flag")}, ()),
}
