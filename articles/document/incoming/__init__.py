"""An article from elsewhere, read as the pieces of a story.

`markup` reads HTML of any origin as paragraphs, `plain` reads text without any; `pieces` tells
text from pictures that are still to come and READ ALSO lines, and finds the head of the article.
"""

from articles.document.incoming.links import clean_link
from articles.document.incoming.markup import Read, from_html
from articles.document.incoming.paragraphs import Paragraph, TooLong
from articles.document.incoming.pieces import Incoming, Left, Piece, article, fragment
from articles.document.incoming.plain import from_text

__all__ = [
    "Incoming",
    "Left",
    "Paragraph",
    "Piece",
    "Read",
    "TooLong",
    "article",
    "clean_link",
    "fragment",
    "from_html",
    "from_text",
]
