"""What the web server calls: layers around Django, each with one duty.

request id and headers (on everything) → proxies (who is asking) → limits (what may come in) →
public media → static files → turns (how many at once) → Django
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from newsroom.assets import is_hashed
from newsroom.headers import Headers, WSGIApplication
from newsroom.limits import Limits, Turns
from newsroom.logs import RequestId
from newsroom.media import PublicMedia
from newsroom.proxy import Proxies


def static(application: WSGIApplication) -> WSGIApplication:
    """Serve what `collectstatic` gathered, compressed where it pays."""
    if not Path(settings.STATIC_ROOT).is_dir():  # in development Django finds them itself
        return application
    return WhiteNoise(
        application,
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        max_age=60,
        immutable_file_test=lambda path, url: is_hashed(url),
        allow_all_origins=False,
    )


def media(application: WSGIApplication) -> WSGIApplication:
    """Serve public renditions, unless they live in a bucket or on another host."""
    storage = storages["public"]
    if not isinstance(storage, FileSystemStorage) or urlsplit(settings.MEDIA_URL).netloc:
        return application
    return PublicMedia(application, settings.MEDIA_URL, Path(storage.location))


def layers(django: WSGIApplication) -> WSGIApplication:
    inner = media(static(Turns(django, settings.WEB_THREADS)))
    return RequestId(Headers(Proxies(Limits(inner), settings.TRUSTED_PROXIES)))


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application: Any = layers(get_wsgi_application())
