"""The project's settings as tests need them: quick passwords, no network, nothing left behind."""

import os
import tempfile
from pathlib import Path

from newsroom.settings import *  # noqa: F403 (settings are what is in the module)
from newsroom.settings import DATABASES

SCRATCH = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))

SECRET_KEY = "for tests alone: " + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SECOND_FACTOR = "nobody"  # tests of signing in turn it on
MAIL_IS_SENT = PASSKEYS = MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]

# Enqueued tasks are noted and not run; the fixture run_tasks runs them when a test says so.
TASKS = {
    "default": {
        "BACKEND": "django.tasks.backends.dummy.DummyBackend",
        "QUEUES": ["urgent", "default", "mail", "pictures"],
    }
}
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(SCRATCH / "private"), "base_url": None},
    },
    "public": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(SCRATCH / "public"), "base_url": "/media/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

MEDIA_ROOT = str(SCRATCH / "public")  # where the browser tests' server finds pictures

# A file and not memory: threads and other processes see the same database, as in earnest.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"]["pool"]["max_size"] = 30  # as many as a test has threads

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs beside tests
