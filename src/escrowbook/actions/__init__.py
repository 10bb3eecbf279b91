"""The clerk between the counter and the rooms behind it: read, make the event, fold, append.

The counter hands over the world as it read it once (the moment, the book) and plain journal
values; the clerk gives back an opened contract or a receipt. Every writing command, and `apply`,
goes through `record_together`.
"""
