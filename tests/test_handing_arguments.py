"""What `nop` is asked, in Vietnamese."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.arguments import read_arguments
from pipeline.handing_arguments import HandingAsked


def test_files_are_put_in_for_an_agency_with_way_and_day() -> None:
    asked = read_arguments(
        ["nop", "a.docx", "b.xlsx", "--agency", "so-y-te", "--item", "y-te", "--cach", "buu-dien",
         "--ngay", "2025-11-08", "--round", "2", "--replace"]
    )  # fmt: skip
    assert asked.handing == HandingAsked(
        (Path("a.docx"), Path("b.xlsx")), "y-te", "buu-dien", date(2025, 11, 8), replace=True
    )
    assert (asked.agency, asked.round_number) == ("so-y-te", 2)


def test_an_email_is_the_usual_way_and_a_day_must_be_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = read_arguments(["nop", "a.md", "--agency", "so-y-te", "--ngay", "2025-11-08"])
    assert asked.handing == HandingAsked((Path("a.md"),), "", "thu-dien-tu", date(2025, 11, 8))
    assert read_arguments(["status"]).handing is None
    with pytest.raises(SystemExit):
        read_arguments(["nop", "a.md", "--agency", "so-y-te"])
    assert "--ngay" in capsys.readouterr().err
