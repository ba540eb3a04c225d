"""What is seen of each province: its own status, drafts and register; the unreadable named."""

from datetime import date
from pathlib import Path

from pipeline.cli import main
from pipeline.stages.fleet.provinces import province_name, provinces
from tests.delivered import TODAY, delivered
from tests.rounds.workspaces import put, workspace


def test_rounds_deliveries_and_answers_are_those_of_its_status(tmp_path: Path) -> None:
    place, bad = delivered(tmp_path / "a"), workspace(tmp_path / "b")
    put(bad, "sections/de-cuong.yaml", "tieu-de: [")
    assert main(["draft", "1", "--fast", "--workspace", str(place)]) == 0
    good, wrong = provinces((place, bad), today=TODAY, at_once=2, limit=60)
    assert good.why == ""
    assert good.name == "Mẫu"
    first = good.rounds[0]
    assert (first.number, first.day, first.due) == (1, date(2025, 11, 15), date(2025, 11, 10))
    assert 0 < first.delivered <= first.parts
    assert 0 < first.answered <= first.asked == 3
    assert first.draft is not None
    assert first.report.endswith("build/lan-1/bao-cao-lan-1.docx")
    assert good.rounds[1].report == ""
    assert wrong.rounds == ()
    assert "de-cuong" in wrong.why or "lỗi" in wrong.why
    assert wrong.name == "b"


def test_a_province_is_named_by_its_outline_or_its_folder(tmp_path: Path) -> None:
    assert province_name(workspace(tmp_path / "a"), 1) == "Mẫu"
    assert province_name(tmp_path / "cao-bang", 1) == "cao-bang"
