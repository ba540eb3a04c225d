"""Pages are exchanged whole, and whoever listens is told."""

import asyncio
import gzip
import threading

import pytest

from pipeline.site.live import Live, Page, Told


def test_pages_are_exchanged_whole_and_only_what_differs_is_named() -> None:
    live = Live()
    assert live.exchange({"a.html": b"1", "b.html": b"1"}) == ("a.html", "b.html")
    kept = live.pages["b.html"]
    assert live.exchange({"a.html": b"2", "b.html": b"1"}) == ("a.html",)
    assert live.pages["b.html"] is kept
    assert live.exchange({"a.html": b"2"}) == ("b.html",)
    assert (set(live.pages), live.number) == ({"a.html"}, 3)
    assert live.exchange({"a.html": b"2"}) == ()
    assert live.number == 3


def test_another_round_is_told_and_comes_with_its_pages() -> None:
    live = Live()
    live.exchange({"a.html": b"1"}, 1)
    first = live.stands
    live.exchange({"a.html": b"2"})
    assert (live.round, live.number) == (1, 2)
    assert live.exchange({"a.html": b"2"}, 2) == ()
    assert (live.round, live.number) == (2, 3)
    assert (first[0], first[1]["a.html"].data) == (1, b"1")


def test_a_page_is_packed_the_same_each_time_and_known_by_its_bytes() -> None:
    page, same, other = Page(b"x" * 99), Page(b"x" * 99), Page(b"y")
    assert page.packed == same.packed
    assert gzip.decompress(page.packed) == page.data
    assert page.tag == same.tag != other.tag


def test_pages_are_packed_by_who_makes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[bytes] = []

    def compress(data: bytes, level: int, mtime: float) -> bytes:
        packed.append(data)
        return data

    monkeypatch.setattr(gzip, "compress", compress)
    live = Live()
    live.exchange({"a.html": b"1", "b.html": b"2", "c.png": b"3"})
    live.exchange({"a.html": b"1", "b.html": b"9", "c.png": b"3"})
    assert packed == [b"1", b"2", b"9"]


def test_those_who_listen_are_told_of_new_pages_and_of_what_is_wrong() -> None:
    live = Live()

    async def heard() -> list[Told]:
        found = []
        listening = live.listen()
        found.append(await anext(listening))
        assert live.listeners == 1
        threading.Thread(target=live.exchange, args=({"a": b"1"},)).start()
        found.append(await asyncio.wait_for(anext(listening), 10))
        threading.Thread(target=live.fail, args=("hỏng",)).start()
        found.append(await asyncio.wait_for(anext(listening), 10))
        await listening.aclose()  # type: ignore[attr-defined]
        return found

    assert asyncio.run(heard()) == [Told(0), Told(1, ("a",)), Told(1, wrong="hỏng")]
    assert live.listeners == 0


def test_what_is_wrong_is_told_to_who_comes_later_until_it_is_mended() -> None:
    live = Live()
    live.exchange({"a": b"1"})
    live.fail("hỏng")

    async def heard() -> list[Told]:
        listening = live.listen()
        found = [await anext(listening), await anext(listening)]
        threading.Thread(target=live.exchange, args=({"a": b"1"},)).start()
        found.append(await asyncio.wait_for(anext(listening), 10))
        return found

    assert asyncio.run(heard()) == [Told(1), Told(1, wrong="hỏng"), Told(1)]
    assert live.failed is None
