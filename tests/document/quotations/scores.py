"""How well the finder does on labelled passages: the figures of the acceptance table, by language.

A passage is a JSON file: `text`, `language`, and `quotations` with what a careful reader finds
(`words` with their `starts`, `is_speech`, `speaker`, `role`, `cue`, `source`). `*_accept` lists
other right answers, null among them when none is right too; `nested` and `optional` quotations
are never counted; `grouping: "either"` may be one record or several; `surname_only: false` wants
the full name.

`make quotes` prints the table; `PASSAGES=dir make quotes` that of other passages.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from articles.document.quotations import Found, find

PASSAGES = Path(__file__).parent / "passages"
CLAIMED = 0.5  # a quotation below this confidence is shown, and not called speech
PREFILLED = 0.8  # a speaker from this confidence on is filled in

#: The figures that have to be reached, and those to aim at: English, others.
MUST = {
    "span": (95, 92),
    "speaker": (75, 60),
    "sure": (92, 92),
    "role": (60, 60),
    "named": (60, 60),
    "none": (97, 97),
    "cue": (95, 95),
}
GOAL = {
    "span": (98.5, 97),
    "speaker": (92, 88),
    "sure": (98, 98),
    "role": (85, 85),
    "named": (85, 85),
    "none": (99, 99),
    "cue": (97, 97),
}

_ARTICLE_WORDS = (
    "a an the le la les l un une des du der die das den dem ein eine einen einer eines "
    "el los las unos unas il lo i gli uno o os as um uma de d"
)
_TITLE_WORDS = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev gen general m mme mlle herr frau "
    "ambassador senator representative president minister secretary governor judge captain "
    "councillor sgt col sr sra señor señora signor signora pan pani господин госпожа السيد السيدة "
    "الدكتور מר גברת"
)
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_TITLES = _ARTICLES | frozenset(_TITLE_WORDS.split())
_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

Span = tuple[int, int]
Label = dict[str, Any]


class Passage(NamedTuple):
    id: str
    language: str
    text: str
    labels: list[Label]


def passages(folder: Path = PASSAGES) -> list[Passage]:
    """Return the labelled passages of a folder, by name."""
    read = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return [Passage(p["id"], p["language"], p["text"], p["quotations"]) for p in read]


def score(passage: Passage) -> Counter[str]:
    """Return the counts of one passage; `shares` makes figures of any sum of them."""
    return counted(passage, find(passage.text, passage.language).quotations)


def counted(passage: Passage, found: Sequence[Found]) -> Counter[str]:
    """Return the counts of what was found in a passage."""
    return _Scored(passage, found).counts()


class _Scored:
    def __init__(self, passage: Passage, found: Sequence[Found]) -> None:
        self.text = passage.text
        self.labels = [label for label in passage.labels if not _uncounted(label)]
        self.aside = {s for label in passage.labels if _uncounted(label) for s in self._of(label)}
        self.said = [label for label in self.labels if label["is_speech"]]
        claimed = [f for f in found if f.is_speech and f.confidence >= CLAIMED]
        self.claimed = {self._trimmed(*at): one for one in claimed for at in one.fragments}

    def counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        wanted = [span for label in self.said for span in self._of(label)]
        claimed = set(self.claimed) - (self.aside - set(wanted))
        counts["wanted"], counts["claimed"] = len(wanted), len(claimed)
        counts["exact"] = len(claimed & set(wanted))
        for label in self.labels:
            if not label["is_speech"]:
                counts["unsaid"] += 1
                counts["false alarms"] += any(
                    _overlap(s, c) for s in self._of(label) for c in claimed
                )
        for label in self.said:
            counts.update(self._one(label))
        counts["merged"] = self._merged()
        return counts

    def _one(self, label: Label) -> Iterator[str]:
        yield "quotations"
        spans = self._of(label)
        records = {id(self.claimed[s]): self.claimed[s] for s in spans if s in self.claimed}
        if len(spans) > 1 and label.get("grouping") != "either":
            yield "split"
            if len(records) == 1 and all(span in self.claimed for span in spans):
                yield "split whole"
        if not records:
            return
        one = next(iter(records.values()))
        same = same_name if label.get("surname_only", True) else same_full_name
        right = _accepted(one.speaker, label, "speaker", same)
        yield from ["speaker right"] if right else []
        if one.speaker and one.speaker_confidence >= PREFILLED:
            yield from ("sure", "sure right") if right else ("sure",)
        if label.get("role"):
            yield from ("role", "role right") if _alike(one.role, label["role"]) else ("role",)
        cue = _accepted(one.cue, label, "cue", _shares_a_word)
        yield from ("cue", "cue right") if cue else ("cue",)
        source = _accepted(one.source, label, "source", _same_source)
        due = _answers(label, "source")
        if None not in due:
            yield from ("named", "named right") if source else ("named",)
        elif due == [None]:
            yield from ("none", "none right") if source else ("none",)

    def _merged(self) -> int:
        owners: dict[int, set[str | None]] = {}
        for label in self.said:
            for span in self._of(label):
                if span in self.claimed:
                    owners.setdefault(id(self.claimed[span]), set()).add(label["speaker"])
        return sum(len(speakers) > 1 for speakers in owners.values())

    def _of(self, label: Label) -> list[Span]:
        pairs = zip(label["words"], label["starts"], strict=True)
        return [self._trimmed(start, start + len(words)) for words, start in pairs]

    def _trimmed(self, start: int, end: int) -> Span:
        """Leave out what stands at the edges and is no word."""
        while start < end and not self.text[start].isalnum():
            start += 1
        while end > start and not self.text[end - 1].isalnum():
            end -= 1
        return start, end


def _uncounted(label: Label) -> bool:
    return bool(label.get("nested") or label.get("optional"))


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared / (max(one[1], other[1]) - min(one[0], other[0])) >= 0.5


# --- right answers -------------------------------------------------------------------------------


def _answers(label: Label, key: str) -> list[str | None]:
    others = list(label.get(f"{key}_accept") or [])
    first = label.get(key)
    return others if first is None and others else [first, *others]


def _accepted(answer: str, label: Label, key: str, same: Any) -> bool:
    right = _answers(label, key)
    if not answer:
        return None in right
    return any(one is not None and same(answer, one) for one in right)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text)
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    return re.findall(r"\w+", re.sub(r"[’'`´]s\b", " s", folded))


def same_name(answer: str, right: str) -> bool:
    """The same name, its surname, or the name with a role around it."""
    one, other = _name(answer), _name(right)
    shorter = bool(one and other) and set(one) <= set(other) and one[-1] == other[-1]
    return same_full_name(answer, right) or (shorter and not _UNPARTED.search(right))


def same_full_name(answer: str, right: str) -> bool:
    """The same name, or the name with a role around it; several share its surname."""
    one, other = _name(answer), _name(right)
    if not one or not other:
        return False
    if _UNPARTED.search(right):
        left, whole = sorted(("".join(one), "".join(other)), key=len)
        return left in whole and len(whole) - len(left) <= 6 and len(left) > 1
    inside = f" {' '.join(other)} " in f" {' '.join(one)} "
    possessive = f" {' '.join(other)} s " in f" {' '.join(one)} "
    return one == other or (inside and not possessive and len(one) <= len(other) + 12)


def _name(text: str) -> list[str]:
    words = _words(text)
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words


def _alike(answer: str, right: str) -> bool:
    one, other = set(_words(answer)) - _ARTICLES, set(_words(right)) - _ARTICLES
    return bool(one & other) and 2 * len(one & other) / (len(one) + len(other)) >= 0.6


def _shares_a_word(answer: str, right: str) -> bool:
    return bool(set(_words(answer)) & set(_words(right))) or answer in right or right in answer


def _same_source(answer: str, right: str) -> bool:
    one, other = set(_name(answer)), set(_name(right))
    if one and other and (one <= other or other <= one) and abs(len(one) - len(other)) <= 3:
        return True
    left, whole = sorted(("".join(_name(answer)), "".join(_name(right))), key=len)
    return bool(left and _UNPARTED.search(right) and left in whole)


# --- figures -------------------------------------------------------------------------------------


def shares(counts: Counter[str]) -> dict[str, float]:
    """Return the figures in percent; what has no case is left out."""
    pairs = {
        "speaker": ("speaker right", "quotations"),
        "sure": ("sure right", "sure"),
        "role": ("role right", "role"),
        "named": ("named right", "named"),
        "none": ("none right", "none"),
        "cue": ("cue right", "cue"),
    }
    figures = {
        name: 100 * counts[right] / counts[of] for name, (right, of) in pairs.items() if counts[of]
    }
    spans = counts["wanted"] + counts["claimed"]
    return {"span": 200 * counts["exact"] / spans if spans else 0.0} | figures


def by_language(scored: Iterable[tuple[str, Counter[str]]]) -> dict[str, Counter[str]]:
    """Sum up by language, English first, then `others` and `all`."""
    sums: dict[str, Counter[str]] = {}
    for language, counts in scored:
        for name in (language, "others" if language != "en" else "", "all"):
            if name:
                sums.setdefault(name, Counter()).update(counts)
    last = {"others": 1, "all": 2}
    return dict(sorted(sums.items(), key=lambda s: (last.get(s[0], 0), s[0] != "en", s[0])))


def table(sums: dict[str, Counter[str]]) -> str:
    """Return the figures as lines of text, with what must be reached beside them."""
    names = list(MUST)
    head = "".join(f"{name:>9}" for name in names)
    lines = [f"{'':10}{head}  false alarms  split whole  merged"]
    for language, counts in sums.items():
        figures = shares(counts)
        cells = "".join(f"{figures[n]:9.1f}" if n in figures else f"{'–':>9}" for n in names)
        alarms = f"{counts['false alarms']}/{counts['unsaid']}"
        whole = f"{counts['split whole']}/{counts['split']}"
        lines.append(f"{language:10}{cells}{alarms:>14}{whole:>13}{counts['merged']:>8}")
    for title, figures in (("must", MUST), ("goal", GOAL)):
        for column, group in enumerate(("en", "others")):
            cells = "".join(f"{figures[name][column]:9}" for name in names)
            lines.append(f"{title + ' ' + group:10}{cells}")
    lines.append("must: false alarms 8 of 60 (goal 3), split whole 26 of 32 (goal 31), merged 0")
    return "\n".join(lines)


def main(folder: str = "") -> None:
    read = passages(Path(folder) if folder else PASSAGES)
    print(table(by_language((passage.language, score(passage)) for passage in read)))


if __name__ == "__main__":
    main(*sys.argv[1:2])
