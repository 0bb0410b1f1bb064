"""Japanese: who spoke, by the topic and by the verb after と.

佐伯市長は「…」と述べた。 — who spoke stands before は, が or も, in front of the quotation or after
it, a role, の, a name and its title; words in marks without と are a name or a term.
"""

import re
from functools import cache

from articles.document.quotations.cues import Cue
from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
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
    longest,
    nobody,
    starts_with,
    titles_of,
)

_JOINED = re.compile("(?:、)?(?:などと|なんて|と|って)(?:も|は|だけ|の)?、?")
_TOPIC = re.compile("(?<![でにとらへて])(?:は|が|も)(?=[、,]?)")
_VERB_END = re.compile(
    "(?:した|している|していた|しました|する|した上で|して|し|た|ている|ていた|て|だ|でいる|でいた|る|った|っている)?"
)
_NEXT = re.compile("[。！？」]")
_SO = re.compile("(?:そう|こう|このように)(?P<verb>[一-龯々]{1,3}[ぁ-ん]{1,4})")
_CUT = re.compile("[、,。：:（）()" + HOLE + "]")
_NAME = re.compile(
    "(?:[一-龯々ヶ]{2,5}|[ァ-ヶー]+(?:[・＝=][ァ-ヶー]+)*|[一-龯々]{1,3}[ぁ-ん]{2,3})$"
)
_PASSED = re.compile("([^、。は]{2,20})の(?:話|証言|談話|コメント)(?:として|によると)")
_ACCORDING = re.compile("によると|によれば")
_HEARSAY = re.compile("(?:だ|だった)?(?:という|といい|とのこと|そう)(?=[。、])")
_NO_NAME = ("する", "した", "いる", "める", "れる", "せる", "った", "ない", "たち", "など", "から")
#: Parts of a phrase that tell of the one who is named after them: 移転に反対する大野健太市議
_RELATIVE = re.compile(
    ".*(?:[うくすつぬむるぐぶた]|ない|だった|している|の|な)(?=[一-龯々ァ-ヶA-ZＡ-Ｚ])"
)
LONG = 40


def attribute(text: str, place: Place, language: Language) -> Attribution | None:
    """Return who spoke by the words around a quotation."""
    return _Reader(text, place, language).answer()


class _Reader:
    def __init__(self, text: str, place: Place, language: Language) -> None:
        self.text, self.place, self.language = text, place, language
        self.cues = cues_of(language.code)

    def answer(self) -> Attribution | None:
        left, right = before(self.place), after(self.place)
        return (
            self._joined(left, right)
            or self._so(right)
            or self._frame(left, right)
            or self._colon(left)
        )

    def _joined(self, left: Line, right: Line) -> Attribution | None:
        """「…」と述べた"""
        joint = _JOINED.match(right.text)
        if not joint:
            return None
        stop = _NEXT.search(right.text, joint.end())
        hole = right.text.find(HOLE, joint.end())
        ends = [at for at in (stop.start() if stop else -1, hole) if at >= 0]
        end = min(ends, default=len(right.text))
        cue = next((m for m in self.cues.finditer(right.text, joint.end(), end) if m["cue"]), None)
        mention = self._passed_on(left) or self._topic(right, joint.end(), cue, end)
        mention = mention or self._before(left)
        if cue is None:
            return self._unknown(right, joint.end(), end, mention)
        verb = _VERB_END.match(right.text, cue.end(), end)
        at = right.stretch(cue.start(), verb.end() if verb else cue.end())
        made = cue_of(self.place, right, cue.start(), self.language.cues[cue["cue"]])
        return self._made(mention, made, at, 0.95)

    def _unknown(
        self, line: Line, begin: int, end: int, mention: Mention | None
    ) -> Attribution | None:
        """Any verb after と tells of speech where somebody is named: と冷静に受け止める"""
        last = _CUT.search(line.text, begin, end)
        end = last.start() if last else end
        if end <= begin and line.text[begin - 1 : begin] == "も":  # 「…」とも。
            return Attribution("verb-alone", 0.8, mention or nobody(line.stretch(0, 1)), None)
        if mention is None or end <= begin:
            return None
        words = re.compile("[一-龯々]+[ぁ-ん]*|[ぁ-ん]+").finditer(line.text, begin, end)
        verb = list(words)[-1:]
        start = verb[0].start() if verb else begin
        made = cue_of(self.place, line, start, "say")
        return self._made(mention, made, line.stretch(start, end), 0.88)

    def _made(self, mention: Mention | None, cue: Cue, at: Stretch, sure: float) -> Attribution:
        if mention is None:
            return Attribution("verb-alone", min(sure, 0.88), nobody(at), cue, at)
        sieve = "pronoun" if mention.kind == "pronoun" else "name-cue"
        return Attribution(sieve, sure, mention, cue, at)

    def _passed_on(self, line: Line) -> Mention | None:
        """交渉筋の話として"""
        match = _PASSED.search(line.text)
        return subject(line, match.start(1), match.end(1), self.language) if match else None

    def _before(self, line: Line) -> Mention | None:
        """The topic nearest to the quotation that is somebody."""
        for match in reversed(list(_TOPIC.finditer(line.text))):
            found = subject(line, 0, match.start(), self.language)
            if found:
                return found
        if origin := re.search("から(?:は|も)?$", line.text):  # 専門家からは「…」との声が上がる
            return subject(line, 0, origin.start(), self.language)
        return None

    def _frame(self, left: Line, right: Line) -> Attribution | None:
        """高橋一郎さんによると、客足は「コロナ前の半分」だという"""
        frame = _ACCORDING.search(left.text)
        if not frame or not _HEARSAY.match(right.text):
            return None
        mention = subject(left, 0, frame.start(), self.language)
        cue = cue_of(self.place, left, frame.start(), "frame")
        at = left.stretch(frame.start(), frame.end())
        return Attribution("according-to", 0.88, mention, cue, at) if mention else None

    def _topic(self, line: Line, begin: int, cue: re.Match[str] | None, end: int) -> Mention | None:
        """「…」と青木さんは振り返る"""
        stop = cue.start() if cue else end
        for match in _TOPIC.finditer(line.text, begin, stop):
            if found := subject(line, begin, match.start(), self.language):
                return found
        return None

    def _so(self, line: Line) -> Attribution | None:
        """「…」。三浦監督はそう言って"""
        if line.text[:1] not in ("。", ""):
            return None
        offset = line.at[0] + 1 if line.at else self.place.tokens[self.place.number].end
        end = self.text.find("。", offset, offset + LONG * 2)
        following = self.text[offset : end if end >= 0 else offset]
        so = _SO.search(following)
        if not so or "\n" in following.strip("\n") or any(mark in following for mark in "「『"):
            return None
        whole = Line(following, range(offset, offset + len(following)))
        mention = self._before(Line(following[: so.start()], whole.at))
        at = whole.stretch(so.start("verb"), so.end("verb"))
        last = len(self.place.tokens) - 1
        return self._made(mention, Cue(last, last, "say"), at, 0.92)

    def _colon(self, line: Line) -> Attribution | None:
        if line.text[-1:] not in ("：", ":"):
            return None
        mention = subject(line, 0, len(line.text) - 1, self.language) or self._before(line)
        return Attribution("colon", 0.82, mention, None) if mention else None


def subject(line: Line, begin: int, end: int, language: Language) -> Mention | None:
    """Cut who it is of out of what stands before a topic's particle."""
    cuts = [m.end() for m in _CUT.finditer(line.text, begin, end)]
    begin = cuts[-1] if cuts else begin
    while word := starts_with(line.text[:end], begin, language.conjunctions, language.times):
        begin += len(word)
    words = line.text[begin:end]
    if not words or len(words) > LONG or HOLE in words:
        return None
    same = words.startswith("同") and len(words) <= 5  # 同氏, 同市長
    if same or words in language.pronouns:
        at = line.stretch(begin, end)
        return Mention(0, 0, "pronoun", words, at, gender=language.pronouns.get(words, ""))
    return _titled(line, begin, end, language) or _untitled(line, begin, end, language)


def _titled(line: Line, begin: int, end: int, language: Language) -> Mention | None:
    """主婦の田中美穂さん, 佐伯涼子市長"""
    words = line.text[begin:end]
    title = ends_with(words, titles_of(language.code))
    bare = words[: -len(title)] if title else ""
    found = _NAME.search(bare)
    if not found or found.group().endswith(_NO_NAME):
        return None
    name, lead = found.group(), bare[: found.start()]
    if ends_with(name, language.organisations, language.not_names) and len(name) != 3:
        return None  # 東京大学学長, 営業部長
    at = line.stretch(begin + found.start(), begin + found.end())
    role, role_at = title if title in language.roles else "", None
    if role:
        role_at = line.stretch(end - len(title), end)
    elif lead.endswith("の"):
        lead = lead[:-1]
        said = _last_noun(lead)
        if ends_with(said, language.roles):
            stop = begin + len(lead)
            role, role_at = said, line.stretch(stop - len(said), stop)
    return Mention(0, 0, "name", name, at, role=role, role_at=role_at)


def _last_noun(lead: str) -> str:
    """What stands after the last の or verb: 近くに住む主婦 → 主婦"""
    found = re.search("[一-龯々ァ-ヶー０-９0-9]+$", lead)
    return found.group() if found else ""


def _untitled(line: Line, begin: int, end: int, language: Language) -> Mention | None:
    """捜査関係者, 県警, 70代の女性"""
    words = line.text[begin:end]
    at = line.stretch(begin, end)
    if ends_with(words, language.roles, language.kin, language.groups):
        return Mention(0, 0, "described", words, at, definite=words in titles_of(language.code))
    if ends_with(words, language.organisations, language.outlets):
        return Mention(0, 0, "organisation", words, at)
    if re.fullmatch("[ァ-ヶー]+(?:[・＝][ァ-ヶー]+)+", words):
        return Mention(0, 0, "name", words, at)
    return None


def mentions(text: str, sentence: Sentence, language: Language) -> list[Mention]:
    """Find who is named before a title, wherever it stands."""
    found: list[Mention] = []
    for token in sentence.tokens:
        if token.is_word:
            line = Line(token.text, range(token.start, token.end))
            for title in _titles(language.code).finditer(token.text):
                end = title.end()
                begin = max(end - LONG, 0)
                if mention := _titled(line, begin, end, language):
                    found.append(mention)
    return found


@cache
def _titles(code: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, longest(titles_of(code)))))
