import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.arguments import Request
from pipeline.import_arguments import Importing
from pipeline.runs.finished import Finished
from pipeline.runs.import_word import run
from pipeline.work.watch import unwatched
from tests.intake.departmental.pages import BODY, bold, para, row, table
from tests.ooxml.markup import BY, file_of
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run

PLACE = "sections/lan-1/so-y-te"
_FILES = {
    "de-cuong.yaml": (
        "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
        "  - tieu-de: HIỆN TRẠNG\n    muc:\n"
        "      - {id: y-te, tieu-de: Y tế cơ sở, chu-tri: so-y-te}\n"
        "      - {id: giao-duc, tieu-de: Giáo dục và đào tạo, chu-tri: so-giao-duc}\n"
        "      - id: tre-em\n        tieu-de: Chăm sóc trẻ em\n        chu-tri: so-giao-duc\n"
        "        phoi-hop: [so-y-te]\n"
    ),
    "co-quan.yaml": (
        "- {id: so-y-te, ten: Sở Y tế, nhom: so}\n- {id: so-giao-duc, ten: Sở GD, nhom: so}\n"
        "- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}\n"
    ),
    "ke-hoach.yaml": "lan:\n  - {so: 1, ngay: 2025-11-15}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "ws"
    (folder / "sections").mkdir(parents=True)
    for name, text in _FILES.items():
        (folder / "sections" / name).write_text(text, encoding="utf-8")
    return folder


def word(folder: Path, *blocks: str, name: str = "bai.docx", raw: RawFile | None = None) -> Path:
    path = folder.parent / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(file_of(*blocks, raw=raw))
    return path


def imported(root: Path, path: Path, **options: object) -> Finished:
    asked: dict[str, Any] = {"item": "y-te", **options}
    request = Request("import", root, agency="so-y-te", folder=path, importing=Importing(**asked))
    return run(request, unwatched)


def codes(done: Finished) -> list[str]:
    return [notice.code for notice in done.notices]


def kept(root: Path) -> list[str]:
    return sorted(path.name for path in (root / PLACE / ".luu").glob("*"))


NUMBERS = table(row("Xã", "Dân số"), row("A", "12.500"))


def test_a_file_becomes_markdown_workbooks_and_a_record_of_what_stays_behind(root: Path) -> None:
    path = word(root, bold("I. HIỆN TRẠNG"), para(BODY), bold("Bảng 1. Dân số"), NUMBERS)
    done = imported(root, path)
    assert done.exit_code(strict=False) == 0
    names = sorted(p.relative_to(root / PLACE).as_posix() for p in (root / PLACE).rglob("*.*"))
    assert names == [".nhap", ".nhap/y-te.json", "y-te-bang-1.xlsx", "y-te.md"]
    record = json.loads((root / PLACE / ".nhap" / "y-te.json").read_text(encoding="utf-8"))
    assert record["source"] == "bai.docx"
    assert [entry["file"] for entry in record["outputs"]] == ["y-te-bang-1.xlsx", "y-te.md"]
    assert {entry["text"] for entry in record["left"]} == {"I.", "Bảng 1", "Đầu trang"}
    assert done.lines[0].startswith(f"Đã ghi {PLACE}/y-te.md: 1 tiêu đề, 1 đoạn, 1 bảng")


def test_a_dry_run_tells_all_and_writes_nothing(root: Path) -> None:
    done = imported(root, word(root, para(BODY)), dry=True)
    assert done.lines[0].startswith("Sẽ ghi")
    assert not (root / PLACE).exists()


def test_a_second_import_shows_what_differs_and_replaces_only_when_asked(root: Path) -> None:
    imported(root, word(root, para("Một"), NUMBERS))
    again = word(root, para("Hai"))
    refused = imported(root, again)
    assert (codes(refused), refused.exit_code(strict=False)) == (["bai-da-co"], 2)
    assert {"  -Một", "  +Hai"} <= set(refused.lines)
    assert "  khác nội dung: y-te-bang-1.xlsx" in refused.lines
    assert (root / PLACE / "y-te.md").read_text(encoding="utf-8").startswith("Một")
    done = imported(root, again, replace=True)
    assert done.exit_code(strict=False) == 0
    assert (root / PLACE / "y-te.md").read_text(encoding="utf-8") == "Hai\n"
    assert not (root / PLACE / "y-te-bang-1.xlsx").exists()
    assert kept(root) == ["y-te-bang-1.1.xlsx", "y-te.1.md"]


def test_the_same_file_again_changes_nothing_and_is_no_error(root: Path) -> None:
    path = word(root, para("Một"), NUMBERS)
    imported(root, path)
    done = imported(root, path)
    assert done.exit_code(strict=False) == 0
    assert done.lines[-1] == "  Bài đang có đã đúng như tệp này."
    assert kept(root) == []


def test_a_text_edited_by_hand_since_stops_even_a_replacement(root: Path) -> None:
    path = word(root, para("Một"))
    imported(root, path)
    text = root / PLACE / "y-te.md"
    text.write_text("Một, đã sửa\n", encoding="utf-8")
    done = imported(root, path, replace=True)
    assert codes(done) == ["bai-da-sua-tay"]
    assert text.read_text(encoding="utf-8") == "Một, đã sửa\n"


def test_a_text_nobody_imported_is_replaced_only_when_asked(root: Path) -> None:
    (root / PLACE).mkdir(parents=True)
    (root / PLACE / "y-te.md").write_text("Viết tay\n", encoding="utf-8")
    path = word(root, para("Một"))
    assert codes(imported(root, path)) == ["bai-da-co"]
    assert imported(root, path, replace=True).exit_code(strict=False) == 0
    assert kept(root) == ["y-te.1.md"]


def test_a_word_file_of_the_folder_itself_gives_way_to_what_it_became(root: Path) -> None:
    (root / PLACE).mkdir(parents=True)
    own = root / PLACE / "y-te.docx"
    own.write_bytes(file_of(para("Một")))
    assert imported(root, own).exit_code(strict=False) == 0
    assert not own.exists()
    assert kept(root) == ["y-te.1.docx"]


def test_a_folder_is_taken_in_file_by_file_under_the_names_of_items(root: Path) -> None:
    folder = root.parent / "gui"
    word(root, para("Y tế"), name="gui/y-te.docx")
    word(root, para("Trẻ em"), name="gui/Tre em.docx")
    word(root, para("Lạ"), name="gui/la.docx")
    (folder / "so-lieu.xlsx").write_bytes(b"x")
    (folder / "~$y-te.docx").write_bytes(b"x")
    done = imported(root, folder, item="")
    assert sorted(path.name for path in (root / PLACE).glob("*.md")) == ["tre-em.md", "y-te.md"]
    assert codes(done) == ["tep-khong-nhap", "muc-khong-co"]
    assert done.exit_code(strict=False) == 1
    empty = root.parent / "trong"
    empty.mkdir()
    assert codes(imported(root, empty)) == ["khong-co-tep-word"]


def test_the_item_is_the_one_named_the_files_own_or_none(root: Path) -> None:
    path = word(root, para("Một"))
    assert codes(imported(root, path, item="")) == ["muc-khong-co"]
    assert codes(imported(root, path, item="y-t")) == ["muc-khong-co"]
    done = imported(root, path, item="giao-duc")
    assert codes(done) == ["muc-cua-co-quan-khac"]
    assert "y-te, tre-em" in done.notices[0].fix
    other = Request("import", root, agency="so-giao-du", folder=path, importing=Importing())
    assert codes(run(other, unwatched)) == ["co-quan-khong-co"]


def test_a_title_that_names_another_item_is_told(root: Path) -> None:
    centre = '<w:jc w:val="center"/>'
    path = word(root, bold("BÁO CÁO", centre), bold("Về Giáo dục và đào tạo", centre), para(BODY))
    done = imported(root, path)
    assert codes(done) == ["co-the-muc-khac"]
    assert done.exit_code(strict=False) == 0


def test_what_cannot_be_taken_in_is_refused_in_words_and_writes_nothing(root: Path) -> None:
    pdf = root.parent / "bai.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    assert codes(imported(root, pdf)) == ["tep-la-pdf"]
    assert codes(imported(root, root.parent / "khong.docx")) == ["tep-khong-mo-duoc"]
    revised = paragraph(f"<w:ins {BY}>{text_run('mới')}</w:ins>")
    path = word(root, revised)
    assert codes(imported(root, path)) == ["word-co-sua-doi"]
    assert not (root / PLACE).exists()
    assert imported(root, path, revisions="accept").exit_code(strict=False) == 0


def test_a_file_of_scanned_pictures_alone_is_refused(root: Path) -> None:
    raw = RawFile()
    drawn = (
        f'<w:p><w:r><w:drawing><x><a:blip r:embed="{raw.picture(1)}"/></x></w:drawing></w:r></w:p>'
    )
    done = imported(root, word(root, drawn, raw=raw))
    assert codes(done) == ["word-chi-co-anh"]


def test_shared_files_that_cannot_be_read_start_nothing(root: Path) -> None:
    (root / "sections" / "de-cuong.yaml").write_text("[", encoding="utf-8")
    assert imported(root, word(root, para("a"))).exit_code(strict=False) == 2


def test_a_word_file_that_serves_as_the_text_gives_way_only_when_asked(root: Path) -> None:
    (root / PLACE).mkdir(parents=True)
    (root / PLACE / "y-te.docx").write_bytes(file_of(para("Cũ")))
    path = word(root, para("Mới"))
    refused = imported(root, path)
    assert codes(refused) == ["bai-da-co"]
    assert "y-te.docx" in refused.notices[0].message
    assert imported(root, path, replace=True).exit_code(strict=False) == 0
    assert kept(root) == ["y-te.1.docx"]


def test_nothing_is_brought_into_a_round_that_was_issued(root: Path) -> None:
    (root / "sections" / "lan-1").mkdir()
    (root / "sections" / "lan-1" / "khoa.json").write_text("{}", encoding="utf-8")
    done = run(
        Request("import", root, round_number=1, agency="so-y-te", folder=word(root, para("a")),
                importing=Importing("y-te")),
        unwatched,
    )  # fmt: skip
    assert codes(done) == ["lan-da-chot"]
    assert "--round 2" in done.notices[0].fix
