"""How dates, times and numbers are written, a module a language.

The names that Django knows hold where a page does not say how (at the desk). The others are what
readers see, through articles/publishing/moments.py:

CLOCK                         a time of day
DAY, DAY_OF_YEAR              a date, and one within the year
SHORT_DAY, SHORT_DAY_OF_YEAR  the same where there is little room
MOMENT                        a date and a time of day beside each other
WEEKDAY, MONTH                a date with its day of the week; a month of a year
FIRST                         how the first day of a month is written
ZONES                         time zones by their abbreviation, where the language has its own name
"""
