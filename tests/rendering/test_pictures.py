"""A picture names every width and format that is there."""

from articles.rendering.pictures import picture

SHOWN = {
    "width": 1600,
    "height": 1000,
    "jpeg": [[480, 300, "a.jpg"], [800, 500, "b.jpg"], [1600, 1000, "c.jpg"]],
    "webp": [[480, 300, "a.webp"]],
    "avif": [],
}


def address(name: str) -> str:
    return f"/media/{name}"


def test_jpeg_stands_in_the_image_and_better_formats_before_it():
    shown = picture(SHOWN, address)
    assert (shown.src, shown.width, shown.height) == ("/media/b.jpg", 800, 500)
    assert shown.srcset == "/media/a.jpg 480w, /media/b.jpg 800w, /media/c.jpg 1600w"
    assert [(choice.type, choice.srcset) for choice in shown.choices] == [
        ("image/webp", "/media/a.webp 480w")
    ]
    assert shown.largest == "/media/c.jpg"


def test_the_best_format_is_fetched_ahead():
    assert picture(SHOWN, address).best.type == "image/webp"
    assert picture({**SHOWN, "webp": []}, address).best.type == "image/jpeg"


def test_a_picture_without_renditions_is_not_shown():
    assert picture(None, address) is None
    assert picture({"width": 1, "height": 1, "jpeg": []}, address) is None
