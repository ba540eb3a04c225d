"""Signatures, dates of delivery and scans of letters are records, whatever the case."""

import pytest

from pipeline.workspace.records import is_record


@pytest.mark.parametrize("inner", ["ky.yaml", "KY.yaml", "nop.yaml", "ban-ky.pdf", "Ban-ky-12.PNG"])
def test_a_record_is_known_by_its_name(inner: str) -> None:
    assert is_record(inner)


@pytest.mark.parametrize(
    "inner", ["y-te.md", "luu/ky.yaml", "ban-ky.md", "ban-ky.xlsx", "so-ban-ky.pdf", "nop.yml"]
)
def test_other_files_are_no_records(inner: str) -> None:
    assert not is_record(inner)
