"""Signing in at the desk: one way in, and what stands in the way of those who guess.

django-allauth does the steps, django-axes counts what failed; here is decided what they may do.
"""
