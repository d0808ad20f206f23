"""What the admins of all kinds share: forms, lists, states, rights, the first page."""
