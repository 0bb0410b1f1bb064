"""What the elements of HTML mean for an article, whichever program wrote them."""

import html as entities
import re
from typing import Any

from articles.document.incoming.links import clean_link

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
#: Elements that part paragraphs.
_BLOCKS_WORDS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr legend li main menu nav ol p search section "
    "pre summary table caption tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS_WORDS.split()) | HEADINGS.keys()
#: Elements that end by themselves where the next one begins.
ENDING = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot"})
#: Elements that show no words of an article, and what tracked changes took out.
_NOT_SHOWN_WORDS = (
    "script style template noscript head title meta link object iframe svg math select textarea "
    "button input audio video canvas datalist rp del"
)
NOT_SHOWN = frozenset(_NOT_SHOWN_WORDS.split())
PICTURES = frozenset({"img", "v:imagedata", "image"})
_EMPHASIS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "cite": "em"}
_BOLD = re.compile(r"(?:^|;)font-weight:(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"(?:^|;)font-weight:normal")
_HIDDEN_STYLES = ("display:none", "visibility:hidden", "mso-hide:all", "mso-element:comment")
#: Word's marks of comments and of deletions, when they come with their looks.
_HIDDEN_CLASSES = frozenset({"msocommentreference", "msocomanchor", "msocomoff", "msodel"})
_COMMENT = re.compile(r"cmnt\d+")  # of Google Docs, and what leads to it
_COMMENT_MARK = re.compile(r"cmnt(?:_ref)?\d+")


def style(node: Any) -> str:
    """The style attribute of an element, in one way of writing."""
    written: str | None = node.attributes.get("style")
    return re.sub(r"\s", "", written).casefold() if written else ""


def classes(node: Any) -> set[str]:
    return set((node.attributes.get("class") or "").casefold().split())


def is_hidden(node: Any) -> bool:
    """Whether readers of the page did not see the element: hidden, deleted, a comment."""
    looks = style(node)
    if "hidden" in node.attributes or any(hidden in looks for hidden in _HIDDEN_STYLES):
        return True
    return bool(classes(node) & _HIDDEN_CLASSES) or _is_comment(node)


def _is_comment(node: Any) -> bool:
    """A comment of Google Docs: its mark in the text, or the paragraph that it begins."""
    if node.tag == "p":
        return _has_id(node.child, _COMMENT)
    return _has_id(node, _COMMENT_MARK)


def _has_id(node: Any, pattern: re.Pattern[str]) -> bool:
    if node is None or node.tag != "a":
        return False
    return bool(pattern.fullmatch(node.attributes.get("id") or ""))


def is_typed(node: Any) -> bool:
    """Whether an element holds lines as they were typed, with links at most: a plain mail."""
    if node.tag != "pre":
        return False
    child = node.child
    while child is not None and child.tag in ("-text", "a"):
        child = child.next
    return child is None


def is_list_sign(node: Any) -> bool:
    """Whether an element holds the bullet or number that Word writes as text."""
    return node.tag == "span" and "mso-list:ignore" in style(node)


def kind_of(node: Any, kind: str) -> str:
    """The kind of the paragraphs in a block that stands in one of `kind`."""
    tag = node.tag
    if tag in HEADINGS:
        return HEADINGS[tag]
    if tag == "blockquote":
        return "blockquote"
    if tag == "li":
        parent = node.parent
        return "ol" if parent is not None and parent.tag == "ol" else "ul"
    if tag == "p" and re.search(r"mso-list:l\d", style(node)):
        return "ul"
    return "h2" if is_title(node) and tag == "p" else kind


def is_title(node: Any) -> bool:
    """Whether a heading may be the headline of the whole."""
    return node.tag in ("h1", "h2") or bool(classes(node) & {"msotitle", "title"})


def marks(node: Any) -> list[str]:
    """The elements of our prose that an inline element stands for, as opening tags."""
    tag = node.tag
    if tag == "a":
        address = clean_link(node.attributes.get("href") or "")
        return [f'<a href="{entities.escape(address)}">'] if address else []
    looks = style(node)
    found: list[str] = []
    # Google Docs puts a whole paste into <b style="font-weight:normal">.
    if tag in _EMPHASIS and not _NOT_BOLD.search(looks):
        found.append(f"<{_EMPHASIS[tag]}>")
    if tag in ("span", "font"):
        if _BOLD.search(looks):
            found.append("<strong>")
        if "font-style:italic" in looks:
            found.append("<em>")
    return found
