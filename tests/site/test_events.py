"""Open pages are told of changes, forty of a key, until their key opens nothing any more."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sse_starlette import ServerSentEvent
from starlette.requests import Request

from pipeline.site import events
from pipeline.site.keys import Role, revoke
from pipeline.site.visitor import Visit, Visitor
from tests.site.sites import NOON, Site, public


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return public(tmp_path / "tinh")


def visit(site: Site, role: Role) -> Visit:
    site.key("so-xay-dung", role)
    name = f"so-xay-dung-{role}-1"
    session = {"id": name, "phien": 1}
    request = Request(
        {"type": "http", "method": "GET", "session": session, "headers": [], "client": None}
    )
    return Visit(site.served, request, Visitor(name, "so-xay-dung", role))


async def heard(
    site: Site, stream: AsyncIterator[ServerSentEvent], file: str = "sections/de-cuong.yaml"
) -> list[str]:
    """Give what a stream tells of a build, of a failure in a file, and of another build."""
    told = [str((await anext(stream)).data)]
    site.live.exchange({"a.html": b"1"})
    site.live.fail("tệp hỏng", file)
    site.live.exchange({"a.html": b"2"})
    while told[-1] != str(site.live.number):
        told.append(str((await anext(stream)).data))
    return told


def test_authors_are_told_what_is_wrong_and_reviewers_are_not(site: Site) -> None:
    def of(role: Role) -> list[str]:
        return asyncio.run(heard(site, events.told(visit(site, role))))

    assert of(Role.HAND_IN) == ["1", "2", "tệp hỏng", "3"]
    assert of(Role.COMMENT) == ["3", "4", "5"]


@pytest.mark.parametrize(
    ("file", "is_told"),
    [
        ("sections/lan-1/so-xay-dung/duong-bo.md", True),
        ("sections/lan-2/de-cuong.yaml", True),
        ("sections/lan-1/y-kien/so-tai-chinh.xlsx", False),
        ("sections/lan-1/y-kien/so-xay-dung.xlsx", False),
        ("sections/lan-2/tiep-thu.xlsx", False),
        ("sections/lan-1/so-tai-chinh/ngan-sach.md", False),
        ("", False),
    ],
)
def test_what_is_wrong_with_files_of_others_is_told_to_who_watches_alone(
    site: Site, file: str, is_told: bool
) -> None:
    def of(role: Role) -> str:
        return asyncio.run(heard(site, events.told(visit(site, role)), file))[2]

    assert (of(Role.HAND_IN) == "tệp hỏng") == is_told
    assert "tư vấn đã được báo" in of(Role.HAND_IN) or is_told
    assert of(Role.WATCH) == "tệp hỏng"


def test_a_stream_ends_with_its_key(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LOOKS", 0.01)
    asked = visit(site, Role.HAND_IN)

    async def until_the_end() -> int:
        count = 0
        async for _ in events.told(asked):
            count += 1
            revoke(site.place, asked.who.key, NOON.date())
        return count

    assert asyncio.run(asyncio.wait_for(until_the_end(), 20)) == 1
    assert site.live.listeners == 0


def test_a_key_has_forty_streams_at_most_and_ended_ones_are_free_again(site: Site) -> None:
    asked = visit(site, Role.HAND_IN)
    (way,) = events.ways(site.served)

    async def opened() -> list[int]:
        answers, streams = [], []
        for _ in range(41):
            answers.append(await way.endpoint(asked))
            if answers[-1].status_code == 200:
                streams.append(answers[-1].body_iterator)  # type: ignore[attr-defined]
                await anext(streams[-1])
        await streams[0].aclose()
        return [answer.status_code for answer in (*answers, await way.endpoint(asked))]

    statuses = asyncio.run(opened())
    assert Counter(statuses) == {200: 41, 429: 1}
    assert statuses[40] == 429


def test_asking_for_the_head_alone_begins_no_stream(site: Site) -> None:
    answer = site.under("so-xay-dung", Role.HAND_IN).head("/su-kien")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert site.live.listeners == 0
