"""Every command that records, with arguments, in an order in which contracts live through them."""

NEW = (
    *("contract", "new", "shop", "--title", "Shop", "--client", "C", "--freelancer", "F"),
    *("--currency", "EUR", "--policy", "generic", "--milestone", "One=100@2026-05-01"),
    *("--milestone", "Two=200@2026-06-01", "--milestone", "Three=50"),
)
LIFE = (
    NEW,
    ("contract", "accept", "shop"),
    ("contract", "note", "shop", "hello"),
    ("contract", "pause", "shop"),
    ("contract", "resume", "shop"),
    ("contract", "bonus", "shop", "50"),
    ("contract", "bonus", "shop", "20", "--back"),
    ("milestone", "add", "shop", "Four=30@2026-07-01", "--scope", "all of it"),
    ("milestone", "edit", "shop", "M4", "--amount", "40"),
    ("milestone", "cancel", "shop", "M4"),
    ("milestone", "fund", "shop", "M1"),
    ("milestone", "work", "shop", "M1", "--done", "40"),
    ("milestone", "submit", "shop", "M1"),
    ("milestone", "request-changes", "shop", "M1"),
    ("milestone", "release", "shop", "M1", "--amount", "60", "--ref", "r1"),
    ("milestone", "refund", "shop", "M1", "--amount", "10"),
    ("milestone", "reverse", "shop", "M1", "--amount", "5", "--from", "paid"),
    ("refund", "request", "shop", "M1", "--amount", "20"),
    ("refund", "approve", "shop", "M1", "--amount", "5"),
    ("refund", "decline", "shop", "M1"),
    ("dispute", "offer", "shop", "M1", "--freelancer", "10", "--by", "client"),
    ("dispute", "settle", "shop", "M1", "--freelancer", "15"),
    ("milestone", "fund", "shop", "M2"),
    ("dispute", "open", "shop", "M2", "--claim", "200", "--by", "client"),
    ("dispute", "rule", "shop", "M2", "--freelancer", "120"),
    ("contract", "observe", "shop", "M2", "--escrow", "0"),
    ("contract", "undo", "shop"),
    ("contract", "close", "shop", "--yes", "--by", "client"),
)
# Another life: fees for arbitration are paid under rules that know of them.
COURT = (
    ("contract", "new", "court", *NEW[3:11], "--policy", "kleros", "--milestone", "One=100"),
    ("milestone", "fund", "court", "M1"),
    ("milestone", "submit", "court", "M1"),
    ("milestone", "request-release", "court", "M1"),
    ("dispute", "open", "court", "M1", "--claim", "100", "--by", "client"),
    ("dispute", "pay-fee", "court", "M1", "--amount", "20", "--by", "client"),
)
