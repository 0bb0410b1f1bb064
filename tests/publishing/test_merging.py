"""Two records become one: everything that named the one that is gone names the kept one."""

import threading
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction

from articles.models import (
    LiveQuote,
    OldSlug,
    Person,
    Purge,
    Quotation,
    Quote,
    QuoteBlock,
    Version,
    VersionQuote,
)
from articles.publishing import likenesses, merging, names, publish, purge, rows, versions
from articles.publishing.errors import Moved, NotAllowed
from articles.rendering.pages import pages
from tests import builders as a

pytestmark = pytest.mark.django_db


def merged(kept: Any, gone: Any, *taken: str, by: Any = None) -> Any:
    """Merge as somebody does who sees the two as they are."""
    kept.refresh_from_db()
    gone.refresh_from_db()
    merge = merging.merge_quotes if isinstance(kept, Quote) else merging.merge_people
    made = merge(
        kept.pk,
        gone.pk,
        taken=frozenset(taken),
        seen=merging.fingerprint(kept, gone),
        by=by or a.a_user(),
        now=a.NOON,
    )
    kept.refresh_from_db()
    gone.refresh_from_db()
    return made


def saying(quote: Quote, **fields: Any) -> Any:
    story = a.a_story(text=f"<p>“{quote.words}” she said.</p>", **fields)
    a.a_quotation(story, quote)
    return story


@pytest.fixture
def lena() -> Person:
    return a.a_person("Lena Brandt", slug="lena-brandt", public_figure=True)


@pytest.fixture
def pair(lena: Person) -> tuple[Quote, Quote]:
    return a.a_quote("We have no time.", speaker=lena), a.a_quote("We have no time.", speaker=lena)


class TestQuotes:
    def test_working_copies_use_the_kept_record_in_a_version_of_its_own(self, pair: Any) -> None:
        kept, gone = pair
        story = saying(gone)
        apart = a.a_block(story, QuoteBlock, quote=gone)

        merged(kept, gone)

        apart.refresh_from_db()
        assert Quotation.objects.get(story=story).quote == apart.quote == kept
        newest = Version.objects.filter(story=story).first()
        assert newest
        assert newest.name == "Quotes merged"
        assert {quote for _, quote in newest.document.quote_uses()} == {kept.pk}

    def test_a_story_that_used_both_uses_it_once(self, pair: Any) -> None:
        kept, gone = pair
        story = saying(kept)
        a.a_quotation(story, gone)

        merged(kept, gone)

        assert [use.quote for use in story.quotations.all()] == [kept]

    def test_what_is_live_keeps_its_words_under_the_kept_record(self, pair: Any) -> None:
        kept, gone = pair
        a.published(saying(gone))
        kept.words = "We have no time at all."
        kept.save()

        merged(kept, gone)

        live = LiveQuote.objects.get()
        assert (live.quote, live.words) == (kept, "We have no time.")

    def test_an_old_version_brings_back_the_kept_record(self, pair: Any) -> None:
        kept, gone = pair
        story = saying(gone)
        a.published(story)
        merged(kept, gone)
        story.quotations.all().delete()
        story.articles_text_set.update(html="<p>Nobody said anything.</p>")
        a.published(story)

        publish.republish(story.pk, 1, **a.press(story))

        assert [live.quote for live in LiveQuote.objects.all()] == [kept]
        named = VersionQuote.objects.filter(version__number=1).get()
        assert named.quote == gone  # a Version never changes

    def test_a_version_that_named_both_is_thawed_with_one(self, pair: Any) -> None:
        kept, gone = pair
        story = saying(gone)
        a.a_quotation(story, kept)
        document = rows.freeze(story)
        merged(kept, gone)

        with transaction.atomic():
            found = rows.thaw(document, story)

        assert found == []
        assert [use.quote for use in story.quotations.all()] == [kept]

    def test_a_form_that_was_open_is_not_late(self, pair: Any) -> None:
        kept, gone = pair
        story = saying(gone)
        started = versions.save(story, by=None, now=a.NOON).pk

        merged(kept, gone)

        story.refresh_from_db()
        assert not versions.is_late(story, started)

    def test_what_is_chosen_is_taken_over_and_voids_a_check(self, pair: Any) -> None:
        kept, gone = pair
        Quote.objects.filter(pk=kept.pk).update(checked_by=a.a_user())
        Quote.objects.filter(pk=gone.pk).update(occasion="In the gallery", role="Mayor")

        merged(kept, gone, "occasion")

        assert (kept.occasion, kept.role, kept.checked_by) == ("In the gallery", "", None)

    def test_chains_collapse_and_each_number_leads_to_the_last(self, pair: Any) -> None:
        first, second = pair
        third = a.a_quote("We have no time.", speaker=first.speaker)
        merged(second, first)

        merged(third, second)

        first.refresh_from_db()
        assert first.merged_into == second.merged_into == third
        old = OldSlug.objects.filter(of="quote").order_by("slug").values_list("slug", "record")
        assert list(old) == [(str(first.pk), third.pk), (str(second.pk), third.pk)]

    def test_caches_hear_of_it_where_it_is_live(self, pair: Any) -> None:
        kept, gone = pair
        live = a.published(saying(gone))
        before = purge.position()

        merged(kept, gone)

        told = set(Purge.objects.filter(position__gt=before).values_list("key", "mode"))
        keys = {f"quote:{kept.pk}", f"quote:{gone.pk}", f"story:{live.pk}", "quotes", "sitemap"}
        assert told == {(key, "refresh") for key in keys | {f"person:{kept.speaker_id}"}}

    def test_the_one_that_is_gone_is_in_no_list(self, pair: Any) -> None:
        kept, gone = pair
        likenesses.note(kept)
        likenesses.note(gone)

        merged(kept, gone)

        assert list(Quote.objects.current()) == [kept]
        assert likenesses.of(kept) == []


class TestPeople:
    @pytest.fixture
    def other(self) -> Person:
        return a.a_person("L. Brandt", slug="l-brandt", aliases="Lenchen")

    def test_all_they_said_follows(self, lena: Person, other: Person) -> None:
        quote = a.a_quote("No.", speaker=other)
        a.published(saying(quote))

        merged(lena, other)

        quote.refresh_from_db()
        live = LiveQuote.objects.get()
        assert quote.speaker == live.speaker == lena
        assert live.attribution == "L. Brandt"  # as it was published

    def test_each_name_finds_the_kept_one(self, lena: Person, other: Person) -> None:
        for person in (lena, other):
            names.note(person)

        merged(lena, other)

        assert lena.aliases.splitlines() == ["L. Brandt", "Lenchen"]
        assert [person.id for person in names.known("Lenchen went home.").people] == [lena.pk]

    def test_a_name_that_is_taken_over_leaves_the_old_one_as_an_alias(
        self, lena: Person, other: Person
    ) -> None:
        merged(lena, other, "name")

        assert lena.name == "L. Brandt"
        assert lena.aliases.splitlines() == ["Lena Brandt", "Lenchen"]

    def test_old_addresses_lead_to_the_kept_one(self, lena: Person, other: Person) -> None:
        third = a.a_person("Lena B.", slug="lena-b")
        merged(other, third)

        merged(lena, other)

        third.refresh_from_db()
        assert third.merged_into == lena
        old = OldSlug.objects.filter(of="person").order_by("slug").values_list("slug", "record")
        assert list(old) == [("l-brandt", lena.pk), ("lena-b", lena.pk)]

    def test_an_old_version_goes_live_with_the_kept_one(self, lena: Person, other: Person) -> None:
        story = saying(a.a_quote("No.", speaker=other))
        a.published(story)
        merged(lena, other)

        live = publish.republish(story.pk, 1, **a.press(story)).version

        assert LiveQuote.objects.get().speaker == lena
        assert pages(live.document).person(other.pk) == "/people/lena-brandt/"

    @pytest.mark.parametrize(("taken", "mode"), [((), "refresh"), (("public_figure",), "withdraw")])
    def test_a_page_that_goes_is_withdrawn(
        self, lena: Person, other: Person, taken: Any, mode: str
    ) -> None:
        a.published(saying(a.a_quote("No.", speaker=lena)))
        before = purge.position()

        merged(lena, other, *taken)

        told = set(Purge.objects.filter(position__gt=before).values_list("key", "mode"))
        keys = {f"person:{lena.pk}", f"person:{other.pk}", "quotes", "sitemap"}
        assert told == {(key, mode) for key in keys}

    def test_notes_of_both_are_kept(self, lena: Person, other: Person) -> None:
        Person.objects.filter(pk=lena.pk).update(notes="Call before noon.")
        Person.objects.filter(pk=other.pk).update(notes="Met in May.")

        merged(lena, other)

        assert lena.notes == "Call before noon.\n\nMet in May."


@pytest.mark.parametrize(("role", "may"), [("Publisher", True), ("Reporter", False)])
def test_merging_is_a_right(pair: Any, role: str, may: bool) -> None:
    kept, gone = pair

    if may:
        merged(kept, gone, by=a.a_user(role))
    else:
        with pytest.raises(NotAllowed, match="Ask an editor"):
            merged(kept, gone, by=a.a_user(role))

    gone.refresh_from_db()
    assert (gone.merged_into == kept) == may


@pytest.mark.parametrize("live", [True, False])
def test_what_readers_see_is_merged_by_who_may_publish(pair: Any, live: bool) -> None:
    kept, gone = pair
    story = saying(gone)
    if live:
        a.published(story)
    reporter = a.a_user("Reporter")
    reporter.user_permissions.add(a.a_right("merge_quote"))

    assert merging.may_merge(reporter, kept, gone) != live


def test_a_record_that_changed_meanwhile_is_looked_at_again(pair: Any) -> None:
    kept, gone = pair
    seen = merging.fingerprint(kept, gone)
    Quote.objects.filter(pk=gone.pk).update(occasion="In the gallery")

    with pytest.raises(Moved, match="was changed while you looked"):
        merging.merge_quotes(kept.pk, gone.pk, seen=seen, by=a.a_user(), now=a.NOON)


def test_what_is_gone_is_not_merged_again(pair: Any) -> None:
    kept, gone = pair
    third = a.a_quote("We have no time.")
    merged(kept, gone)

    for one, other in ((gone, third), (third, gone), (kept, kept)):
        with pytest.raises(Moved, match="one of the two is gone"):
            merged(one, other)


@pytest.mark.django_db(transaction=True)
def test_merging_while_stories_are_published_leaves_nothing_behind() -> None:
    """Publications and a merge wait for each other, in whatever order they come."""
    lena, other = a.a_person("Lena Brandt"), a.a_person("L. Brandt")
    quotes = [a.a_quote("We have no time.", speaker=other) for _ in range(6)]
    stories = [saying(quote) for quote in quotes]
    presses = [a.press(story) for story in stories]
    editor, errors = a.a_user(), []

    def work(deed: Any) -> None:
        try:
            deed()
        except Exception as error:  # noqa: BLE001  reported below, in the test's own thread
            errors.append(error)
        finally:
            connection.close()

    deeds = [partial(publish.publish, s.pk, **p) for s, p in zip(stories, presses, strict=True)]
    deeds.insert(3, partial(merged, lena, other, by=editor))
    threads = [threading.Thread(target=work, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert errors == []
    assert {live.speaker for live in LiveQuote.objects.select_related("speaker")} == {lena}
