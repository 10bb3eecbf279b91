"""Views: rows and contracts as text. One file a form of output, one table of names (formats.py)."""
