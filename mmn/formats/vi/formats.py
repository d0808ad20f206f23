"""Vietnamese: Django begins a date with a capital; ours stand inside sentences."""

DATE_FORMAT = r"j \t\h\á\n\g n \n\ă\m Y"
YEAR_MONTH_FORMAT = r"\t\h\á\n\g n \n\ă\m Y"
MONTH_DAY_FORMAT = r"j \t\h\á\n\g n"
DATETIME_FORMAT = r"H:i, j \t\h\á\n\g n \n\ă\m Y"
