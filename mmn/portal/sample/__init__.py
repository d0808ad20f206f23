"""Sample content: what somebody sees after ``make run`` in a fresh checkout."""
