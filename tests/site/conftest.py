"""What all tests of the served site share: one event loop for their browsers."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> Iterator[None]:
    """Let every browser ask in one loop: starting two for a request took half of its time."""
    # here alone: a mutant that cannot be imported is to fail the tests, not pytest's beginning
    from anyio.from_thread import start_blocking_portal

    from tests.site.sites import Site

    with start_blocking_portal() as portal:
        Site.portal = portal
        yield
        Site.portal = None
