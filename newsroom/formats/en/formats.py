"""Days before months and twenty-four hours, at the desk and for readers."""

DATE_FORMAT = SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "j M Y H:i"

CLOCK = SHORT_CLOCK = "H:i"
DAY = "j F Y"
DAY_OF_YEAR = "j F"
SHORT_DAY = "j M Y"
SHORT_DAY_OF_YEAR = "j M"
WEEKDAY = "l j F Y"
MOMENT = "{day}, {clock}"
MONTH = "F Y"
FIRST = "1"
SHORT_MONTHS: list[str] = []
FIRST_DAY_OF_WEEK = 1
ZONES: dict[str, str] = {}
ZONE_AT = "UTC{}"

DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ".", ",", 3
