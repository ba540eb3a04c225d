"""The time for what a served site writes down: never an input of a draft.

The day that delivery is looked at comes with the request (`--today`); a journal wants the moment.
"""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Give the time with the zone of this machine."""
    return datetime.fromtimestamp(time.time(), UTC).astimezone()
