"""The editors' desk: everything that staff see, on the ground floor's models.

It stands between the ground floor and the kinds: content and media know nothing of it,
the kinds build their admins on ``base.EntryAdmin``.
"""
