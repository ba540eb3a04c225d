import hashlib
import io
import struct
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture

from pipeline.intake.images import read_image
from tests.oracle.bad_inputs import bad_files, unmet

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" %s><rect width="1" height="1"/></svg>'


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Picture.new("RGB", (30, 20)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(
    ("kind", "file"), [("PNG", "a.png"), ("JPEG", "a.JPG"), ("JPEG", "a.jpeg"), ("GIF", "a.gif")]
)
def test_a_good_picture_gives_its_kind_and_size_and_no_notice(kind: str, file: str) -> None:
    data = picture(kind)
    outcome = read_image(data, file=file, alt="Sơ đồ")
    assert outcome.notices == ()
    image = outcome.value
    assert image is not None
    assert (image.kind, image.width, image.height) == (kind.lower(), 30, 20)
    assert (image.file, image.alt) == (file, "Sơ đồ")
    assert image.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (b'width="40" height="30"', (40, 30)),
        (b'width="1in" height="2.54cm"', (96, 96)),
        (b'viewBox="0 0 20 10"', (20, 10)),
        (b'width="10cm" viewBox="0 0 20 10"', (378, 189)),
        (b'width="100%" height="100%" viewBox="0,0,20,10"', (20, 10)),
        (b"", (300, 150)),
    ],
)
def test_an_svg_gives_its_size_in_user_units(attributes: bytes, size: tuple[int, int]) -> None:
    outcome = read_image(SVG % attributes, file="a.svg", alt="")
    assert outcome.notices == ()
    assert outcome.value is not None
    assert (outcome.value.width, outcome.value.height) == size


def test_an_svg_with_an_old_doctype_and_inner_links_is_good() -> None:
    data = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg.dtd">'
        b'<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"><use href="#a"/>'
        b'<rect style="fill:url(#g)"/><image href="data:image/png;base64,AA"/></svg>'
    )
    assert read_image(data, file="a.svg", alt="").notices == ()


@pytest.mark.parametrize("file", bad_files("anh-"), ids=lambda path: path.parent.name)
def test_a_bad_picture_gives_the_notices_written_beside_it(file: Path) -> None:
    outcome = read_image(file.read_bytes(), file=file.name, alt="")
    assert unmet(file.parent, outcome.notices) == []


def test_a_huge_picture_is_refused_by_its_header_without_memory() -> None:
    header = b"IHDR" + struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    rows = zlib.compress(b"\0" * 1_000_000)
    body = struct.pack(">I", len(rows)) + b"IDAT" + rows + struct.pack(">I", 0)
    tracemalloc.start()
    started = time.process_time()
    outcome = read_image(b"\x89PNG\r\n\x1a\n" + chunk + body, file="a.png", alt="")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome.value is None
    assert outcome.notices[0].code == "anh-qua-lon"
    assert peak < 10_000_000
    assert time.process_time() - started < 2


@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"<svg ", b"RIFF"]),
    st.binary(max_size=200),
)
def test_any_bytes_give_a_picture_or_an_error(start: bytes, rest: bytes) -> None:
    outcome = read_image(start + rest, file="a.png", alt="")
    assert (outcome.value is None) == any(n.severity == "error" for n in outcome.notices)
