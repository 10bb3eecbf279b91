"""Contracts for the counter's tests: unsealed lines, as a person may type them."""

from pathlib import Path

# Upwork: M1 is paid, M2 in escrow and submitted, M3 a promise. Its clocks are ahead of NOW.
SITE = """\
format = 1
id = "site"
title = "Website for Acme"
client = "Acme Ltd"
freelancer = "Muhannad A."
currency = "USD"

[policy]
preset = "upwork-2026-11"
freelancer_fee = "10%"
client_fee = "5%"
initiation_fee = "0"

[[milestone]]
id = "M1"
title = "Wireframes"
amount = "250.00"
due = 2026-02-01
scope = "Five wireframes"

[[milestone]]
id = "M2"
title = "Visual design"
amount = "300.00"
due = 2026-03-20

[[milestone]]
id = "M3"
title = "Pages"
amount = "450.00"
due = 2026-04-20

[journal]
1 = { at = 2026-01-05T10:00:00Z, do = "fund", milestone = "M1", amount = "250.00" }
2 = { at = 2026-01-20T10:00:00Z, do = "submit", milestone = "M1", note = "link sent" }
3 = { at = 2026-01-22T10:00:00Z, do = "release", milestone = "M1", amount = "250.00" }
4 = { at = 2026-02-02T10:00:00Z, do = "fund", milestone = "M2", amount = "300.00" }
5 = { at = 2026-03-05T10:00:00Z, do = "submit", milestone = "M2" }
"""

# Generic, yen, another zone: one milestone part-funded, the other with a refund request.
SHOP = """\
format = 1
id = "shop"
title = "通販サイト"
client = "山田商店"
freelancer = "Ines P."
currency = "JPY"
timezone = "Asia/Tokyo"

[policy]
preset = "generic-2026-11"

[[milestone]]
id = "design"
title = "デザイン一式、ロゴ、名刺、封筒、そして看板まで含む"
amount = 120000

[[milestone]]
id = "build"
title = "Build"
amount = 380000
due = 2026-05-01

[journal]
1 = { at = 2026-02-01T09:00:00+09:00, do = "fund", milestone = "design", amount = "120000" }
2 = { at = 2026-02-10T09:00:00+09:00, do = "request-refund", milestone = "design", amount = "9" }
3 = { at = 2026-03-01T09:00:00+09:00, do = "fund", milestone = "build", amount = "100000" }
4 = { at = 2026-03-02T09:00:00+09:00, do = "note", note = "rest follows" }
5 = { at = 2026-03-03T09:00:00+09:00, do = "void", event = "3accc915176d" }
"""

# Terms alone: a draft under rules that forbid little.
PLAIN = """\
format = 1
id = "plain"
title = "Two parts"
client = "Brook & Vale"
freelancer = "Tomás R."
currency = "EUR"

[policy]
preset = "generic-2026-11"

[[milestone]]
id = "M1"
title = "First"
amount = "100.00"

[[milestone]]
id = "M2"
title = "Second"
amount = "200.00"
"""


def write(folder: Path, *texts: str) -> list[Path]:
    """Write contracts, each under its own id."""
    paths = []
    for text in texts:
        contract_id = text.split('id = "', 1)[1].split('"', 1)[0]
        paths.append(folder / f"{contract_id}.toml")
        paths[-1].write_text(text, encoding="utf-8")
    return paths
