"""The demo's stories: from the files to the rows of a working copy, step by step.

A story's words go through a Document and `rows.thaw`, like every other import. Step 1 is what went
out first; each later step what went out then; a last one what the desk has changed since.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from articles.document import embeds, schema
from articles.management.demo.content import Block, Cited, Said, Tale
from articles.management.demo.moments import moment
from articles.management.demo.records import Records
from articles.models import Priority, Stage, Story, Version
from articles.publishing import assigning, embargo, rows, versions, workflow

#: The stages that a working copy went through before it came to its own.
WAY = (Stage.IDEA, Stage.ASSIGNED, Stage.WRITING, Stage.FOR_EDIT, Stage.LEGAL, Stage.READY)
BY_ITS_WRITER = (Stage.ASSIGNED, Stage.WRITING, Stage.FOR_EDIT)
BEFORE = timedelta(minutes=20)  # how long before a publication its words were written


class Writer:
    """Writes working copies; knows the rows that the files' names stand for."""

    def __init__(self, records: Records, stories: dict[str, int], now: datetime) -> None:
        self.records, self.stories, self.now = records, stories, now

    def begin(self, slug: str) -> None:
        """Make the row of a story, so that others can point at it."""
        headline = self.records.content.tales[slug].headline
        story = Story.objects.create(headline=headline, slug=slug, stage=Stage.IDEA)
        self.stories[slug] = story.pk

    def write(self, slug: str, step: int) -> Version:
        """Bring a story's working copy to a step and save it as a Version named after both."""
        tale = self.records.content.tales[slug]
        story = versions.lock(self.stories[slug])
        at = self._written_at(tale, step)
        rows.thaw(self.document(slug, step), story)
        if step == 1:
            self._begun(story, tale)
            self._move(story, tale, at)
        if step > max(1, len(tale.out)):
            editor = self.records.desk["editor"]
            workflow.move(story.pk, Stage.WRITING, by=editor, note=tale.reopened_because, now=at)
        version = versions.save(story, by=self._by(tale), now=at, name=name(slug, step))
        Story.objects.filter(pk=story.pk).update(saved_at=at)
        return version

    def document(self, slug: str, step: int) -> schema.Document:
        """Return what the story owns at a step."""
        tale, records = self.records.content.tales[slug], self.records
        words = _Words(tale, step)
        blocks = [
            self._block(_key(slug, number), block, words)
            for number, block in enumerate(tale.block)
            if block.since <= step
        ]
        set_apart = {block.quote for block in tale.block}
        quoted = [s.key for s in _there(tale.said, step) if s.key not in set_apart]
        quoted += [key for key in tale.uses if key not in set_apart]
        return schema.Document(
            language=tale.language,
            kicker=tale.kicker,
            headline=words(tale.headline),
            standfirst=words(tale.standfirst),
            key_points=tuple(words(point) for point in tale.points),
            slug=slug,
            section=records.sections[tale.section].pk,
            bylines=tuple(
                schema.Byline(author=records.authors[author].pk, place=place)
                for author, place in tale.authors()
            ),
            place=tale.place,
            urgency=tale.urgency,
            topics=tuple(sorted(records.topics[topic].pk for topic in tale.topics)),
            lead=self._lead(tale),
            blocks=tuple(blocks),
            quotations=tuple(
                schema.Quotation(id=_key(slug, key), quote=records.quotes[key].pk) for key in quoted
            ),
            citations=tuple(
                schema.Citation(
                    id=_key(slug, cited.words),
                    words=words(cited.words),
                    source=records.sources[cited.source].pk,
                    statement=words(cited.statement),
                )
                for cited in _there(tale.cited, step)
            ),
            not_speech=tuple(
                schema.NotSpeech(id=_key(slug, said), words=said) for said in tale.not_said
            ),
            related=tuple(self.stories[other] for other in tale.related),
            translation_of=self.stories[tale.translates] if tale.translates else None,
            breaking_until=moment(tale.breaking, self.now) if tale.breaking else None,
        )

    def _lead(self, tale: Tale) -> schema.Figure | None:
        if not tale.lead:
            return None
        photo = self.records.photos[tale.lead].pk
        return schema.Figure(
            id=schema.LEAD, photo=photo, caption=tale.lead_caption, alt=tale.lead_alt
        )

    def _block(self, key: str, block: Block, words: "_Words") -> schema.AnyBlock:
        if block.update:
            at = moment(block.at, self.now)
            html = words(block.text).strip()
            return schema.Update(id=key, at=at, headline=words(block.update), html=html)
        if block.quote:
            return schema.QuoteBlock(id=key, quote=self.records.quotes[block.quote].pk)
        if block.photo is not None:
            photo = self.records.photos[block.photo].pk if block.photo else None
            return schema.Figure(id=key, photo=photo, caption=block.caption)
        if block.box:
            return schema.FactBox(id=key, title=block.box, facts=tuple(self._facts(block)))
        if block.plays:
            provider, media = embeds.parse(block.plays) or ("", "")
            texts = {"title": block.title, "caption": block.caption}
            return schema.Embed(id=key, provider=provider, media=media, **texts)
        if block.also:
            return schema.ReadAlso(id=key, stories=tuple(self.stories[s] for s in block.also))
        return schema.Text(id=key, html=words(block.text).strip())

    def _facts(self, block: Block) -> Iterator[schema.Fact]:
        for fact in block.facts:
            source = self.records.sources[fact.source].pk if fact.source else None
            yield schema.Fact(term=fact.term, words=fact.words, source=source)

    def _begun(self, story: Story, tale: Tale) -> None:
        """Say who began a story and when; keep it back, and assign it, as the file has it."""
        by, at = self._by(tale), self._written_at(tale, 1) - 6 * BEFORE
        Story.objects.filter(pk=story.pk).update(created_by=by, created_at=at)
        editor = self.records.desk["editor"]
        if tale.embargo:
            embargo.set_embargo(story.pk, moment(tale.embargo, self.now), by=editor, now=at)
        if tale.assigned:
            assigning.assign(
                story.pk,
                by=editor,
                now=at,
                assigned_to=self.records.desk[tale.assigned],
                due=moment(tale.due, self.now) if tale.due else None,
                asked_for=tale.asked_for,
                priority=Priority[tale.priority.upper()],
            )

    def _move(self, story: Story, tale: Tale, at: datetime) -> None:
        """Walk the working copy to its stage, each move a little later, by its writer at first."""
        way = list(WAY[1 : WAY.index(tale.stage) + 1]) if tale.stage in WAY else [Stage.WRITING]
        if tale.stage == Stage.READY:
            way.remove(Stage.LEGAL)
        if tale.stage == Stage.SPIKED:
            way.append(Stage.SPIKED)
        if tale.assigned and Stage.ASSIGNED in way:  # moved when it was
            way.remove(Stage.ASSIGNED)
        writer = tale.assigned or tale.by_desk
        for number, stage in enumerate(way):
            workflow.move(
                story.pk,
                stage,
                by=self.records.desk[writer if stage in BY_ITS_WRITER else "editor"],
                note=tale.spiked_because if stage == Stage.SPIKED else "",
                now=at - (len(way) - number) * BEFORE,
            )

    def _written_at(self, tale: Tale, step: int) -> datetime:
        if step <= len(tale.out):
            return moment(tale.out[step - 1].at, self.now) - BEFORE
        if tale.written:
            return moment(tale.written, self.now)
        return self.now - BEFORE * (1 + len(tale.headline) % 7)  # the desk wrote at various times

    def _by(self, tale: Tale) -> User:
        return self.records.desk[tale.by_desk]


class _Words:
    """The changes that were made up to a step, carried out on any of a story's texts."""

    def __init__(self, tale: Tale, step: int) -> None:
        self.changes = [pair for out in tale.out[:step] for pair in out.change]
        if step > max(1, len(tale.out)):
            self.changes += tale.draft_change

    def __call__(self, text: str) -> str:
        for before, after in self.changes:
            text = text.replace(before, after)
        return text


def name(slug: str, step: int) -> str:
    """Return the name of the Version that holds a story at a step; it tells a later run."""
    return f"Demo {step}: {slug}"[:100]


def _key(slug: str, part: str | int) -> str:
    """Return the id of a part of a story: the same each time."""
    return "b" + hashlib.sha256(f"{slug}/{part}".encode()).hexdigest()[:14]


def _there[T: (Said, Cited)](parts: Iterable[T], step: int) -> Iterator[T]:
    return (part for part in parts if part.since <= step)
