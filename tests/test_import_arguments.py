from pathlib import Path

import pytest

from pipeline.arguments import read_arguments
from pipeline.import_arguments import Importing


def test_an_import_asks_for_a_file_an_agency_and_ways_to_read_it() -> None:
    asked = read_arguments(
        ["import", "bai.docx", "--agency", "so-y-te", "--item", "y-te", "--round", "2", "--tables",
         "excel", "--revisions", "accept", "--phong-cu", "chuyen", "--dry-run", "--replace"]
    )  # fmt: skip
    assert (asked.folder, asked.agency, asked.round_number) == (Path("bai.docx"), "so-y-te", 2)
    assert asked.importing == Importing("y-te", "excel", "accept", True, True, True)


def test_nothing_is_decided_unasked() -> None:
    asked = read_arguments(["import", "bai.docx", "--agency", "so-y-te"])
    assert asked.importing == Importing()
    assert read_arguments(["check"]).importing is None


def test_an_agency_is_needed_and_a_way_nobody_knows_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for wrong in (["import", "a.docx"], ["import", "a.docx", "--agency", "a", "--tables", "csv"]):
        with pytest.raises(SystemExit) as ended:
            read_arguments(wrong)
        assert ended.value.code == 2
    assert "--agency" in capsys.readouterr().err
