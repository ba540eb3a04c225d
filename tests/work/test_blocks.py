import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.work.blocks import Blocks
from tests.render.memory import Memory


def stream(parts: list[bytes], kept: Memory | None = None) -> bytes:
    packer = Blocks(1) if kept is None else Blocks(1, kept)
    return b"".join((*map(packer.compress, parts), packer.flush()))


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_blocks_are_one_stream_whether_kept_or_not(parts: list[bytes]) -> None:
    kept = Memory()
    anew = stream(parts)
    assert zlib.decompress(anew, -15) == b"".join(parts)
    assert stream(parts, kept) == stream(parts, kept) == anew


def test_a_block_that_stayed_is_not_deflated_again() -> None:
    kept = Memory()
    stream([b"a" * 1000, b"b" * 1000], kept)
    kept.new.clear()
    stream([b"c" * 10, b"b" * 1000, b"a" * 1000], kept)
    assert len(kept.new) == 1


@pytest.mark.parametrize("seed", range(4))
def test_what_is_no_block_of_the_data_is_not_there(seed: int) -> None:
    rng, kept = Random(seed), Memory()
    parts = [rng.randbytes(2_000), b"x" * 5_000]
    anew = stream(parts, kept)
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    harms = (b"", rng.randbytes(50), bomb.compress(bytes(10**6)) + bomb.flush(), anew)
    kept.held = dict.fromkeys(kept.held, harms[seed])
    assert stream(parts, kept) == anew


def test_a_block_that_ends_the_stream_is_none() -> None:
    kept = Memory()
    anew = stream([b"abc", b"def"], kept)
    ended = zlib.compressobj(1, zlib.DEFLATED, -15)
    whole = ended.compress(b"abc") + ended.flush()
    kept.held = dict.fromkeys(kept.held, whole)
    assert stream([b"abc", b"def"], kept) == anew
