"""The web app manifest: what a phone shows of the site that somebody keeps on its first screen."""

import json

from django.templatetags.static import static

from articles.document.languages import direction
from articles.publishing import house
from articles.rendering import addresses

MIME = "application/manifest+json"
#: Name, width and height in pixels, and for which shape of icon.
ICONS = (("192", 192, "any"), ("512", 512, "any"), ("maskable", 512, "maskable"))
PAPER = "#ffffff"


def write() -> str:
    at_home = house.current()
    return json.dumps(
        {
            "id": addresses.FRONT,
            "name": at_home.title,
            "short_name": at_home.title[:12].strip(),
            "description": at_home.about,
            "lang": at_home.language,
            "dir": direction(at_home.language),
            "start_url": addresses.FRONT,
            "scope": addresses.FRONT,
            "display": "minimal-ui",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {
                    "src": static(f"articles/icons/{name}.png"),
                    "type": "image/png",
                    "sizes": f"{size}x{size}",
                    "purpose": purpose,
                }
                for name, size, purpose in ICONS
            ],
        },
        ensure_ascii=False,
    )
