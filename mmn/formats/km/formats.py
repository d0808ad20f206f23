"""Khmer: the month belongs to its word, and Django has no month of a year."""

DATE_FORMAT = "j ខែF ឆ្នាំ Y"
YEAR_MONTH_FORMAT = "ខែF ឆ្នាំ Y"
MONTH_DAY_FORMAT = "j ខែF"
DATETIME_FORMAT = "j ខែF ឆ្នាំ Y, H:i"
TIME_FORMAT = "H:i"
