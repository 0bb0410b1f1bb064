"""The desk by keyboard and by tap, in a real browser, under its content security policy."""

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from articles.models import Figure, LiveStory, Photo, QuoteBlock, Story, Text
from tests.browser.conftest import PHONE, pick
from tests.builders import a_block, a_photo, a_quote, a_section, a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"


@pytest.fixture
def desk(sign_in):
    def at(path: str, **options: object) -> Page:
        editor = a_user(first_name="Ana", last_name="Ruiz")
        return sign_in(editor.username, PASSWORD, path, **options)

    return at


def change_path(story: Story) -> str:
    return reverse("admin:articles_story_change", args=[story.pk])


def tab_to(page: Page, target: Locator, *, most: int = 120) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _press in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {target}")


def editors(page: Page) -> Locator:
    return page.locator(".order-machine .inline-related:not(.empty-form) [role=textbox]")


def words(page: Page) -> list[str]:
    """The texts of the blocks in the order of the document, which Tab and screen readers follow."""
    return editors(page).all_inner_texts()


def add_button(page: Page, kind: str) -> Locator:
    return page.locator(".order-machine-wrapper > .add-block").get_by_role(
        "button", name=f"+ {kind}", exact=True
    )


@pytest.fixture
def three_texts() -> Story:
    story = a_story(text="<p>First.</p>")
    a_block(story, Text, 20, html="<p>Second.</p>")
    a_block(story, Text, 30, html="<p>Third.</p>")
    return story


def test_a_story_is_written_and_published_by_keyboard_alone(desk):
    a_section("World")
    photo = a_photo(title="The harbour at noon")
    page = desk(reverse("admin:articles_story_add"))
    press = page.keyboard.press

    tab_to(page, page.locator("#id_headline"))
    page.keyboard.type("The night ferry is back")
    tab_to(page, page.locator("#id_section"))
    page.keyboard.type("World")
    tab_to(page, add_button(page, "Text"))
    press("Enter")
    expect(editors(page).first).to_be_focused()
    page.keyboard.type("It left at ten with forty aboard.")
    tab_to(page, add_button(page, "Picture"))
    press("Enter")
    expect(page.locator(".order-machine .select2-selection").first).to_be_focused()
    press("Enter")
    pick(page, "harbour", "harbour")
    expect(page.locator(".order-machine img.chosen")).to_be_visible()
    tab_to(page, page.locator("[name=_publish]"))
    press("Enter")
    page.wait_for_url("**/publish/**")
    tab_to(page, page.get_by_role("button", name="Publish now"))
    press("Enter")
    page.wait_for_url("**/change/**")

    live = LiveStory.objects.get()
    assert live.headline == "The night ferry is back"
    text, figure = live.document.blocks
    assert text.html == "<p>It left at ten with forty aboard.</p>"
    assert figure.photo == photo.pk


def test_blocks_are_moved_by_keyboard_and_stay_so_when_saved(desk, three_texts):
    page = desk(change_path(three_texts))
    up = page.get_by_role("button", name="Move up: Text, block 3")

    tab_to(page, up, most=200)
    page.keyboard.press("Enter")
    assert words(page) == ["First.", "Third.", "Second."]
    expect(page.get_by_role("button", name="Move up: Text, block 2")).to_be_focused()
    page.keyboard.press("Control+s")
    page.wait_for_load_state()
    expect(page.locator(".messagelist")).to_contain_text("successfully")

    three_texts.refresh_from_db()
    blocks = three_texts.saved_as.document.blocks
    assert [block.html for block in blocks] == ["<p>First.</p>", "<p>Third.</p>", "<p>Second.</p>"]


def test_blocks_are_moved_by_tap_on_a_phone(desk, three_texts):
    page = desk(change_path(three_texts), viewport=PHONE, has_touch=True)

    page.get_by_role("button", name="Move down: Text, block 1").tap()

    assert words(page) == ["Second.", "First.", "Third."]


def test_buttons_of_blocks_are_large_enough_to_be_tapped(desk, three_texts):
    page = desk(change_path(three_texts), viewport=PHONE, has_touch=True)

    for button in (
        page.locator(".tools button, .add-block > button, .rail .btn").filter(visible=True).all()
    ):
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, button.text_content()


@pytest.mark.parametrize("width", [390, 820, 1280])
def test_nothing_scrolls_sideways(desk, three_texts, width):
    page = desk(change_path(three_texts), viewport={"width": width, "height": 900})
    paths = [
        reverse("admin:index"),
        reverse("admin:articles_story_changelist"),
        reverse("admin:articles_story_publish", args=[three_texts.pk]),
        reverse("admin:articles_photo_add"),
    ]

    for path in [change_path(three_texts), *paths]:
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path


def test_a_block_is_added_between_two_others_and_has_the_focus(desk, three_texts):
    page = desk(change_path(three_texts))

    page.get_by_role("button", name="Add a block below: Text, block 1").click()
    page.keyboard.press("Enter")
    expect(editors(page).nth(1)).to_be_focused()
    page.keyboard.type("In between.")

    assert words(page) == ["First.", "In between.", "Second.", "Third."]
    expect(editors(page).nth(1)).to_have_attribute("aria-label", "Text, block 2")


def test_a_removed_block_can_be_had_back_before_it_is_saved(desk, three_texts):
    page = desk(change_path(three_texts))

    page.get_by_role("button", name="Remove: Text, block 2").click()
    page.get_by_role("button", name="Undo removal: Text, block 2").click()
    page.get_by_role("button", name="Remove: Text, block 3").click()
    page.locator(".rail [name=_continue]").click()
    page.wait_for_load_state()

    assert words(page) == ["First.", "Second."]


def test_a_new_block_that_is_removed_again_is_not_saved_and_no_other_is_touched(desk, three_texts):
    page = desk(change_path(three_texts))
    for text in ("Fourth.", "Fifth."):
        add_button(page, "Text").click()
        expect(editors(page).last).to_be_focused()
        page.keyboard.type(text)

    page.get_by_role("button", name="Remove: Text, block 4").click()
    page.locator(".rail [name=_continue]").click()
    page.wait_for_load_state()

    assert words(page) == ["First.", "Second.", "Third.", "Fifth."]


def test_a_folded_block_shows_how_it_begins(desk, three_texts):
    page = desk(change_path(three_texts))
    fold = page.get_by_role("button", name="Fold: Text, block 2")

    fold.press("Enter")

    opening = page.get_by_role("button", name="Open: Text, block 2")
    expect(opening).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".inline-related.collapsed > h3")).to_contain_text("Second.")
    expect(editors(page).nth(1)).to_be_hidden()


def test_every_prose_editor_has_a_name(desk, three_texts):
    page = desk(change_path(three_texts))
    expect(editors(page)).to_have_count(3)

    names = editors(page).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")

    assert names == ["Text, block 1", "Text, block 2", "Text, block 3"]


def test_a_quote_is_added_in_a_window_of_its_own_and_is_chosen(desk):
    story = a_story()
    page = desk(change_path(story))
    add_button(page, "Quote set apart").click()
    block = page.locator(".order-machine .dynamic-articles_quoteblock_set")

    with page.expect_popup() as opened:
        block.locator(".add-related").click()
    popup = opened.value
    popup.locator("#id_words").fill("There was no time to lose.")
    popup.locator("#id_described_as").fill("A neighbour")
    popup.locator("[name=_save]").click()

    expect(block.locator(".select2-selection")).to_contain_text("There was no time to lose.")
    page.locator(".rail [name=_continue]").click()
    page.wait_for_load_state()
    assert QuoteBlock.objects.get().quote.described_as == "A neighbour"


def test_a_related_story_is_begun_in_a_window_of_its_own_and_is_chosen(desk):
    story = a_story("The night ferry is back")
    page = desk(change_path(story))
    page.get_by_role("button", name="Add another Related story").click()
    row = page.locator("#related-0")

    with page.expect_popup() as opened:
        row.locator(".add-related").click()
    popup = opened.value
    popup.locator("#id_headline").fill("How the ferry was lost")
    popup.locator("[name=_continue]").click()

    expect(row.locator(".select2-selection")).to_contain_text("How the ferry was lost")
    page.locator(".rail [name=_continue]").click()
    page.wait_for_load_state()
    assert story.related.get().other.headline == "How the ferry was lost"


def test_a_picture_that_was_just_chosen_is_shown(desk):
    story = a_story()
    figure = a_block(story, Figure, photo=None)
    photo = a_photo(title="The harbour at noon")
    page = desk(change_path(story))
    block = page.locator("#articles_figure_set-0")

    block.locator(".select2-selection").click()
    expect(page.locator(".select2-results .picked img")).to_be_visible()
    page.locator(".select2-results .picked").click()

    image = block.locator("img.chosen")
    expect(image).to_have_attribute("src", f"/desk/articles/photo/{photo.pk}/rendition/480/")
    assert image.evaluate("element => element.decode().then(() => element.naturalWidth)") > 0
    assert figure.photo is None


def test_text_areas_are_as_tall_as_what_they_hold(desk):
    story = a_story()
    a_block(story, Figure, photo=a_photo(), caption="One line.")
    page = desk(change_path(story))

    height = page.locator("#id_articles_figure_set-0-caption").evaluate("e => e.offsetHeight")

    assert height < 60


def test_leaving_with_words_that_are_not_saved_asks(desk):
    page = desk(change_path(a_story()))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.locator("#id_headline").fill("Changed")
    page.goto(reverse("admin:index"))

    assert asked == ["beforeunload"]


def test_two_windows_one_removes_a_block_the_other_saves(desk, three_texts, complaints):
    page = desk(change_path(three_texts))
    other = page.context.new_page()
    other.goto(change_path(three_texts))
    other.get_by_role("button", name="Remove: Text, block 2").click()
    other.locator(".rail [name=_continue]").click()
    other.wait_for_load_state()

    editors(page).nth(1).click()
    page.keyboard.press("End")
    page.keyboard.type(" And more of it.")
    with page.expect_response(lambda response: response.status == 409):
        page.locator(".rail [name=_continue]").click()
    expect(page.get_by_text("nothing of it was written")).to_be_visible()
    assert "409 (Conflict)" in complaints.pop()
    page.get_by_role("button", name="Put my choices into the form").click()
    page.wait_for_url("**unsaved=1**")
    assert words(page) == ["First.", "Second. And more of it.", "Third."]
    page.locator(".rail [name=_continue]").click()
    page.wait_for_load_state()

    assert Text.objects.filter(html="<p>Second. And more of it.</p>").exists()


def test_in_the_dark_words_stand_out_from_their_ground(desk, three_texts):
    page = desk(change_path(three_texts), color_scheme="dark")

    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = editors(page).first.evaluate("element => getComputedStyle(element).color")

    assert (ground, ink) == ("rgb(18, 21, 23)", "rgb(236, 234, 228)")


def test_publishing_works_without_script(desk):
    story = a_story()
    page = desk(reverse("admin:articles_story_publish", args=[story.pk]), java_script_enabled=False)

    page.get_by_role("button", name="Publish now").click()

    expect(page.locator(".messagelist")).to_contain_text("is live")
    assert LiveStory.objects.get().headline == story.headline


def test_a_quote_of_the_text_is_named_beside_it(desk):
    quote = a_quote("We had no time to lose.")
    story = a_story(text="<p>“We had no time to lose,” she said.</p>")
    page = desk(change_path(story))
    page.get_by_text("Records of quotations, chosen by hand").click()
    page.get_by_role("button", name="Add another Quotation in the text").click()
    row = page.locator("#quotations-0")

    row.locator(".select2-selection").click()
    page.keyboard.type("no time")
    page.locator(".select2-results__option--highlighted", has_text="no time").click()
    page.locator(".rail [name=_continue]").click()
    page.wait_for_load_state()

    assert story.quotations.get().quote == quote


def test_a_preview_shows_the_page_with_its_pictures(desk):
    story = a_story("The night ferry is back", lead_photo=a_photo())
    page = desk(reverse("admin:articles_story_preview", args=[story.pk]))

    expect(page.get_by_role("heading", level=1)).to_have_text("The night ferry is back")
    image = page.locator("article img").first
    assert image.evaluate("element => element.decode().then(() => element.naturalWidth)") > 0


def test_a_photo_is_uploaded_from_the_desk(desk, tmp_path):
    file = tmp_path / "harbour.jpg"
    Image.new("RGB", (1700, 1100), (90, 120, 160)).save(file)
    page = desk(reverse("admin:articles_photo_add"))

    page.get_by_label("Picture file").set_input_files(file)
    page.get_by_label("Credit").fill("M. Ellison")
    page.locator("[name=_continue]").click()

    image = page.locator("img.large")
    assert image.evaluate("element => element.decode().then(() => element.naturalWidth)") > 0
    assert Photo.objects.get().credit == "M. Ellison"
