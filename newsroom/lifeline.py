"""No process of ours outlives the one that started it, however that one ended."""

import ctypes
import os
import signal
import sys
import threading
import time

PARENT = "NEWSROOM_PARENT"  # the process id of the supervisor, in its programs' environment
PR_SET_PDEATHSIG = 1


def take_hold() -> None:
    """Die with the supervisor that started this process, if one did."""
    if parent := os.environ.pop(PARENT, None):
        die_with(int(parent))


def die_with(parent: int) -> None:
    """Kill this process as soon as its parent, whose process id is `parent`, has died."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it died before we asked
        os.kill(os.getpid(), signal.SIGKILL)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)
