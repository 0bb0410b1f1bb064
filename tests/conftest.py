"""Fixtures that more than one part of the tests needs."""
