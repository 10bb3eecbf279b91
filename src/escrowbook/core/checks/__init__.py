"""Checks: what a person should know about a contract, one small function each.

`registry.py` and, for warnings, `advice.py` are the table of all of them, by hand; `thresholds.py`
says from when on each speaks, and a book may set it; `judging.py` runs them over one contract. To
add a check: one function in its family's file, one row in the table.
"""
