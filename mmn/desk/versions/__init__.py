"""Versions of entries: each save keeps one, any can be compared and restored.

An entry as it stood is a *snapshot*: a list of rows as Django's serialisers write them,
the entry's own first, then all that belongs to it. Versions, changes that wait and the
work of two people at once are all snapshots, and are shown and merged as such.
"""
