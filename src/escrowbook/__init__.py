"""Escrow contracts as text files: terms that people agreed, and a journal of what happened."""

__version__ = "0.1.0"
