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

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()  # first: a layer that turns requests away knows the site's pages

from newsroom.assets import is_hashed  # noqa: E402
from newsroom.headers import Headers, WSGIApplication  # noqa: E402
from newsroom.limits import Limits, Turns  # noqa: E402
from newsroom.logs import RequestId  # noqa: E402
from newsroom.media import PublicMedia  # noqa: E402
from newsroom.proxy import Proxies  # noqa: E402


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


application: Any = layers(django)
