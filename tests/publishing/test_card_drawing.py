"""Drawing a card: cut around the focal point, set as large as it fits, never an empty box."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from articles.publishing.darkroom import card, faces, setting
from articles.publishing.darkroom.crop import crop
from articles.publishing.darkroom.orders import CARD, ORIGINAL, Card

shares = st.floats(0, 1)
sides = st.integers(1, 5000)


@given(sides, sides, shares, shares, st.floats(0.2, 5))
def test_a_crop_lies_inside_and_is_as_large_as_it_can_be(width, height, x, y, ratio):
    box = crop((width, height), (x, y), ratio)

    assert 0 <= box.left < box.right <= width
    assert 0 <= box.top < box.bottom <= height
    assert box.right - box.left == width or box.bottom - box.top == height


@pytest.mark.parametrize(("x", "left"), [(0.0, 0), (0.5, 50), (0.6, 70), (1.0, 100)])
def test_the_focal_point_stands_in_the_middle_as_far_as_the_edges_allow(x, left):
    assert crop((200, 100), (x, 0.5), 1.0) == (left, 0, left + 100, 100)


# --- setting -------------------------------------------------------------------------------------


def measure(line: str, size: int) -> float:
    return len(line) * size / 2


def fitted(text: str, **fields):
    fields = {"width": 400, "height": 200, "sizes": (40, 30, 20), "lead": 1.0} | fields
    return setting.fit(text, measure, **fields)


def test_a_short_headline_is_as_large_as_may_be():
    assert fitted("Ferry aground") == (("Ferry aground",), 40, 40)


def test_a_longer_one_is_smaller_and_keeps_all_its_words():
    text = "Port Alder votes to bring back the night ferry after eleven hours of debate and talk"
    done = fitted(text, height=100)

    assert done.size < 40
    assert " ".join(done.lines) == text
    assert all(measure(line, done.size) <= 400 for line in done.lines)


def test_lines_are_of_about_one_length():
    lines = fitted("one two three four five six seven eight nine ten").lines

    assert max(map(len, lines)) - min(map(len, lines)) <= 6


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "Z", "P"]), max_size=400))
def test_nothing_is_wider_or_higher_than_its_place(text):
    done = fitted(f"x{text}")

    assert all(measure(line, done.size) <= 400 for line in done.lines)
    assert len(done.lines) * done.leading <= 200


def test_what_is_too_long_ends_in_an_ellipsis_after_a_whole_word():
    done = fitted("word " * 200)

    assert done.lines[-1].endswith("word…")


# --- fonts ---------------------------------------------------------------------------------------

ENGLISH, POLISH = "Ferry – “aground”, €5", "Zażółć gęślą jaźń"
ARABIC, PERSIAN = "مؤتمر باريس «24» دولة، ٪١٢", "پیش‌بینی گچ"
RUSSIAN, CHINESE = "Паром", "渡轮搁浅"


@pytest.mark.parametrize(
    ("text", "face"),
    [
        (ENGLISH, faces.NEWSREADER),
        (POLISH, faces.NEWSREADER),
        ("Tiếng Việt", faces.NEWSREADER),
        (ARABIC, faces.NASKH),
        (PERSIAN, faces.NASKH),
        (f"{ARABIC} ISIS", faces.NASKH),
        (RUSSIAN, None),
        (CHINESE, None),
        (f"{ENGLISH} 🚢", None),
        ("", None),
    ],
)
def test_a_text_is_set_in_a_font_that_has_all_of_it_or_in_none(text, face):
    assert faces.able(text, faces.SERIF, rtl=False) == face


def test_labels_have_a_font_for_the_same_texts():
    for text in (ENGLISH, POLISH, ARABIC, PERSIAN):
        assert faces.able(text, faces.SANS, rtl=False), text


def test_letters_that_join_are_joined():
    font = faces.font(faces.NASKH, 40)
    apart = sum(font.getlength(char, direction="rtl") for char in "باريس")

    assert faces.SHAPES
    assert font.getlength("باريس", direction="rtl") < apart


# --- cards ---------------------------------------------------------------------------------------


def drawn(folder: Path, picture: Image.Image | None = None, **fields) -> Image.Image | None:
    if picture:
        picture.save(folder / ORIGINAL, "JPEG", quality=95)
    fields = {"headline": "Ferry aground", "section": "World", "site": "Newsroom"} | fields
    if not card.draw(folder, Card(**fields)):
        return None
    with Image.open(folder / CARD) as image:
        image.load()
        return image.convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether something is drawn on the paper of a part of a card."""
    part = image.crop(box)
    difference = ImageChops.difference(part, Image.new("RGB", part.size, card.PAPER))
    return max(high for _low, high in difference.getextrema()) > 64


def two_halves() -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (1600, 800), "#ff0000")
    image.paste("#0000ff", (800, 0, 1600, 800))
    return image


LEFT, RIGHT = (40, 120, 560, 480), (660, 0, 1200, 560)


def test_a_card_is_a_picture_of_the_size_that_others_ask_for(tmp_path):
    image = drawn(tmp_path)

    assert image.size == (1200, 630)
    assert (tmp_path / CARD).read_bytes()[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize(("x", "colour"), [(0.0, (254, 0, 0)), (1.0, (0, 0, 254))])
def test_the_picture_is_cut_around_its_focal_point(tmp_path, x, colour):
    image = drawn(tmp_path, two_halves(), focus=(x, 0.5))
    seen = image.getpixel((930, 280))

    assert max(abs(a - b) for a, b in zip(seen, colour, strict=True)) < 8


def test_words_and_picture_stand_beside_each_other_and_turn_around_with_the_language(tmp_path):
    white = Image.new("RGB", (1600, 1000), "#00ff00")
    image = drawn(tmp_path, white)
    assert image.getpixel((1199, 0)) != (255, 255, 255) == image.getpixel((0, 0))

    turned = drawn(tmp_path, white, headline=ARABIC, language="ar", rtl=True)
    assert turned.getpixel((0, 0)) != (255, 255, 255) == turned.getpixel((1199, 0))
    assert inked(turned, (640, 120, 1160, 480))


def test_the_credit_stands_under_the_picture(tmp_path):
    strip = (700, 580, 1190, 630)

    assert inked(drawn(tmp_path, two_halves(), credit="Photo: Ana Brandt"), strip)
    assert not inked(drawn(tmp_path, two_halves(), credit=""), strip)


def test_a_story_without_a_picture_has_words_across_the_card(tmp_path):
    image = drawn(tmp_path, headline="Paris talks unite 24 countries and leave Iran outside")

    assert inked(image, LEFT)
    assert inked(image, RIGHT)


def test_a_headline_that_no_font_has_is_left_out_and_the_picture_goes_across(tmp_path):
    image = drawn(tmp_path, Image.new("RGB", (1600, 1000), "#00ff00"), headline=RUSSIAN)

    assert image.getpixel((0, 0)) != (255, 255, 255)
    assert inked(image, (56, 510, 300, 600))  # our name


def test_where_there_is_nothing_to_show_there_is_no_card(tmp_path):
    assert drawn(tmp_path, headline=CHINESE, section=CHINESE) is None


def test_a_picture_that_is_too_small_is_left_out(tmp_path):
    image = drawn(tmp_path, Image.new("RGB", (200, 150), "#00ff00"))

    assert image.getpixel((1199, 0)) == (255, 255, 255)


def test_the_longest_headline_stays_in_its_place(tmp_path):
    image = drawn(tmp_path, two_halves(), headline="An endless headline of words " * 10)

    assert inked(image, LEFT)
    assert not inked(image, (0, 0, 50, 630))
    assert not inked(image, (596, 0, 640, 630))
    assert not inked(image, (0, card.HEADLINE_BOTTOM + 12, 600, card.HEADLINE_BOTTOM + 20))


def test_blanks_of_every_kind_are_set_as_blanks(tmp_path):
    blanks = "a\u2029b\u2028c\td\xa0e"

    image = drawn(
        tmp_path, two_halves(), headline=blanks, section=blanks, site=blanks, credit=blanks
    )

    assert inked(image, (56, 510, 300, 600))  # our name
