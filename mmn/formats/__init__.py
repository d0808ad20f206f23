"""Dates and numbers where Django has no format of its own, or another than ours."""
