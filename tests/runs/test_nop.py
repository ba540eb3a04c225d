"""What came by e-mail is put in whole, with its day, or refused with its mending."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.handing_arguments import HandingAsked
from pipeline.rounds.served import journal
from pipeline.runs.finished import Finished
from pipeline.runs.nop import run
from pipeline.work.watch import unwatched
from tests.stages.handing.ground import book, workspace

PLACE = "sections/lan-1/so-y-te"
TODAY = date(2025, 11, 20)
DAY = date(2025, 11, 8)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def put_in(
    root: Path, files: dict[str, bytes], item: str = "y-te", *, day: date = DAY,
    number: int | None = None, replace: bool = False, agency: str = "so-y-te",
) -> Finished:  # fmt: skip
    folder = root.parent / "mail"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    asked = HandingAsked(tuple(folder / name for name in files), item, "thu-dien-tu", day, replace)
    request = Request("nop", root, agency=agency, round_number=number, today=TODAY, handing=asked)
    return run(request, unwatched)


def codes(done: Finished) -> list[str]:
    assert not done.started
    return [notice.code for notice in done.notices]


def test_files_stand_with_their_day_and_a_line_of_the_journal(root: Path) -> None:
    sent = {"bài gửi.md": "Một.\n".encode(), "b.xlsx": book(1)}
    done = put_in(root, sent)
    assert done.started
    (line,) = journal.lines(root)
    assert done.lines == (
        f"Đã nhận {PLACE}: y-te.md, b.xlsx", f"  Nhật ký: dòng 1, mã băm {line.hash}",
    )  # fmt: skip
    listing = (root / PLACE / "nop.yaml").read_text(encoding="utf-8")
    assert "ngay: 2025-11-08\n  cach: thu-dien-tu\n  nguoi: so-tai-chinh\n" in listing
    again = put_in(root, sent)
    assert again.lines[0].startswith("Đã có từ trước")
    assert len(list(journal.lines(root))) == 1


def test_the_item_is_found_by_the_name_of_the_text_whatever_its_case(root: Path) -> None:
    assert put_in(root, {"Tre em.md": b"Mot.\n"}, item="").started
    assert (root / PLACE / "tre-em.md").is_file()
    assert codes(put_in(root, {"bai.md": b"Mot.\n"}, item="")) == ["muc-khong-co"]
    assert put_in(root, {"bai.md": b"Mot.\n"}, item="", agency="so-giao-duc").started


@pytest.mark.parametrize(
    ("files", "options", "code"),
    [
        ({"a.doc": b"x"}, {}, "nop-loai-tep"),
        ({"a.docx": b"PK"}, {}, "tep-hong"),
        ({"a.md": "TỐI MẬT\n\nSố liệu.\n".encode()}, {}, "nop-tai-lieu-mat"),
        ({"a.md": b"x"}, {"item": "giao-duc"}, "muc-khong-co"),
        ({"a.md": b"x"}, {"agency": "so-khac"}, "co-quan-khong-co"),
        ({"a.md": b"x"}, {"day": TODAY + timedelta(days=1)}, "nop-ngay-sau-nay"),
        ({"a.md": b"x"}, {"number": 2}, "nop-khong-nhan"),
    ],
)
def test_what_cannot_be_taken_in_changes_nothing(
    root: Path, files: dict[str, bytes], options: dict[str, object], code: str
) -> None:
    done = put_in(root, files, **options)  # type: ignore[arg-type]
    assert code in codes(done)
    assert all(notice.fix for notice in done.notices)
    assert not (root / PLACE).exists()


def test_a_file_that_is_not_there_is_told(root: Path) -> None:
    asked = HandingAsked((root / "none.md",), "y-te", "thu-dien-tu", DAY)
    done = run(Request("nop", root, agency="so-y-te", today=TODAY, handing=asked), unwatched)
    assert codes(done) == ["tep-khong-mo-duoc"]


def test_a_text_edited_since_is_replaced_only_where_that_is_asked(root: Path) -> None:
    put_in(root, {"y-te.md": b"Mot.\n"})
    (root / PLACE / "y-te.md").write_bytes(b"Da sua.\n")
    assert codes(put_in(root, {"y-te.md": b"Hai.\n"})) == ["nop-cho-hop-nhat"]
    assert put_in(root, {"y-te.md": b"Hai.\n"}, replace=True).started
    assert (root / PLACE / "y-te.md").read_bytes() == b"Hai.\n"
