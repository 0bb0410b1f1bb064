"""Chinese: who spoke, by the clause before a verb of saying.

李敏昨天对记者表示：“…” — what stands from the clause's beginning to the first small word is who
spoke, a role and then a name. After a quotation the clause ends with its verb: “…”，李敏说。
"""

import re
from functools import cache

from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.languages import language as table_of
from articles.document.quotations.mention import Mention
from articles.document.quotations.page import Sentence
from articles.document.quotations.sieves import Attribution, Place
from articles.document.quotations.unparted import (
    HOLE,
    Line,
    after,
    before,
    cue_of,
    cues_of,
    ends_with,
    nobody,
    starts_with,
    titles_of,
)

_BREAKS = re.compile(f"[，,；;。！？!?：:（）()—{HOLE}]")
_DATE = re.compile("\\d+[年月日号點点时時]|[一二三四五六七八九十]+[月日]")
_DEFINITE = ("该", "該", "这名", "这位", "這名", "這位", "那名", "那位", "上述")
LONG = 30  # letters of a role and a name
NEARBY = 2000  # letters that tell how a name is written elsewhere
_PASSED = re.compile(
    "(引述|援引|引用|转引|轉引)([^，。：]{2,24}?)(?:的)?(?:话|話|说法|說法)?(说|說|称|稱|指|报道|報道|表示)"
)


def attribute(text: str, place: Place, language: Language) -> Attribution | None:
    """Return who spoke by the words around a quotation."""
    return _Reader(text, place, language).answer()


class _Reader:
    def __init__(self, text: str, place: Place, language: Language) -> None:
        self.text, self.place, self.language = text, place, language
        self.cues = cues_of(language.code)

    def answer(self) -> Attribution | None:
        left = before(self.place)
        if left.text[-1:] in ("：", ":"):
            return self._passed_on(left) or self._before(left)
        return self._after(after(self.place)) or self._passed_on(left) or self._before(left)

    def _after(self, line: Line) -> Attribution | None:
        """“…”，李敏说。"""
        begin = 1 if line.text[:1] in ("，", ",") else 0
        stop = _BREAKS.search(line.text, begin)
        end = stop.start() if stop else len(line.text)
        if line.text[end : end + 1] in ("：", ":", HOLE):
            return None  # it says who speaks next
        cue = self._last_cue(line.text, begin, end)
        told = cue is not None and self.language.cues[cue["cue"]] == "tell"  # 告诉记者
        if cue is None or not (told or cue.end() == end):
            return None
        mention = subject(self.text, line, begin, cue.start(), self.language)
        return self._made(line, cue, mention, 0.95)

    def _last_cue(self, text: str, begin: int, end: int) -> re.Match[str] | None:
        found = [match for match in self.cues.finditer(text, begin, end) if match["cue"]]
        return found[-1] if found else None

    def _passed_on(self, line: Line) -> Attribution | None:
        """《北宜日報》引述一名林業署官員的話說"""
        found = list(_PASSED.finditer(line.text))
        if not found:
            return None
        match = found[-1]
        mention = subject(self.text, line, match.start(2), match.end(2), self.language)
        at = line.stretch(match.start(3), match.end(3))
        cue = cue_of(self.place, line, match.start(3), "cite")
        return Attribution("cited", 0.92, mention, cue, at) if mention else None

    def _before(self, line: Line) -> Attribution | None:
        """李敏表示，今年产量“…”"""
        cue = self._last_cue(line.text, 0, len(line.text))
        if cue is None:
            return self._colon(line)
        tail = line.text[cue.end() :]
        if HOLE in tail and tail[-1:] in ("：", ":"):
            return self._colon(line)
        near = len(_BREAKS.sub("", tail)) <= 3
        mention = None
        for begin, end in self._clauses(line.text, cue.start()):
            mention = subject(self.text, line, begin, end, self.language)
            if mention:
                break
        sure = 0.95 if near else 0.8 if HOLE in tail else 0.88
        return self._made(line, cue, mention, sure)

    def _clauses(self, text: str, end: int) -> list[tuple[int, int]]:
        """The clause that ends here, then those before it in the sentence."""
        breaks = [m.end() for m in _BREAKS.finditer(text, 0, end)]
        starts = [0, *breaks]
        ends = [at - 1 for at in breaks] + [end]
        return list(zip(starts, ends, strict=True))[::-1]

    def _made(
        self, line: Line, cue: re.Match[str], mention: Mention | None, sure: float
    ) -> Attribution:
        at = line.stretch(cue.start(), cue.end())
        made = cue_of(self.place, line, cue.start(), self.language.cues[cue["cue"]])
        if mention is None:
            return Attribution("verb-alone", min(sure, 0.88), nobody(at), made, at)
        if self._is_generic(mention) and made.kind == "name":
            return Attribution("generic", 0.2, None, made, at)
        sieve = "pronoun" if mention.kind == "pronoun" else "name-cue"
        return Attribution(sieve, sure, mention, made, at)

    def _is_generic(self, mention: Mention) -> bool:
        """What everybody calls something is its nickname: 当地人称之为"""
        return bool(ends_with(mention.name, self.language.groups))

    def _colon(self, line: Line) -> Attribution | None:
        if line.text[-1:] not in ("：", ":"):
            return None
        for begin, end in self._clauses(line.text, len(line.text) - 1):
            if mention := subject(self.text, line, begin, end, self.language):
                return Attribution("colon", 0.82, mention, None)
        return None


def subject(text: str, line: Line, begin: int, end: int, language: Language) -> Mention | None:
    """Cut who it is of out of a clause."""
    begin = _past_openers(line.text, begin, end, language)
    if begin >= end:
        return None
    clause = line.text[begin:end]
    pronoun = starts_with(clause, 0, language.pronouns)
    if pronoun and clause[len(pronoun) : len(pronoun) + 1] != "的":
        at = line.stretch(begin, begin + len(pronoun))
        return Mention(0, 0, "pronoun", pronoun, at, gender=language.pronouns[pronoun])
    if not pronoun:
        stop = _first_small(clause, language)
        clause = clause[:stop] or clause
    else:
        clause = clause[: _first_small(clause, language)]
    if clause.startswith(("在", "在於")):
        return None
    return _read(text, line, begin, begin + len(clause), language)


def _past_openers(text: str, begin: int, end: int, language: Language) -> int:
    while begin < end:
        date = _DATE.match(text, begin, end)
        word = (
            date.group()
            if date
            else starts_with(text[:end], begin, language.conjunctions, language.times)
        )
        if not word:
            break
        begin += len(word)
    if text.startswith("在", begin) and "的" in text[begin:end]:  # 在山下种花的农民
        begin = text.rindex("的", begin, end) + 1
    return begin


def _first_small(clause: str, language: Language) -> int:
    """Where the first small word stands: an adverb, a preposition, a time, how it was said."""
    for at in range(1, len(clause)):
        if clause[at].isdigit() and not clause[at - 1].isdigit():
            return at
        if starts_with(clause, at, language.adverbs, language.times):
            around = clause[at - 1 : at + 2]
            if not any(word in around for word in language.not_names):
                return at
    return len(clause)


def _read(text: str, line: Line, begin: int, end: int, language: Language) -> Mention | None:
    words = line.text[begin:end].strip()
    if len(words) < 2 or len(words) > LONG or HOLE in words:
        return None
    start, role = _parted(words, language)
    name = words[start:]
    at = line.stretch(begin + start, begin + len(words))
    title = ends_with(name, titles_of(language.code))
    kept = len(name) - len(title)
    if title and (name[:kept] in language.surnames or is_name(name[:kept], language)):
        role_at = line.stretch(begin + start + kept, begin + len(words))
        said = title if title in language.roles else ""
        shown = Stretch(at.start, at.end - len(title))
        return Mention(
            0, 0, "name", name[:kept], shown, role=said, role_at=role_at if said else None
        )
    if role:
        role_at = line.stretch(begin + start - len(role), begin + start)
        return Mention(0, 0, "name", name, at, role=role, role_at=role_at)
    kind = _kind(name, language)
    if not kind:
        return None
    definite = name.startswith(_DEFINITE)
    return Mention(0, 0, kind, name, at, definite=definite)


def _parted(words: str, language: Language) -> tuple[int, str]:
    """Where the name begins after a role, and the role."""
    for at in range(len(words) - 2, 0, -1):
        head = words[:at]
        if not ends_with(head, language.roles):
            continue
        name = words[at:]
        if ends_with(name, language.roles) and not is_name(name, language):
            continue
        if len(name) <= 4 or "·" in name or "・" in name:
            role = re.split("[的是，、“”]", head)[-1]
            return (at, role) if not name.startswith(("的", "们", "們")) else (0, "")
    return 0, ""


def is_name(words: str, language: Language) -> bool:
    """Whether somebody may be called so: a surname and one or two letters, or a foreign name."""
    if "·" in words or "・" in words:
        return len(words) <= 20
    surname = starts_with(words, 0, language.surnames)
    return bool(surname) and 0 < len(words) - len(surname) <= 2


def _kind(name: str, language: Language) -> str:
    if ends_with(name, language.roles, language.kin, language.groups):
        return "described"
    if ends_with(name, language.organisations):
        return "organisation"
    if is_name(name, language) or (len(name) <= 5 and "的" not in name):
        return "name"
    if name.startswith(("一个", "一個", "一名", "一位", "有", "一些", "多名", "多位")):
        return "described"
    return ""


@cache
def _named(code: str) -> re.Pattern[str]:
    """A role right before a name: 消防员刘洋, 首席执行官马丁·霍夫曼."""
    table = table_of(code)
    people = [*table.roles, *table.kin]
    roles = "|".join(map(re.escape, sorted(people, key=len, reverse=True)))
    surnames = "|".join(map(re.escape, sorted(table.surnames, key=len, reverse=True)))
    foreign = "[\\u4e00-\\u9fff]{1,6}(?:[·・][\\u4e00-\\u9fff]{1,7})+"
    return re.compile(f"({roles})({foreign}|(?:{surnames})[\\u4e00-\\u9fff]{{1,2}})")


def mentions(text: str, sentence: Sentence, language: Language) -> list[Mention]:
    """Find who is named after a role, wherever it stands."""
    found: list[Mention] = []
    for token in sentence.tokens:
        if not token.is_word:
            continue
        for match in _named(language.code).finditer(token.text):
            start = token.start + match.start(2)
            around = text[max(start - NEARBY, 0) : start + NEARBY]
            following = token.text[match.start(2) + 2 :]
            name = _likelier(around, match[2], following, language)
            role = re.split("[的是]", token.text[: match.end(1)])[-1][-16:]
            role_at = Stretch(start - len(role), start)
            at = Stretch(start, start + len(name))
            found.append(Mention(0, 0, "name", name, at, role=role, role_at=role_at))
    return found


def _likelier(text: str, name: str, following: str, language: Language) -> str:
    """Two letters or three: the one that the text says more often."""
    if len(name) != 3 or starts_with(name, 0, language.surnames) == name[:2]:
        return name
    short = name[:2]
    alone = text.count(short) > text.count(name)
    small = starts_with(following, 0, language.adverbs, language.cues)
    return short if alone or small else name
