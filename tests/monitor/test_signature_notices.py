"""Signatures that cannot be right are told at their line; none is dropped for it."""

from datetime import date

from pipeline.model.notice import Notice, Severity
from pipeline.model.signature import PartSources, Signature
from pipeline.monitor.signature_notices import signature_notices
from pipeline.monitor.signatures import signed_parts
from tests.monitor.parts import Y_TE, part, signed

TODAY = date(2025, 12, 1)


def told(
    *signatures: Signature, parts: tuple[PartSources, ...] = (), files: tuple[str, ...] = ()
) -> list[Notice]:
    states = signed_parts(parts, signatures)
    return list(
        signature_notices(
            signatures, states, writes={Y_TE: {"y-te", "giuong"}}, files=files, today=TODAY
        )
    )


def test_signatures_that_hold_are_told_of_in_no_notice() -> None:
    assert told(signed(part(a_md="x")), parts=(part(a_md="x"),)) == []


def test_an_item_that_is_not_the_agency_s_is_an_error_at_its_line() -> None:
    (notice,) = told(signed(part("giao-thong", a_md="x"), line=3))
    assert (notice.severity, notice.code, notice.line) == (Severity.ERROR, "ky-muc-khong-co", 8)
    assert "giao-thong" in notice.message
    assert "y-te" in notice.fix


def test_a_scan_that_is_not_beside_the_list_is_an_error_and_one_that_is_none() -> None:
    entry = signed(part(a_md="x"), scan="ban-ky-12.pdf")
    (notice,) = told(entry)
    assert notice.code == "ky-thieu-ban-ky"
    assert told(entry, files=("sections/lan-1/so-y-te/ban-ky-12.pdf",)) == []


def test_a_day_to_come_is_a_warning_and_today_is_none() -> None:
    assert told(signed(part(a_md="x"), day=TODAY)) == []
    (notice,) = told(signed(part(a_md="x"), day=date(2025, 12, 2)))
    assert (notice.severity, notice.code) == (Severity.WARNING, "ky-ngay-sau-nay")


def test_two_letters_under_one_number_are_an_error_at_the_second() -> None:
    first = signed(part(a_md="x"))
    again = signed(part("giuong", b_md="y"), line=20)
    assert told(first, again) == []
    for other in (
        signed(part("giuong", b_md="y"), day=date(2025, 11, 11), line=20),
        signed(part("giuong", b_md="y"), person="Trần B", line=20),
    ):
        (notice,) = told(first, other)
        assert (notice.code, notice.line) == ("ky-trung-so", 20)
        assert "sections/lan-1/so-y-te/ky.yaml:1" in notice.message
    assert told(first, signed(part("giuong", b_md="y"), number="13/SYT", person="B")) == []


def test_one_number_for_two_states_of_an_item_is_an_error() -> None:
    (notice,) = told(signed(part(a_md="x")), signed(part(a_md="y"), line=20))
    assert (notice.code, notice.line) == ("ky-trung-so", 25)
    assert "hai nội dung" in notice.message


def test_a_change_after_signing_is_a_warning_that_names_the_file() -> None:
    (notice,) = told(signed(part(a_md="x")), parts=(part(a_md="y"),))
    assert (notice.severity, notice.code, notice.item) == (Severity.WARNING, "ky-da-doi", "y-te")
    assert "sections/lan-1/so-y-te/a.md" in notice.message
    assert "coi như chưa ký" in notice.message
