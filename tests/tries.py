"""How often a test tries: more where a change is judged (CI) than at every turn at home."""

import os


def tries(here: int, judged: int) -> int:
    """Give a number of examples or seeds: `judged` where CI is set, `here` elsewhere."""
    return judged if os.environ.get("CI") else here
