"""15 de septiembre de 2014, 15 sep 2014 in lists, 19:05."""

CLOCK = SHORT_CLOCK = "H:i"
DAY = r"j \d\e F \d\e Y"
DAY_OF_YEAR = r"j \d\e F"
SHORT_DAY = "j N Y"
SHORT_DAY_OF_YEAR = "j N"
WEEKDAY = r"l, j \d\e F \d\e Y"
MOMENT = "{day}, {clock}"
MONTH = r"F \d\e Y"
FIRST = "1"
SHORT_MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"]
ZONES: dict[str, str] = {}
ZONE_AT = "UTC{}"

DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ",", ".", 3
