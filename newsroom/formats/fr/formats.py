"""The first of a month is « 1er », and the hours have an h: 1er septembre 2014, 19h05."""

CLOCK = SHORT_CLOCK = r"H\hi"
DAY = "j F Y"
DAY_OF_YEAR = "j F"
SHORT_DAY = "j N Y"
SHORT_DAY_OF_YEAR = "j N"
WEEKDAY = "l j F Y"
MOMENT = "{day} à {clock}"
MONTH = "F Y"
FIRST = "1er"
SHORT_MONTHS = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]
ZONES: dict[str, str] = {}
ZONE_AT = "UTC{}"

DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ",", "\u202f", 3
