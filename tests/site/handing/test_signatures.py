"""An agency sends that its head signed; nothing is signed until the consultant confirms it."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.rounds.served import journal
from pipeline.site.keys import Role
from tests.site.handing.browsing import BODY, ITEM, author, press, said, site
from tests.site.sites import Site, token_of

PAGE = "/ky/1"
DESK = "/quan-ly"
FOLDER = f"sections/lan-1/{BODY}"
PDF = b"%PDF-1.7 ban ky"
TYPED = {"nguoi": "Nguyễn Văn A", "chuc-vu": "Giám đốc", "so": "12/SXD-KH", "ngay": "2025-11-01"}


@pytest.fixture
def made(tmp_path: Path) -> Site:
    return site(tmp_path / "tinh")


@pytest.fixture
def desk(made: Site) -> Any:
    return made.under("so-tai-chinh", Role.CONSULT)


def sign(browser: Any, scan: bytes = PDF, **values: str) -> Any:
    return browser.post(
        PAGE,
        data={"csrf_token": token_of(browser, PAGE), "muc": ITEM, **TYPED, **values},
        files=[("ban-chup", ("quet.bin", scan))] if scan else [],
        headers={"origin": str(browser.base_url).rstrip("/")},
    )


def waiting(made: Site, scan: bytes = PDF) -> str:
    assert sign(author(made), scan).status_code == 303
    folder = made.place / ".phuc-vu/cho"
    return f"{DESK}/ky/{next(path.name for path in folder.iterdir())}"


def acts(made: Site) -> list[str]:
    return [line.entry.act for line in journal.lines(made.place)]


def test_what_is_sent_waits_and_signs_nothing(made: Site, desk: Any) -> None:
    path = waiting(made)
    assert not (made.place / FOLDER / "ky.yaml").exists()
    assert "chờ tư vấn xác nhận" in said(author(made).get(PAGE))
    assert path in desk.get(DESK).text
    page = said(desk.get(path))
    assert all(words in page for words in ("Nguyễn Văn A", "12/SXD-KH", f"{FOLDER}/{ITEM}.md"))
    assert desk.get(f"{path}/ban-ky").content == PDF
    assert acts(made) == ["ky-cho"]


def test_the_same_letter_sent_twice_waits_once(made: Site) -> None:
    waiting(made)
    waiting(made)
    assert acts(made) == ["ky-cho"]


def test_once_confirmed_it_stands_in_the_list_with_its_letter(made: Site, desk: Any) -> None:
    path = waiting(made)
    assert press(desk, path, viec="xac-nhan").status_code == 303
    text = (made.place / FOLDER / "ky.yaml").read_text(encoding="utf-8")
    assert "nguoi: Nguyễn Văn A" in text
    assert (made.place / FOLDER / "ban-ky-12-sxd-kh.pdf").read_bytes() == PDF
    assert desk.get(path).status_code == 404
    assert acts(made) == ["ky-cho", "ky"]
    assert made.rebuilt == 1
    assert "đã ký cả rồi" in said(sign(author(made)))


def test_files_that_changed_meanwhile_are_not_signed(made: Site, desk: Any) -> None:
    path = waiting(made)
    (made.place / FOLDER / f"{ITEM}.md").write_text("Đã sửa.\n", encoding="utf-8")
    answer = press(desk, path, viec="xac-nhan")
    assert answer.status_code == 409
    assert f"{FOLDER}/{ITEM}.md" in said(answer)
    assert not (made.place / FOLDER / "ky.yaml").exists()


def test_what_is_returned_is_told_to_its_agency_and_signs_nothing(made: Site, desk: Any) -> None:
    path = waiting(made, b"\x89PNG\r\n\x1a\n")
    assert "<img" in desk.get(path).text
    assert press(desk, path, viec="tra-lai", loi=" ").status_code == 422
    assert press(desk, path, viec="tra-lai", loi="Thiếu dấu").status_code == 303
    assert "Thiếu dấu" in said(author(made).get(PAGE))
    assert desk.get(path).status_code == 404
    assert path not in desk.get(DESK).text
    assert acts(made) == ["ky-cho", "ky-tra-lai"]


@pytest.mark.parametrize(
    ("scan", "values", "words"),
    [
        (b"", {}, "Chọn bản chụp"),
        (b"MZ", {}, "phải là tệp PDF"),
        (PDF, {"so": " "}, "số văn bản"),
        (PDF, {"ngay": "2035-01-01"}, "không sau hôm nay"),
        (PDF, {"muc": "su-can-thiet"}, "Không có nội dung"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    made: Site, scan: bytes, values: dict[str, str], words: str
) -> None:
    answer = sign(author(made), scan, **values)
    assert answer.status_code in (409, 422)
    assert words in said(answer)
    assert 'value="Nguyễn Văn A"' in answer.text
    assert acts(made) == []


def test_nobody_but_the_consultant_confirms(made: Site) -> None:
    path = waiting(made)
    browser = author(made)
    assert browser.get(path).status_code == 404
    assert press(browser, path, page=PAGE, viec="xac-nhan").status_code == 404
    assert not (made.place / FOLDER / "ky.yaml").exists()
