"""The hash of a part is what coreutils say of its files, so that anybody can hold it to them."""

import subprocess
from pathlib import Path

from pipeline.model.signature import PartSources, SourceFile, source_hash


def test_the_hash_of_a_part_is_the_hash_of_the_list_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "y-te.md").write_text("Y tế\n", encoding="utf-8")
    (tmp_path / "bảng.xlsx").write_bytes(b"PK")
    listed = subprocess.run(
        ["sha256sum", "bảng.xlsx", "y-te.md"], cwd=tmp_path, check=True, capture_output=True
    ).stdout
    whole = subprocess.run(["sha256sum"], input=listed, check=True, capture_output=True).stdout
    files = [line.split(maxsplit=1) for line in listed.decode().splitlines()]
    made = source_hash({name: digest for digest, name in reversed(files)})
    assert made == whole.decode().split()[0]
    parts = tuple(SourceFile(name, f"lan-1/{name}", digest) for digest, name in files)
    assert PartSources("so-y-te", "y-te", parts).sha256 == made


def test_another_name_or_other_bytes_are_another_hash() -> None:
    hashes = [source_hash(files) for files in ({"a": "1"}, {"b": "1"}, {"a": "2"}, {})]
    assert len(set(hashes)) == len(hashes)
