"""How often something may be asked: counted over a moving window, by whatever names are given."""

from typing import Final

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

FAILED_LOGINS: Final = "30/minute"  # of one address


class Rates:
    """Counts kept while the server runs; a restart forgets them."""

    def __init__(self) -> None:
        self._windows = MovingWindowRateLimiter(MemoryStorage())

    def takes(self, rate: str, *names: str) -> bool:
        """Count one more under these names; say whether it is within the rate ("10/minute")."""
        return self._windows.hit(parse(rate), *names)

    def is_spent(self, rate: str, *names: str) -> bool:
        """Say whether the rate is used up, counting nothing."""
        return not self._windows.test(parse(rate), *names)
