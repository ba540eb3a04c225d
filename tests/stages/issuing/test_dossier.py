from pathlib import Path

import pytest

from pipeline.model.notice import Notice
from pipeline.publish.archive import OnDisk
from pipeline.stages.issuing.dossier import Dossier, dossier
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued, sealed
from tests.rounds.workspaces import ROAD, put, workspace

PLAN = "templates/khoi-tao/sections/ke-hoach.yaml"


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.stages.drafting.find_office", lambda: None)


def made(
    root: Path, name: str = "tham-dinh", number: int | None = None
) -> tuple[Dossier, list[Notice]]:
    outcome = dossier(root, name, number, watch=unwatched)
    assert outcome.value is not None, outcome.notices
    return outcome.value, list(outcome.notices)


def held(found: Dossier, name: str) -> bytes:
    content = found.contents[name]
    if isinstance(content, bytes):
        return content
    assert isinstance(content, OnDisk)
    with content.opened() as stream:
        return stream.read()


def test_a_dossier_of_an_issued_draft_holds_what_was_sent_and_names_what_is_missing(
    tmp_path: Path,
) -> None:
    root = issued(tmp_path)
    put(root, ROAD.replace("giao-thong-hien-trang.md", "ban-ky.pdf"), b"%PDF- scan")
    put(root, "sections/lan-1/y-kien/so-xay-dung.pdf", b"%PDF- letter")
    put(root, "sections/ho-so/so-do-ban-do/to-1/ban-do.tif", b"II*")
    found, notices = made(root)
    assert found.round_number == 1
    assert {name for name in found.contents if not name.startswith("05-")} == {
        "muc-luc.docx",
        "01-to-trinh/to-trinh.docx",
        "02-bao-cao-dieu-chinh/bao-cao-lan-1.docx",
        "03-du-thao-van-ban-phe-duyet/du-thao-van-ban-phe-duyet.docx",
        "04-bao-cao-tong-hop-y-kien/bao-cao-tong-hop-y-kien.docx",
        "07-so-do-ban-do/to-1/ban-do.tif",
        "09-van-ban-ky/so-xay-dung/lan-1-ban-ky.pdf",
    }
    assert held(found, "07-so-do-ban-do/to-1/ban-do.tif") == b"II*"
    assert held(found, "05-ban-sao-y-kien/lan-1/so-xay-dung.pdf") == b"%PDF- letter"
    missing = [(notice.code, notice.file) for notice in notices]
    assert missing == [
        ("ho-so-thieu", "sections/ho-so/bao-cao-giai-trinh-tiep-thu"),
        ("ho-so-thieu", "sections/ho-so/co-so-du-lieu"),
    ]


def test_an_open_draft_is_made_and_said_to_be_open(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, ROAD.replace("lan-1", "lan-2"), "Mới\n")
    found, notices = made(root)
    assert found.round_number == 1
    assert "ho-so-khong-moi-nhat" in {notice.code for notice in notices}
    later, told = made(root, number=2)
    assert "02-bao-cao-dieu-chinh/bao-cao-lan-2.docx" in later.contents
    assert "06-bao-cao-giai-trinh-tiep-thu/tiep-thu-giai-trinh.docx" in later.contents
    assert "ho-so-lan-chua-chot" in {notice.code for notice in told}


def test_what_is_placed_by_hand_goes_before_what_a_template_makes(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "sections/ho-so/to-trinh.signed.pdf", b"%PDF-")
    put(root, "sections/ho-so/lac.pdf", b"x")
    found, notices = made(root)
    assert [name for name in found.contents if name.startswith("01-")] == [
        "01-to-trinh/to-trinh.signed.pdf"
    ]
    assert [one.file for one in notices if one.code == "ho-so-tep-khong-dung"] == [
        "sections/ho-so/lac.pdf"
    ]


def test_links_among_files_placed_by_hand_are_refused(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "sections/ho-so/co-so-du-lieu/a.txt", b"x")
    (root / "sections/ho-so/co-so-du-lieu/passwd").symlink_to("/etc/passwd")
    found, notices = made(root)
    assert [name for name in found.contents if name.startswith("08-")] == ["08-co-so-du-lieu/a.txt"]
    assert [one.file for one in notices if one.code == "tep-lien-ket"] == [
        "sections/ho-so/co-so-du-lieu/passwd"
    ]


def test_a_list_of_ones_own_needs_no_code(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    plan = (root / "sections/ke-hoach.yaml").read_text(encoding="utf-8")
    own = (
        "  luat-moi:\n    - {id: to-trinh-rieng, ten: Tờ trình riêng, bat-buoc: true, nguon: mau}\n"
    )
    put(root, "sections/ke-hoach.yaml", plan.rstrip() + "\n" + own)
    _, notices = made(root, "luat-moi")
    assert [one.code for one in notices if one.severity == "error"] == ["ho-so-thieu"]
    shipped = Path("templates/to-trinh.docx").read_bytes()
    put(root, "templates/to-trinh-rieng.docx", shipped)
    found, notices = made(root, "luat-moi")
    assert "01-to-trinh-rieng/to-trinh-rieng.docx" in found.contents
    assert [one.code for one in notices if one.severity == "error"] == []


def test_a_template_of_ones_own_that_cannot_serve_gives_way_to_the_shipped_one(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path)
    put(root, "templates/to-trinh.docx", b"PK")
    found, notices = made(root)
    assert "01-to-trinh/to-trinh.docx" in found.contents
    assert "mau-hong" in {notice.code for notice in notices}


def test_an_unknown_list_or_unreadable_files_leave_no_dossier(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    unknown = dossier(root, "tham-din", watch=unwatched)
    assert unknown.value is None
    assert "tham-dinh" in unknown.notices[-1].fix
    put(root, "sections/de-cuong.yaml", "[")
    assert dossier(root, "tham-dinh", watch=unwatched).value is None


def test_the_list_is_the_plans_of_today_though_the_draft_was_issued_before(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert sealed(root).value is not None
    plan = (root / "sections/ke-hoach.yaml").read_text(encoding="utf-8")
    put(root, "sections/ke-hoach.yaml", plan + "  sau: [{id: a, ten: A}]\n")
    found, _ = made(root, "sau")
    assert [part.entry.id for part in found.parts] == ["a"]


def test_the_summary_report_stands_where_the_list_asks_for_it(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    for name, lines in (
        ("de-cuong.yaml", "tom-tat: true\n"),
        ("ke-hoach.yaml", "  rieng:\n    - {id: tom-tat, ten: Tóm tắt, nguon: tom-tat}\n"),
    ):
        text = (root / "sections" / name).read_text(encoding="utf-8")
        put(root, f"sections/{name}", f"{text.rstrip()}\n{lines}")
    found, _ = made(root, "rieng")
    assert "01-tom-tat/bao-cao-tom-tat-lan-1.docx" in found.contents
