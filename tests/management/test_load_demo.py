"""The demo newsroom as it is after loading."""

import io
from collections import Counter

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from articles.document import checks, schema
from articles.document.quotations import anchored
from articles.management.demo.accounts import ACCOUNTS
from articles.management.demo.content import Content
from articles.management.demo.load import LEAD, load
from articles.models import (
    Kind,
    LiveQuote,
    LiveStory,
    Page,
    Person,
    Photo,
    Provenance,
    Publication,
    Quote,
    Rendition,
    Source,
    Stage,
    Status,
    Story,
    Version,
    Waiver,
)
from articles.publishing import front, rows

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    pytest.mark.xdist_group("demo"),  # loaded by one process and not by each
]

TABLES = (Story, Version, Publication, LiveStory, LiveQuote, Quote, Photo, Rendition, Person, Page)


def live(slug: str) -> LiveStory:
    return LiveStory.objects.select_related("version", "publication").get(slug=slug)


def load_again(content: Content, **options) -> None:
    load(lambda line: None, content=content, scale=0.2, **options)


# --- loading ------------------------------------------------------------------------------------


def test_what_is_live_was_written_by_publishing_alone(demo: list[str]):
    assert demo == []


def test_what_was_interrupted_is_complete_and_there_once(content: Content):
    titles = [picture.title for picture in content.pictures.values()]

    assert Story.objects.count() == len(content.tales)
    assert Publication.objects.count() == sum(len(tale.out) for tale in content.tales.values())
    assert sorted(Photo.objects.values_list("title", flat=True)) == sorted(titles)


def test_a_second_run_writes_nothing(content: Content):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load_again(content)

    verbs = Counter(query["sql"].split()[0] for query in queries)
    assert set(verbs) <= {"SELECT"}
    assert verbs["SELECT"] < 20


def test_what_the_desk_changed_stays(content: Content):
    before = {table: table.objects.count() for table in TABLES}
    Story.objects.filter(slug="the-last-lamplighter").update(slug="lamps", headline="Lamps")
    Person.objects.filter(slug="ines-calloway").update(name="Ines Calloway-Reed")

    load_again(content)

    assert {table: table.objects.count() for table in TABLES} == before
    assert Story.objects.get(slug="lamps").headline == "Lamps"
    assert Person.objects.get(slug="ines-calloway").name == "Ines Calloway-Reed"


def test_the_lead_that_the_desk_chose_stays(content: Content):
    chosen = live("tram-line-4-will-open-two-months-early")
    front.pin_lead(chosen.pk, by=User.objects.get(username="editor"))

    load_again(content)

    assert front.shown().lead.story == chosen.pk


def test_it_is_not_loaded_into_a_real_newsroom(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")


@pytest.mark.usefixtures("in_demo")
def test_the_command_says_what_it_does():
    said = io.StringIO()

    call_command("load_demo", stdout=said)

    assert "The demo newsroom is there" in said.getvalue()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_each_role_can_sign_in(account):
    user = User.objects.get(username=account.username)

    assert user.check_password(account.password)
    assert user.is_staff
    assert not user.is_superuser
    assert {group.name.lower() for group in user.groups.all()} == set(account.roles)


# --- what there is ------------------------------------------------------------------------------


def test_every_kind_of_publication_but_the_roll_back_occurs():
    kinds = set(Publication.objects.values_list("kind", flat=True))

    assert kinds == set(Kind) - {Kind.ROLL_BACK}


def test_every_kind_of_block_is_live():
    blocks = {
        type(block)
        for story in LiveStory.objects.listed()
        for block in story.version.document.blocks
    }

    assert blocks == set(schema.BLOCKS.values())


def test_one_story_is_retracted_and_one_taken_down():
    status = Counter(LiveStory.objects.values_list("status", flat=True))

    assert status[Status.RETRACTED] == status[Status.TAKEN_DOWN] == 1


def test_every_stage_has_a_story():
    assert set(Story.objects.values_list("stage", flat=True)) == set(Stage)


def test_the_corrected_story_has_two_public_versions_and_says_what_was_wrong():
    first, second = Publication.objects.filter(
        story__slug="wend-bridge-repairs-to-cost-more-than-planned"
    ).order_by("number")

    assert "£4.1m" in first.version.document.headline
    assert "£1.4m" in second.version.document.headline
    assert "£4.1m" in second.note
    assert "£4.1m" not in schema.write(second.version.document)


def test_the_live_blog_grew_with_each_publication():
    versions = Publication.objects.filter(
        story__slug="ferry-kittiwake-aground-on-the-sow-bank"
    ).order_by("number")
    updates = [
        len([b for b in publication.version.document.blocks if isinstance(b, schema.Update)])
        for publication in versions
    ]

    assert updates == [1, 2, 3, 4]


def test_something_is_breaking_and_it_is_not_the_lead():
    breaking = LiveStory.objects.breaking(timezone.now()).get()

    assert breaking.slug != LEAD
    assert front.shown().lead.story == live(LEAD).pk


def test_the_newsroom_says_what_it_is(client):
    linked = [page.live.version.title for page in Page.objects.published()]
    assert linked == ["About us", "Corrections policy", "Imprint"]
    assert "is a demonstration" in client.get("/pages/about/").text


def test_a_story_is_live_in_each_language():
    languages = set(LiveStory.objects.listed().values_list("language", flat=True))

    assert languages == {"en", "ar", "fr", "de"}


def test_the_embargoed_story_is_ready_but_for_its_embargo():
    story = Story.objects.get(embargo_until__gt=timezone.now())
    found = checks.blocking(
        rows.freeze(story), now=timezone.now(), embargo_until=story.embargo_until
    )

    assert story.stage == Stage.READY
    assert not LiveStory.objects.filter(pk=story.pk).exists()
    assert [finding.code for finding in found] == ["embargo-holds"]


def test_one_live_story_has_changes_that_readers_do_not_see():
    story = Story.objects.get(slug="turbine-five-stands-still")

    assert "three weeks" in story.headline
    assert "three weeks" not in story.live.headline
    assert story.saved_as_id != story.live.version_id


def test_other_live_stories_have_no_unpublished_changes():
    differing = [
        shown.slug
        for shown in LiveStory.objects.listed().select_related("story")
        if shown.story.saved_as_id != shown.version_id
    ]

    assert differing == ["turbine-five-stands-still"]


def test_news_is_of_today_and_goes_back_for_months():
    listed = LiveStory.objects.listed().exclude(date__year=2014)
    ages = [(timezone.now() - shown.listed_at).days for shown in listed]

    assert ages.count(0) >= 4
    assert max(ages) > 140


# --- facts that can be traced -------------------------------------------------------------------


def test_every_quotation_and_citation_stands_in_its_text():
    for version in Version.objects.select_related("story"):
        lost = [id for id, spans in anchored(version.document).items() if not spans]
        assert not lost, version.story


def test_nothing_that_is_live_would_be_stopped_now():
    for shown in LiveStory.objects.listed():
        set_aside = set(Waiver.objects.filter(story=shown.story).values_list("finding", flat=True))
        found = checks.blocking(shown.version.document, now=timezone.now())
        assert {finding.key for finding in found} == set_aside, shown.slug


def test_most_stories_quote_somebody():
    quoting = LiveQuote.objects.values("story").distinct().count()

    assert quoting > LiveStory.objects.listed().count() / 2


def test_private_people_are_quoted_and_have_no_page():
    private = Person.objects.filter(public_figure=False, live_quotes__isnull=False).distinct()

    assert private.count() >= 4
    assert not set(private) & set(Person.objects.with_page())


def test_public_figures_speak_in_several_stories():
    spoke = Counter(
        LiveQuote.objects.filter(speaker__public_figure=True)
        .values_list("speaker__slug", "story")
        .distinct()
        .values_list("speaker__slug", flat=True)
    )

    assert spoke["tobias-renn"] >= 5
    assert len([slug for slug, stories in spoke.items() if stories >= 2]) >= 8


def test_our_unnamed_source_was_approved_and_others_need_not_be():
    ours, theirs = Source.objects.filter(kind="unnamed").order_by("reported_by")
    if ours.reported_by:
        ours, theirs = theirs, ours

    assert ours.reason
    assert ours.approved_by.username == "editor"
    assert theirs.reported_by.slug == "the-guardian"
    assert theirs.approved_by is None


# --- the Paris story ----------------------------------------------------------------------------


def test_the_paris_story_keeps_its_date():
    shown = live(LEAD)

    assert (shown.date.isoformat(), shown.kicker, shown.byline) == (
        "2014-09-15",
        "Breaking News",
        "",
    )
    assert shown.first_published_at.isoformat() == "2014-09-15T12:20:00+00:00"


def test_the_figures_of_the_paris_story_are_cited():
    document = live(LEAD).version.document
    sources = schema.Index(document.shared).sources
    cited = {c.words: sources[c.source].name for c in document.citations}

    assert cited["Nearly 40 countries"] == "United States government"
    assert cited["between 20,000 and 31,000 fighters"] == "CIA"
    assert cited["162 airstrikes"] == "BBC"
    assert "24 countries" in cited


def test_the_unnamed_western_source_is_the_guardians():
    document = live(LEAD).version.document
    records = schema.Index(document.shared)
    unnamed = [source for source in records.sources.values() if source.unnamed]

    assert [records.sources[source.reported_by].name for source in unnamed] == ["The Guardian"]


def test_the_military_statement_is_described_and_linked_to_its_source():
    quote = Quote.objects.get(words__startswith="expanded efforts")

    assert (quote.speaker, quote.described_as) == (None, "The US military, in a statement")
    assert (quote.provenance, quote.source.name) == (Provenance.REPORTED, "US military")


def test_the_paris_photos_are_captioned_and_credited_as_in_the_report():
    document = live(LEAD).version.document
    records = schema.Index(document.shared)
    figures = [(records.caption(f), records.photos[f.photo].credit) for f in document.figures()]

    assert figures == [
        ("The key players at Anti-ISIS Conference in Paris, France.", "BBC"),
        ("", "BBC"),
    ]


def test_the_president_of_iraq_is_set_apart_and_others_stand_in_the_text():
    document = live(LEAD).version.document
    apart = [block for block in document.blocks if isinstance(block, schema.QuoteBlock)]

    assert len(apart) == 1
    assert len(document.quotations) == 6


# --- pictures -----------------------------------------------------------------------------------


def test_readers_get_the_credit_and_no_position():
    photo = Photo.objects.get(title="Kittiwake crossing by night")
    shown = live("one-night-on-the-last-boat").pictures[str(photo.pk)]["jpeg"][-1][2]
    with storages["public"].open(shown) as file, Image.open(file) as public:
        public_exif = public.getexif()
    with photo.file.open() as file, Image.open(file) as original:
        original_exif = original.getexif()

    assert original_exif.get_ifd(0x8825)
    assert not public_exif.get_ifd(0x8825)


def test_a_retracted_story_keeps_no_words():
    shown = live("market-hall-to-be-sold-document-suggests")

    assert shown.version.document.blocks == ()
    assert "student’s exercise" in shown.version.document.notice.text


def test_settings_of_the_tests_are_no_demo():
    assert not settings.DEMO


@pytest.mark.parametrize("model", [Person, Quote, Source, Photo, Story])
def test_what_was_loaded_could_be_saved_in_a_form(model):
    for row in model.objects.all():
        row.full_clean()
