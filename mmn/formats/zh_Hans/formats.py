"""Chinese: a month below ten has no zero before it."""

MONTH_DAY_FORMAT = "n月j日"
