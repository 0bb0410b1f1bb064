"""Addresses: what watches the process, the desk, then the public site."""

from django.urls import path

from newsroom import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
