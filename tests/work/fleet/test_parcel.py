"""What travels: every file by its content, each once, and nothing that leads out of a folder."""

import os
from pathlib import Path

import pytest

from pipeline.limits import MAX_FILE_MB, MB
from pipeline.work.fleet.parcel import Entry, Kind, UnfitError, blobs, entries, unpack


@pytest.fixture
def place(tmp_path: Path) -> Path:
    root = tmp_path / "tinh"
    for name, data in (
        ("sections/de-cuong.yaml", b"a"),
        ("sections/lan-1/so-y-te/y tế.md", b"b"),
        ("sections/lan-1/so-y-te/cung.md", b"a"),
        ("sections/lan-1/so-y-te/nop.yaml", b"never"),
        ("sections/lan-1/so-y-te/.luu/cu.md", b"never"),
        ("sections/ho-so/ban-do.pdf", b"map"),
        ("templates/bia.docx", b"c"),
        ("build/lan-1/x", b"never"),
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / "sections/lan-1/trong").mkdir()
    (root / "sections/lan-1/lien-ket").symlink_to("so-y-te")
    return root


def listing(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


def test_a_workspace_stands_there_as_it_stands_here(place: Path, tmp_path: Path) -> None:
    listed = entries(place, ("sections", "templates"))
    sent = blobs(place, listed, lambda _: True)
    assert sorted(sent.values()) == [b"a", b"b", b"c"]
    there = tmp_path / "there"
    there.mkdir()
    unpack(listed, sent, there)
    found = listing(there)
    expected = {
        name: data
        for name, data in listing(place).items()
        if not name.startswith("build") and "nop.yaml" not in name and ".luu" not in name
    }
    expected["sections/ho-so/ban-do.pdf"] = b"\0\0\0"  # that it is there, and how large
    assert found == expected
    assert (there / "sections/lan-1/lien-ket").readlink() == Path("so-y-te")


def test_what_is_held_does_not_travel(place: Path) -> None:
    listed = entries(place, ("sections",))
    first = blobs(place, listed, lambda _: True)
    held = set(list(first)[:1])
    assert set(blobs(place, listed, lambda one: one not in held)) == set(first) - held


def test_a_file_too_large_to_be_read_travels_as_its_size(place: Path, tmp_path: Path) -> None:
    large = place / "sections/lan-1/so-y-te/ban-do.tif"
    with large.open("wb") as stream:
        stream.truncate(MAX_FILE_MB * MB + 1)
    listed = entries(place, ("sections",))
    (one,) = (entry for entry in listed if entry.name.endswith(b".tif"))
    assert (one.kind, one.size) == (Kind.HOLE, MAX_FILE_MB * MB + 1)
    (tmp_path / "there").mkdir()
    unpack(listed, blobs(place, listed, lambda _: True), tmp_path / "there")
    sent = tmp_path / "there/sections/lan-1/so-y-te/ban-do.tif"
    assert sent.stat().st_size == MAX_FILE_MB * MB + 1


def test_a_pipe_keeps_a_workspace_at_home(place: Path) -> None:
    os.mkfifo(place / "sections/lan-1/ong")
    with pytest.raises(UnfitError, match="ong"):
        entries(place, ("sections",))


def test_a_file_that_changes_on_the_way_keeps_it_at_home(place: Path) -> None:
    listed = entries(place, ("sections",))
    (place / "sections/de-cuong.yaml").write_bytes(b"other")
    with pytest.raises(UnfitError, match="de-cuong"):
        blobs(place, listed, lambda _: True)
    (place / "sections/de-cuong.yaml").unlink()
    with pytest.raises(UnfitError, match="de-cuong"):
        blobs(place, listed, lambda _: True)


@pytest.mark.parametrize("name", [b"/etc/x", b"../x", b"a/../../x", b"a\0b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: bytes) -> None:
    with pytest.raises(UnfitError):
        unpack([Entry(name, Kind.FILE, "h", 1)], {"h": b"x"}, tmp_path)


def test_a_folder_that_is_not_there_or_a_link_does_not_travel(place: Path, tmp_path: Path) -> None:
    linked = tmp_path / "other"
    linked.mkdir()
    (linked / "sections").symlink_to(place / "sections")
    assert entries(linked, ("sections", "templates")) == ()
