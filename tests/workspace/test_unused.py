from pathlib import Path

from pipeline.model.notice import Notice
from pipeline.workspace import Inventory, serve
from pipeline.workspace.unused import unused_files
from tests.workspace.tree import AGENCIES, OUTLINE, listed


def unused(
    inventory: Inventory, *referenced: str, round_number: int = 3, unread: tuple[str, ...] = ()
) -> dict[str, Notice]:
    served = serve(inventory, OUTLINE, AGENCIES, round_number).value
    names = [f"sections/{name}" for name in referenced]
    notices = unused_files(
        inventory, served, names, round_number, unread=[f"sections/{name}" for name in unread]
    )
    assert {(notice.code, notice.severity.value) for notice in notices} <= {
        ("tep-khong-dung", "warning")
    }
    return {notice.file.removeprefix("sections/"): notice for notice in notices}


def test_texts_signatures_and_referenced_files_are_in_use(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/y-te.md",
        "lan-1/so-y-te/ky.yaml",
        "lan-1/so-y-te/giuong.xlsx",
        "lan-2/so-y-te/giuong.xlsx",
    )
    assert unused(inventory, "lan-2/so-y-te/giuong.xlsx") == {}


def test_what_no_text_names_is_named_with_its_mending(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/y-te.md",
        "lan-1/so-y-te/thua.xlsx",
        "lan-1/so-y-te/hinh/a.png",
        "lan-1/so-y-te/y-te.md.txt",
        "lan-1/so-y-te/y-te-moi.doc",
        "lan-1/so-xay-dung/anh.png",
    )
    found = unused(inventory)
    assert sorted(found) == [
        "lan-1/so-xay-dung/anh.png",
        "lan-1/so-y-te/hinh/a.png",
        "lan-1/so-y-te/thua.xlsx",
        "lan-1/so-y-te/y-te-moi.doc",
        "lan-1/so-y-te/y-te.md.txt",
    ]
    assert "![Tên bảng hoặc hình](hinh/a.png)" in found["lan-1/so-y-te/hinh/a.png"].fix
    assert "y-te.md," in found["lan-1/so-y-te/y-te.md.txt"].fix
    assert found["lan-1/so-y-te/thua.xlsx"].agency == "so-y-te"


def test_advice_names_the_item_of_that_agency_even_where_it_sent_nothing(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/y-te.md.txt",
        "lan-1/so-xay-dung/Giao thông.doc",
        "lan-1/so-tai-chinh/Dự án (2).docx",
        "lan-1/so-tai-chinh/du-an.pdf",
    )
    found = unused(inventory)
    assert "đặt tên y-te.md," in found["lan-1/so-y-te/y-te.md.txt"].fix
    asked = "quyhoach import 'Giao thông.doc' --agency so-xay-dung --item giao-thong`"
    assert asked in found["lan-1/so-xay-dung/Giao thông.doc"].fix
    assert "--item du-an`" in found["lan-1/so-tai-chinh/Dự án (2).docx"].fix
    assert "gửi tệp Word" in found["lan-1/so-tai-chinh/du-an.pdf"].fix


def test_what_an_older_text_may_have_named_is_passed_over(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/y-te.md",
        "lan-1/so-y-te/cu.xlsx",
        "lan-1/so-y-te/ghi-chu.txt",
        "lan-2/so-y-te/y-te.md",
        "lan-2/so-y-te/moi.xlsx",
    )
    assert sorted(unused(inventory)) == ["lan-1/so-y-te/ghi-chu.txt", "lan-2/so-y-te/moi.xlsx"]


def test_what_a_refused_or_unread_text_may_have_named_is_passed_over(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/y-tee.md",
        "lan-1/so-y-te/a.xlsx",
        "lan-1/so-xay-dung/giao-thong.md",
        "lan-1/so-xay-dung/b.xlsx",
    )
    assert sorted(unused(inventory)) == ["lan-1/so-xay-dung/b.xlsx"]
    assert unused(inventory, unread=("lan-1/so-xay-dung/giao-thong.md",)) == {}


def test_files_of_no_agency_and_of_later_rounds_are_not_named_again(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-yte/a.xlsx", "lan-2/so-y-te/b.xlsx")
    assert unused(inventory, round_number=1) == {}


def test_strays_beside_the_shared_files_are_named(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "de-cuong.yaml",
        "chi-tieu.xlsx",
        "HUONG-DAN.md",
        "de-cuong.yml",
        "bieu-mau/du-an.yaml",
        "lan-1/y-te.md",
        "lan-2/tiep-thu.xlsx",
        "lan-1/y-kien/so-y-te.xlsx",
        "ho-so/to-trinh.docx",
    )
    found = unused(inventory)
    assert sorted(found) == ["de-cuong.yml", "lan-1/y-te.md"]
    assert "'de-cuong.yaml'" in found["de-cuong.yml"].fix


def test_thousands_of_files_nobody_names_bury_nothing_else(tmp_path: Path) -> None:
    names = [f"lan-1/so-y-te/anh/{n:04}.png" for n in range(25)]
    found = unused(listed(tmp_path, "lan-1/so-y-te/y-te.md", *names))
    assert list(found) == names[:21]
    assert "còn 5 tệp khác" in found[names[20]].message
    exact = unused(listed(tmp_path / "b", "lan-1/so-y-te/y-te.md", *names[:20]))
    assert list(exact) == names[:20]
