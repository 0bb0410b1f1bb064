"""`python -m articles.document.quotations --language en < text` prints what is found, as JSON."""

import argparse
import json
import sys

from articles.document.quotations.finder import find
from articles.document.quotations.found import Found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en", help="code of the text's language")
    options = parser.parse_args()
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    reading = find(text, options.language)
    shown = {
        "quotations": [shape(text, found) for found in reading.quotations],
        "oddities": [{"code": o.code, "start": o.at.start} for o in reading.oddities],
    }
    json.dump(shown, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def shape(text: str, found: Found) -> dict[str, object]:
    """Return a quotation in the shape of the labelled passages."""
    surface = found.speaker_at
    return {
        "words": [text[at.start : at.end] for at in found.fragments],
        "starts": [at.start for at in found.fragments],
        "is_speech": found.is_speech,
        "confidence": found.confidence,
        "speaker": found.speaker or None,
        "speaker_surface": text[surface.start : surface.end] if surface else None,
        "speaker_confidence": found.speaker_confidence,
        "role": found.role or None,
        "cue": found.cue or None,
        "source": found.source or None,
        "sieve": found.sieve,
        "candidates": [
            {"name": c.name, "reason": c.reason, "confidence": c.confidence}
            for c in found.candidates
        ],
    }


if __name__ == "__main__":
    main()
