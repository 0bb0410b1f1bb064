"""The child: bounds itself, develops what lies in its folder, writes its answer last."""

import errno
import resource
import sys
import traceback
from pathlib import Path

import msgspec

from . import card, develop
from .orders import ANSWER, ORDER, Answer, Card, Order, Refused, Why

GIGABYTE = 1024**3
LIMITS = {
    resource.RLIMIT_AS: 2 * GIGABYTE,
    resource.RLIMIT_CPU: 60,
    resource.RLIMIT_FSIZE: GIGABYTE // 8,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}


def main(folder: Path) -> None:
    for kind, limit in LIMITS.items():
        lower(kind, limit)
    answer = attempt(folder, msgspec.json.decode((folder / ORDER).read_bytes(), type=Order | Card))
    half = folder / f"{ANSWER}.half"
    half.write_bytes(msgspec.json.encode(answer))
    half.replace(folder / ANSWER)


def lower(kind: int, limit: int) -> None:
    """Set a limit of the system, or leave it where it is lower already."""
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(kind, (limit, limit))


def attempt(folder: Path, order: Order | Card) -> Answer:
    """Develop or draw; whatever the libraries raise about a file from outside is a refusal."""
    try:
        if isinstance(order, Card):
            return Answer(card=card.draw(folder, order))
        return Answer(developed=develop.develop(folder, order))
    except Refused as refused:
        return Answer(refused=refused.why, values=refused.values)
    except MemoryError:
        return Answer(refused=Why.TOO_HARD)
    except Exception as error:  # noqa: BLE001 (decoders raise anything; the log says what)
        traceback.print_exc()
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        return Answer(refused=Why.NO_ROOM if full else Why.DAMAGED)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
