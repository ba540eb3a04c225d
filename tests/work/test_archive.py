import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from pipeline.work.archive import CONTENT_TYPES, part_names, read_part, read_parts, zip_parts
from tests.unreadable_archives import locked, packed_otherwise


def test_entries_are_sorted_content_types_first_dates_fixed() -> None:
    data = zip_parts({"b": b"2", "a": b"1", "Z": b"3", CONTENT_TYPES: b"0"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [CONTENT_TYPES, "Z", "a", "b"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}


def test_the_order_of_parts_does_not_matter() -> None:
    assert zip_parts({"a": b"1", "b": b"2"}) == zip_parts({"b": b"2", "a": b"1"})


def test_what_is_zipped_is_read_again() -> None:
    parts = {"a": b"1", "b/c": bytes(10_000)}
    data = zip_parts(parts)
    assert read_parts(data) == parts
    assert read_part(data, "b/c") == parts["b/c"]
    assert part_names(data) == ("a", "b/c")


def test_folders_of_an_archive_are_no_parts() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/", b"")
        archive.writestr("word/a.xml", b"1")
    assert read_parts(stream.getvalue()) == {"word/a.xml": b"1"}
    assert part_names(stream.getvalue()) == ("word/a.xml",)


def test_a_part_that_is_not_there_and_a_file_that_is_no_archive_raise() -> None:
    with pytest.raises(KeyError):
        read_part(zip_parts({"a": b"1"}), "b")
    with pytest.raises(zipfile.BadZipFile):
        read_parts(b"no archive")


@pytest.mark.parametrize("other", [packed_otherwise, locked])
def test_entries_that_cannot_be_unpacked_are_the_same_error(
    other: Callable[[bytes], bytes],
) -> None:
    data = other(zip_parts({"a": b"1" * 99}))
    assert part_names(data) == ("a",)
    for read in (read_parts, lambda data: read_part(data, "a")):
        with pytest.raises(zipfile.BadZipFile):
            read(data)


@pytest.mark.parametrize("at", [30, 45, -30])
def test_a_damaged_archive_raises_one_error_whatever_is_wrong(at: int) -> None:
    data = bytearray(zip_parts({"a": bytes(range(256)) * 40}))
    data[at : at + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(zipfile.BadZipFile):
        read_parts(bytes(data))


def test_a_part_given_in_blocks_reads_as_one() -> None:
    parts = {"[Content_Types].xml": b"<a/>", "z.xml": b"z"}
    blocks = {"m.xml": (b"m" * 500, b"", b"n" * 500)}
    data = zip_parts(parts, blocks)
    assert read_parts(data) == {**parts, "m.xml": b"m" * 500 + b"n" * 500}
    assert part_names(data) == ("[Content_Types].xml", "m.xml", "z.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        # blocks are deflated by themselves: `zipfile` took what it was given
        assert archive.getinfo("m.xml").compress_size > len(zlib.compress(b"m" * 500 + b"n" * 500))


def test_every_part_is_deflated_alike_whatever_its_size() -> None:
    text = b"".join(b"%d quy hoach tinh, " % number for number in range(30_000))
    parts = {"large": text, "small": text[:9000]}
    for part in parts.values():
        packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        assert packer.compress(part) + packer.flush() in zip_parts(parts)
    assert read_parts(zip_parts(parts)) == parts


def test_a_part_of_two_files_is_in_both_and_an_empty_one_too() -> None:
    parts = {"styles.xml": b"<styles/>", "empty": b""}
    one, other = zip_parts({**parts, "a": b"1"}), zip_parts({**parts, "a": b"2"})
    assert read_parts(one) == {**parts, "a": b"1"}
    assert read_parts(other) == {**parts, "a": b"2"}
