import json
from pathlib import Path

from pipeline.publish.folder import Files
from pipeline.stages.drafting import draft
from pipeline.stages.kits import PAGE, kit_files
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.render.paper_texts import paragraphs, table
from tests.rounds.test_filled import FORM
from tests.rounds.workspaces import ROAD, put, workspace


def made(root: Path, number: int = 1, agency: str = "") -> dict[str, Files]:
    outcome = kit_files(root, number, agency, watch=unwatched)
    assert outcome.value is not None, outcome.notices
    return dict(outcome.value)


def test_each_agency_has_every_notice_and_form_of_its_own_and_none_of_anothers(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path)
    put(root, "sections/bieu-mau/du-an.yaml", FORM)
    put(root, ROAD, "Xem @bang-khong-co. Xem @bang-cung-khong.\n")
    put(root, "sections/lan-1/so-tai-chinh/pl-du-an.md", "Xem @hinh-khong-co.\n")
    files = draft(root, 1, fast=True, watch=unwatched).value
    assert files is not None
    told = json.loads(files["thong-bao.json"])
    kits = made(root)
    assert set(kits) == {"so-tai-chinh", "so-xay-dung"}
    for agency, kit in kits.items():
        own = [one["message"] for one in told if one["agency"] == agency]
        assert own
        assert [row[3] for row in table(kit[PAGE], 1)[1:]] == own
        assert "2-noi-dung-lan-1.docx" in kit
        assert "4-bieu-mau/du-an.xlsx" in kit
    words = "\n".join(paragraphs(kits["so-tai-chinh"]["2-noi-dung-lan-1.docx"]))
    assert "Danh mục dự án" in words
    assert "@bang-khong-co" not in words


def test_of_an_issued_round_what_was_sent_is_in_the_kits(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, ROAD, "Xem @bang-khong-co.\n")
    kit = made(root)["so-xay-dung"]
    assert not [row for row in table(kit[PAGE], 1)[1:] if "@bang" in row[3]]
    words = "\n".join(paragraphs(kit["2-noi-dung-lan-1.docx"]))
    assert "181 km" in words.replace("\u00a0", " ")


def test_one_agency_is_made_alone_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert set(made(root, agency="so-xay-dung")) == {"so-xay-dung"}
    unknown = kit_files(root, 1, "so-xay-dungg", watch=unwatched)
    assert unknown.value is None
    assert [notice.code for notice in unknown.notices] == ["co-quan-khong-co"]
    assert kit_files(root, 9, "", watch=unwatched).value is None


def test_a_template_of_ones_own_that_cannot_serve_is_told_once(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "templates/trang-co-quan.docx", b"PK")
    outcome = kit_files(root, 1, "", watch=unwatched)
    assert outcome.value is not None
    assert [notice.code for notice in outcome.notices] == ["mau-hong"]
