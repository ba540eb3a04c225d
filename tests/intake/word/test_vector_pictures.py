import io
import shutil
import stat
import struct
from pathlib import Path

import pytest
from PIL import Image

from pipeline.intake.word.vector_pictures import drawn

PNG = b"\x89PNG\r\n\x1a\n"


def wmf() -> bytes:
    """A placeable metafile with one rectangle."""
    words = [0x9AC6CDD7 & 0xFFFF, 0x9AC6CDD7 >> 16, 0, 0, 0, 1000, 500, 1440, 0, 0]
    check = 0
    for word in words:
        check ^= word
    rectangle = struct.pack("<IHhhhh", 7, 0x041B, 400, 900, 100, 100)
    window = struct.pack("<IHhh", 5, 0x020C, 500, 1000)
    end = struct.pack("<IH", 3, 0)
    size = 9 + (len(rectangle) + len(window) + len(end)) // 2
    header = struct.pack("<HHHIHIH", 1, 9, 0x300, size, 0, 7, 0)
    return (
        struct.pack("<10H", *words) + struct.pack("<H", check) + header + window + rectangle + end
    )


def test_without_libreoffice_nothing_is_drawn() -> None:
    assert drawn({"a.wmf": wmf()}, program=None) == {}


def test_what_is_no_png_is_not_given(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    (tmp_path / "made.png").write_bytes(PNG)
    copied = f"cp {tmp_path}/made.png $7/0.png"
    program.write_text(f"#!/bin/sh\nmkdir -p $7; {copied}; echo x > $7/1.png\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    found = drawn({"a.emf": b"1", "b.wmf": b"2", "c.png": PNG}, program=str(program))
    assert found == {"a.emf": PNG}


@pytest.mark.office
def test_libreoffice_draws_a_metafile_of_windows() -> None:
    found = drawn({"hinh.wmf": wmf(), "hỏng.emf": b"x"}, program=shutil.which("soffice"))
    with Image.open(io.BytesIO(found["hinh.wmf"])) as picture:
        # a rectangle of 800 by 300, not the page on which it was laid
        assert 200 < picture.width < 400
        assert 2 < picture.width / picture.height < 3
