"""The clock: what happens at its minute, looked for twice a second in a lane of its own.

No task stands before it, whatever the other lanes are at. Any number of clocks may run.
"""

from django.utils import timezone

from articles.publishing import house, schedule


def tick() -> int:
    """Carry out what is due now; return how many were tried. Raises when the database is away."""
    with house.at_the_desk():
        return len(schedule.run_due(timezone.now()))
