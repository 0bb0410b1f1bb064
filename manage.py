#!/usr/bin/env python
"""Django's command line for Newsroom."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    if "runserver" in sys.argv[1:2]:  # the server for development
        os.environ.setdefault("DEBUG", "1")
    try:
        settings.SECRET_KEY  # noqa: B018 (reads the settings, and with them the environment)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    execute_from_command_line(sys.argv)
