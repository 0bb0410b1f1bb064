"""Pages that are no stories: what is saved, what readers have, and the way back."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from articles.models import AuditEntry, Page, PagePublication, PageVersion, Purge
from articles.publishing import house, site_pages
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REPORTER
from articles.publishing.site_pages import Text
from tests.builders import NOON, a_page, a_user

pytestmark = pytest.mark.django_db


def text(title: str = "About us", html: str = "<p>We are six.</p>") -> Text:
    return Text(title, html, "en")


def saved(page: Page, by=None, **fields) -> PageVersion:
    last = page.saved.number if page.saved else 0
    return site_pages.save(page, text(**fields), by=by or a_user(), started_from=last)


def went_out(page: Page, number: int | None, **fields) -> PagePublication:
    page.refresh_from_db()
    seen = page.live.number if page.live else 0
    fields = {"by": a_user(), "intent": uuid4(), "seen": seen} | fields
    return site_pages.publish(page.pk, number, **fields)


def linked() -> list[str]:
    return [page.title for page in house.current().pages]


def test_a_saved_page_is_not_for_readers(client):
    saved(Page(slug="about"))
    assert client.get("/pages/about/").status_code == 404
    assert linked() == []


def test_a_published_page_is_for_readers_as_it_was(client):
    page = a_page("About us", "<p>We are six.</p>")
    saved(page, title="About them")

    answer = client.get(f"/pages/{page.slug}/")
    assert "We are six." in answer.text
    assert "About them" not in answer.text
    assert linked() == ["About us"]


def test_a_save_undoes_nothing_that_was_pressed_meanwhile(client):
    page = a_page("About us")
    form = Page.objects.get(pk=page.pk)
    form.slug = "elsewhere"
    went_out(page, None)

    site_pages.save(form, text("About them"), by=a_user(), started_from=1)

    assert client.get(f"/pages/{page.slug}/").status_code == 404
    assert not Page.objects.published().exists()
    assert not Page.objects.filter(slug="elsewhere").exists()


def test_somebody_else_s_save_is_seen_under_a_later_one_of_one_s_own():
    one, other = a_user(), a_user()
    page = Page(slug="about")
    saved(page, by=one)
    saved(page, by=other, title="Theirs")
    saved(page, by=one, title="Mine, knowing theirs")

    with pytest.raises(Moved):
        site_pages.save(page, text("From an old tab"), by=one, started_from=1)


def test_what_was_published_before_is_published_again():
    page = a_page("First")
    went_out(page, saved(page, title="Second").number)
    went_out(page, 1)
    assert linked() == ["First"]
    assert [row.number for row in page.publications.all()] == [3, 2, 1]


def test_a_page_that_is_taken_off_is_gone_and_never_served_again(client):
    page = a_page("Imprint")
    went_out(page, None)

    assert client.get(f"/pages/{page.slug}/").status_code == 404
    assert linked() == []
    assert Purge.objects.filter(key=f"page:{page.pk}", mode=Purge.Mode.WITHDRAW).exists()


def test_search_engines_are_told_and_let_in(client):
    page = a_page("About us")
    address = f"/pages/{page.slug}/"
    assert address in client.get("/sitemaps/pages.xml").text
    answer = client.get(address)
    assert "noindex" not in answer.text
    assert f'rel="canonical" href="{settings.SITE_URL}{address}"' in answer.text


def test_publishing_makes_every_page_anew():
    page = a_page("About us")
    keys = set(Purge.objects.values_list("key", flat=True))
    assert {f"page:{page.pk}", house.KEY, "sitemap"} <= keys


@pytest.mark.parametrize(
    ("role", "saves", "publishes"),
    [
        (REPORTER, False, False),
        (EDITOR, True, False),
        (PUBLISHER, True, True),
        (ADMINISTRATOR, True, True),
    ],
)
def test_who_may(role, saves, publishes):
    by, page = a_user(role), a_page("About us")
    for may, deed in (
        (saves, lambda: saved(page, by=by, title="Other")),
        (publishes, lambda: went_out(page, 1, by=by)),
    ):
        if may:
            deed()
        else:
            with pytest.raises(NotAllowed):
                deed()


def test_the_same_press_twice_is_one_publication():
    page, intent = a_page("About us"), uuid4()
    first = went_out(page, 1, intent=intent)
    assert went_out(page, 1, intent=intent) == first
    assert page.publications.count() == 2


def test_the_second_of_two_is_told():
    page = a_page("About us")
    saved(page, title="Somebody else's")
    with pytest.raises(Moved, match="Somebody else's"):
        site_pages.save(page, text("Mine"), by=a_user(), started_from=1)
    with pytest.raises(Moved):
        went_out(page, 2, seen=0)


def test_ones_own_earlier_save_is_not_in_ones_way():
    page, by = a_page("About us"), a_user()
    site_pages.save(page, text("Mine"), by=by, started_from=1)
    assert site_pages.save(page, text("Mine again"), by=by, started_from=1).number == 3


def test_saving_what_is_saved_makes_no_version():
    page = a_page("About us", "<p>We are six.</p>")
    assert saved(page, title="About us", html="<p>We are six.</p>").number == 1


def test_prose_is_cleaned_whoever_writes():
    version = saved(Page(slug="about"), html='<p onclick="x">Hi<script>alert(1)</script></p>')
    assert version.html == "<p>Hi</p>"


def test_a_page_needs_a_title_and_an_address_of_its_own():
    a_page("About us", slug="about")
    for page, title in ((Page(slug="about"), "Again"), (Page(slug="new"), "")):
        with pytest.raises(ValidationError):
            saved(page, title=title)


@pytest.mark.parametrize(
    "change",
    [lambda: PageVersion.objects.update(title="Other"), lambda: PageVersion.objects.all().delete()],
)
def test_a_version_of_a_page_refuses_to_change(change):
    saved(Page(slug="about"))
    Page.objects.update(saved=None)

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        change()


def test_what_was_done_is_in_the_audit_log():
    page = a_page("About us")
    went_out(page, None)
    told = AuditEntry.objects.filter(what=AuditEntry.What.PAGE).order_by("pk")
    assert list(told.values_list("thing", "detail")) == [
        ("About us", "public number 1, version 1"),
        ("About us", "public number 2, taken off"),
    ]


def test_a_new_newsroom_has_its_first_pages_in_its_language(client):
    house.change(
        {"title": "The Tide", "corrections_email": "desk@tide.example"},
        by=a_user(is_superuser=True),
        now=NOON,
    )
    site_pages.found(by=a_user(), now=NOON)
    site_pages.found(by=a_user(), now=NOON)  # does nothing twice

    assert linked() == ["About us", "Corrections policy", "Imprint"]
    for page in house.current().pages:
        assert client.get(f"/pages/{page.slug}/").status_code == 200
    assert "The Tide publishes news" in client.get("/pages/about/").text
    assert "mailto:desk@tide.example" in client.get("/pages/corrections-policy/").text
