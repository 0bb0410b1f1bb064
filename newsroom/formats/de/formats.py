"""As the dailies write: 15. September 2014, 15.09.2014 in lists, 19:05 Uhr MESZ."""

CLOCK = r"H:i \U\h\r"
SHORT_CLOCK = "H:i"  # beside a line of a list
DAY = "j. F Y"
DAY_OF_YEAR = "j. F"
SHORT_DAY = "d.m.Y"
SHORT_DAY_OF_YEAR = "d.m."
WEEKDAY = "l, j. F Y"
MOMENT = "{day}, {clock}"
MONTH = "F Y"
FIRST = "1"
SHORT_MONTHS: list[str] = []
ZONES = {"CET": "MEZ", "CEST": "MESZ", "EET": "OEZ", "EEST": "OESZ", "WET": "WEZ", "WEST": "WESZ"}
ZONE_AT = "UTC{}"

DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ",", ".", 3
