"""Months are written out, figures are 0 to 9, and a zone is named in words."""

CLOCK = SHORT_CLOCK = "H:i"
DAY = "j F Y"
DAY_OF_YEAR = "j F"
SHORT_DAY = "j F Y"
SHORT_DAY_OF_YEAR = "j F"
WEEKDAY = "l j F Y"
MOMENT = "{day}، {clock}"
MONTH = "F Y"
FIRST = "1"
SHORT_MONTHS: list[str] = []
ZONES = {
    "UTC": "بتوقيت غرينتش",
    "GMT": "بتوقيت غرينتش",
    "BST": "بتوقيت لندن",
    "CET": "بتوقيت وسط أوروبا",
    "CEST": "بتوقيت وسط أوروبا الصيفي",
    "EET": "بتوقيت شرق أوروبا",
    "EEST": "بتوقيت شرق أوروبا الصيفي",
    "EST": "بتوقيت شرق الولايات المتحدة",
    "EDT": "بتوقيت شرق الولايات المتحدة الصيفي",
}
ZONE_AT = "بتوقيت غرينتش \u200e{}"  # the mark keeps the sign before its figure

DECIMAL_SEPARATOR, THOUSAND_SEPARATOR, NUMBER_GROUPING = ".", ",", 3
