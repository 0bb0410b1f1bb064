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


JPEG_ONLY = {**SHOWN, "webp": []}


def test_jpeg_stands_in_the_image_and_better_formats_before_it():
    shown = picture(SHOWN, address)
    assert (shown.src, shown.width, shown.height) == ("/media/b.jpg", 800, 500)
    assert [(choice.type, choice.srcset) for choice in shown.choices] == [
        ("image/webp", "/media/a.webp 480w")
    ]
    assert shown.largest == "/media/c.jpg"


def test_jpeg_is_offered_in_every_width_only_while_there_is_nothing_better():
    assert picture(JPEG_ONLY, address).srcset == (
        "/media/a.jpg 480w, /media/b.jpg 800w, /media/c.jpg 1600w"
    )
    assert picture(SHOWN, address).srcset == ""


def test_where_a_picture_stands_small_its_largest_widths_are_left_out():
    assert picture(JPEG_ONLY, address, widest=800).srcset == (
        "/media/a.jpg 480w, /media/b.jpg 800w"
    )
    assert picture(JPEG_ONLY, address, widest=100).srcset == "/media/a.jpg 480w"


def test_the_best_format_is_fetched_ahead():
    assert picture(SHOWN, address).best.type == "image/webp"
    assert picture(JPEG_ONLY, address).best.type == "image/jpeg"


def test_a_picture_without_renditions_is_not_shown():
    assert picture(None, address) is None
    assert picture({"width": 1, "height": 1, "jpeg": []}, address) is None
