"""Translations at the desk: started from the original, written beside it, told which
of them are missing or behind."""
