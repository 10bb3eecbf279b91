"""Checks: what a person should know about a contract, one small function each.

`registry.py` is the table of all of them, by hand; `judging.py` runs them over one contract. To
add a check: one function in its family's file, one row in the table.
"""
