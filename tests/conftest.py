"""What all tests share: options, the drafts of the sample workspace, how memory is tidied."""

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.longest import place
from tests.sample_drafts import SampleDrafts

if TYPE_CHECKING:
    from pipeline.rounds import Resources

# A busy machine is no fault of the code, nowhere. Where a change is judged, the same examples are
# tried each time, so that what passed passes again; at home they are others with every run.
settings.register_profile("home", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("home"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write the golden documents anew instead of comparing; look at them before committing",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes longest begin first, so that no process waits for another at the end."""
    items.sort(
        key=lambda item: place(
            item.nodeid.partition("::")[0], {mark.name for mark in item.iter_markers()}
        )
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Search for no garbage while modules and tests are gathered: nearly all of it stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Let the search for garbage leave out what stays to the end: modules, tests, styles.

    Nearly all that tests make goes when its last name goes. Searching the rest after every 700
    new objects, with three thousand tests and all modules in hand, was a sixth of their time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def sample_drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleDrafts]:
    """The drafts of the repository's workspace, built once; to be read, never to be changed."""
    base = tmp_path_factory.getbasetemp()
    # each process of xdist has a folder of its own below the run's
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    shared = base / "mau"
    shared.mkdir(exist_ok=True)
    drafts = SampleDrafts(shared)
    yield drafts
    assert drafts.changed() == []


@pytest.fixture(scope="session")
def sample_means(sample_drafts: SampleDrafts) -> Iterator["Resources"]:
    """What reads that workspace in this process; what its drafts have read is not read again."""
    # here alone: a mutant that cannot be imported is to fail the tests, not pytest's beginning
    from pipeline.rounds import Resources
    from pipeline.work.cache import MemoryCache
    from pipeline.work.packs import Packs
    from pipeline.work.pool import serial
    from pipeline.work.watch import unwatched

    with Packs(sample_drafts.root / "build" / ".cache" / "doc") as kept:
        yield Resources(MemoryCache(), serial, unwatched, kept=kept)
