from pathlib import Path

from pipeline.model.notice import Outcome
from pipeline.stages.build import build
from pipeline.stages.mending import Mending, Text, mendings, texts_of
from pipeline.workspace import scan
from tests.issued_rounds import sealed
from tests.rounds.workspaces import ROAD, put, resources, workspace

OLD = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, hÖ thèng thuû lîi ®­îc n©ng cÊp\n".encode("latin-1")
SECOND = ROAD.replace("lan-1", "lan-2")


def mended(
    root: Path, number: int = 1, agency: str = "so-xay-dung", *items: str
) -> Outcome[tuple[Mending, ...]]:
    inventory = scan(root).value
    built = build(inventory, number, resources())
    assert built.value is not None
    texts = texts_of(built.value, built.notices, agency, items)
    return mendings(inventory, built.value, resources(), texts)


def test_a_text_is_mended_where_it_stands_in_its_own_line_ends(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, ROAD, "Hàng hoá.\r\nĐạt 5 %.\r\n")
    (one,) = mended(root).value
    assert (one.target, one.text.item) == (ROAD, "giao-thong-hien-trang")
    assert one.data == "Hàng hóa.\r\nĐạt 5%.\r\n".encode()
    assert one.held == (root / ROAD).read_bytes()
    assert mended(root, 1, "so-xay-dung", "khac").value == ()


def test_what_is_switched_off_and_what_is_clean_is_left_alone(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    off = "tat-kiem-tra:\n  - {ma: kieu-dau, noi: so-xay-dung, ly-do: vì}\n"
    put(root, "sections/cau-hinh.yaml", off)
    put(root, ROAD, "---\ntat-kiem-tra: [{ma: phan-tram-cach, ly-do: vì}]\n---\nHoá 5 %.\n")
    assert mended(root) == Outcome((), ())


def test_a_text_in_an_old_encoding_is_turned_into_unicode(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, ROAD, OLD)
    (one,) = mended(root).value
    assert one.after.startswith("Cộng hòa xã hội")


def test_a_text_with_signs_that_cannot_be_read_is_told_and_stays(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, ROAD, b"Ho\xc3\xa0 \x01 5 %.\n")
    outcome = mended(root)
    assert outcome.value == ()
    assert [notice.code for notice in outcome.notices] == ["khong-tu-sua"]


def test_a_text_of_an_issued_round_is_mended_in_the_next_and_never_over_another(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path)
    put(root, ROAD, "Hàng hoá.\n")
    assert sealed(root).value is not None
    (one,) = mended(root).value
    assert (one.text.name, one.target) == (ROAD, SECOND)
    put(root, SECOND, "Đang sửa.\n")
    outcome = mended(root)
    assert outcome.value == ()
    (notice,) = outcome.notices
    assert "đã chốt" in notice.message
    assert SECOND in notice.message


def test_the_names_within_an_agencys_folder_keep_its_folders() -> None:
    assert Text("sections/lan-1/so-y/a/b.md", "so-y", "b", 1).inner == "a/b.md"
    assert SECOND.startswith("sections/lan-2/")
