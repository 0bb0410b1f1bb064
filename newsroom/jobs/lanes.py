"""The lanes: which queues one process serves, so that nothing urgent waits behind a picture."""

from typing import NamedTuple

MEGABYTE = 1024 * 1024


class Lane(NamedTuple):
    name: str
    queues: list[str]
    poll: float  # seconds between two looks when there is nothing to do
    seconds: int  # the longest a job may take
    memory: int  # bytes of address space
    keeps_time: bool = False  # does what is due at its minute, and serves no queue


LANES = {
    lane.name: lane
    for lane in (
        Lane("clock", [], poll=0.5, seconds=60, memory=2048 * MEGABYTE, keeps_time=True),
        Lane("urgent", ["urgent"], poll=0.5, seconds=60, memory=2048 * MEGABYTE),
        Lane("everyday", ["default", "mail"], poll=1, seconds=300, memory=2048 * MEGABYTE),
        Lane("pictures", ["pictures"], poll=1, seconds=300, memory=4096 * MEGABYTE),
    )
}
