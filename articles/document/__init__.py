"""The core: a whole story as one value, and what can be said about it.

Nothing here knows Django, a clock, a setting or a database: values in, values out.
"""
