"""A scan whose words can be read bears a mark or none; of any other nobody can tell."""

import pytest

from pipeline.stages.handing import scan_secrecy
from pipeline.stages.handing.scan_secrecy import scan_mark
from tests.scans import pdf_of


def test_a_pdf_is_read_by_a_process_of_its_own() -> None:
    assert scan_mark(pdf_of("TỐI MẬT"), "pdf") == "TỐI MẬT"
    assert scan_mark(pdf_of("Bí mật nhà nước"), "pdf") == ""


def test_what_cannot_be_read_in_time_is_a_scan_like_any_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert scan_mark(b"%PDF-1.4", "pdf") == ""
    assert scan_mark(pdf_of("MẬT"), "pdf", seconds=0.01) == ""
    monkeypatch.setattr(scan_secrecy, "answer", None)
    assert scan_mark(pdf_of("MẬT"), "png") == ""
