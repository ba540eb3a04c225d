"""Comments go from a form to the register, at their block; what fails keeps what was typed."""

from collections.abc import Mapping
from datetime import timedelta
from html import escape
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from pipeline.intake.excel.comment_sheets import read_comment_sheet
from pipeline.model.comment import Certainty
from pipeline.model.comment_sheet import CommentSheet
from pipeline.publish import sent_sheets
from pipeline.rounds.served.journal import holds, lines
from pipeline.site.keys import Role
from tests.issued_rounds import sealed
from tests.rounds.workspaces import ROAD, put
from tests.site.commenting.reports import BODY, FIRST, ITEM, served
from tests.site.sites import URL, Site, token_of
from tests.stages.test_consultation import record

PAGE = "/gop-y/1"
SENDING = f"{PAGE}/gui"
FOLDER = f"sections/lan-1/y-kien/{BODY}"
SAID = {"cho": FIRST, "noi-dung": "Đề nghị rà soát.", "de-nghi": "Đường tỉnh dài 310 km."}
CELL = {"cho": "bang-quoc-lo", "dong": "2", "cot": "1"}
LETTER = {"so": "9/SXD", "ngay": "19/11/2025"}
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe",
    "{{ 7*7 }}",
    "'\"<b>",
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return served(tmp_path / "tinh")


Uploads = dict[str, tuple[str, bytes]]


def post(
    browser: TestClient, path: str, said: Mapping[str, str], files: Uploads | None = None
) -> httpx.Response:
    data = {"csrf_token": token_of(browser, PAGE), **said}
    return browser.post(path, data=data, files=files, headers={"origin": URL})


def words(page: httpx.Response) -> str:
    """Give what a page says, wherever its lines may end."""
    return page.text.replace("\xa0", " ")


def sheet(site: Site, number: int = 1) -> CommentSheet:
    data = (site.place / FOLDER / f"truc-tuyen-{number}.xlsx").read_bytes()
    read = read_comment_sheet(data, file="a.xlsx").value
    assert read is not None
    return read


def test_a_comment_goes_from_its_block_to_the_register_at_that_very_block(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    form = browser.get(f"{PAGE}?cho={FIRST}").text
    assert "Mạng lưới đường tỉnh dài 300 km." in form
    looked = post(browser, PAGE, SAID)
    assert (looked.status_code, "Phần II, mục I.1, đoạn 1" in words(looked)) == (200, True)
    assert not (site.place / FOLDER).exists()
    answer = post(browser, SENDING, {**SAID, **LETTER})
    assert answer.status_code == 303
    found = record(site.place).value.consultation.responses[0].comment
    assert (found.agency, found.certainty, found.span) == (BODY, Certainty.CERTAIN, (2, 3))
    assert (found.item, found.proposed, found.letter.number) == (ITEM, SAID["de-nghi"], "9/SXD")


def test_the_receipt_tells_line_and_hash_and_is_for_its_body_alone(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    address = post(browser, SENDING, SAID).headers["location"]
    line = next(iter(lines(site.place)))
    page = browser.get(address).text
    assert f">{line.number}<" in page
    assert line.hash in page
    assert holds(site.place, line.number, line.hash)
    printed = words(browser.get(f"/bien-nhan/{line.entry.id}"))
    assert "Đã nhận ý kiến góp ý." in printed
    assert "truc-tuyen-1.xlsx" in printed
    other = site.under("so-tai-chinh", Role.COMMENT)
    assert other.get(address).status_code == 404
    assert post(browser, SENDING, SAID).headers["location"] == address
    assert "Gửi lúc 12:00 ngày 20/11/2025" in words(browser.get(PAGE))


def test_agreement_is_sent_in_one_go_with_its_scan(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    scan = {"ban-chup": ("thư.pdf", b"%PDF-1.7")}
    assert post(browser, SENDING, {"thong-nhat": "x", **LETTER}, scan).status_code == 303
    read = sheet(site)
    assert (read.agrees, read.rows, read.number) == (True, (), "9/SXD")
    assert (site.place / FOLDER / "truc-tuyen-1.pdf").read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words_on_every_page_and_in_the_sheet(site: Site, words: str) -> None:
    browser = site.under(BODY, Role.COMMENT)
    said = {"cho": FIRST, "noi-dung": words, "de-nghi": words, "trich": words}
    page = post(browser, PAGE, said).text
    assert (
        escape(words) in page
        or escape(words).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in page
    )
    assert "<script>alert" not in page
    assert "49" not in page
    assert post(browser, SENDING, said).status_code == 303
    row = sheet(site).rows[0]
    assert (row.content, row.quote, row.block) == (words, words, FIRST)


def test_a_million_letters_are_refused_and_shown_again(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    answer = post(browser, SENDING, {"cho": FIRST, "noi-dung": "ă" * 400_000})
    assert answer.status_code == 400
    assert "ă" * 400_000 in answer.text
    assert not (site.place / FOLDER).exists()
    assert post(browser, PAGE, {"cho": FIRST, "noi-dung": "x" * 2_100_000}).status_code == 413


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({**SAID, "ngay": "40/40/2025"}, "không đúng"),
        ({**SAID, "ngay": "21/11/2025"}, "ở sau hôm nay"),
        ({**SAID, "cho": "khong-co.9"}, "Không còn thấy chỗ này"),
        ({}, "Chưa có góp ý nào"),
    ],
)
def test_what_is_amiss_is_told_and_what_was_typed_stays(
    site: Site, said: dict[str, str], told: str
) -> None:
    answer = post(site.under(BODY, Role.COMMENT), SENDING, said)
    assert answer.status_code == 400
    assert told in answer.text
    assert said.get("noi-dung", "") in answer.text
    assert not (site.place / FOLDER).exists()


def test_a_file_that_is_no_scan_is_refused_with_the_comments_kept(site: Site) -> None:
    answer = post(site.under(BODY, Role.COMMENT), SENDING, SAID, {"ban-chup": ("a.pdf", b"MZ")})
    assert answer.status_code == 400
    assert "PDF, ảnh PNG hoặc JPG" in answer.text
    assert SAID["noi-dung"] in answer.text


def test_a_full_disk_keeps_what_was_typed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(sent_sheets, "put_new_file", full)
    answer = post(site.under(BODY, Role.COMMENT), SENDING, SAID)
    assert answer.status_code == 503
    assert SAID["noi-dung"] in answer.text
    assert list(lines(site.place)) == []


def test_number_and_day_are_carried_over_to_the_next_comment(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    post(browser, SENDING, {**SAID, **LETTER})
    page = post(browser, PAGE, {**SAID, "cho": f"{ITEM}.3"}).text
    assert 'value="9/SXD"' in page
    assert 'value="19/11/2025"' in page


def test_late_comments_are_told_and_taken(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    site.now += timedelta(days=10)
    assert "gửi sau thời hạn" in browser.get(PAGE).text
    assert post(browser, SENDING, SAID).status_code == 303


def test_a_clock_behind_the_last_line_pauses_sending(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    post(browser, SENDING, SAID)
    site.now -= timedelta(hours=1)
    answer = post(browser, SENDING, {**SAID, "noi-dung": "Khác."})
    assert (answer.status_code, "Đồng hồ" in answer.text) == (400, True)


def test_none_are_taken_once_the_answers_are_issued(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    browser.get(PAGE)
    put(site.place, ROAD.replace("lan-1", "lan-2"), "Đường tỉnh dài 310 km.\n")
    assert sealed(site.place, 2).value is not None
    data = {"csrf_token": token_of(browser, "/gop-y/2"), **SAID}
    answer = browser.post(SENDING, data=data, headers={"origin": URL})
    assert answer.status_code == 400
    assert "đã khép lại" in answer.text
    assert not (site.place / FOLDER).exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COMMENT}))
def test_other_roles_find_no_such_page(site: Site, role: Role) -> None:
    browser = site.under(BODY, role)
    for path in (PAGE, f"{PAGE}?cho={FIRST}", f"{PAGE}/toi.js", "/gop-y/2"):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "asked", ["muc=khong-co", "cho=../x", "cho=", "da-gui=0", "cho=%00", "muc=" + "x" * 3000]
)
def test_what_is_not_there_is_not_found(site: Site, asked: str) -> None:
    answer = site.under(BODY, Role.COMMENT).get(f"{PAGE}?{asked}")
    assert answer.status_code == (200 if asked == "cho=" else 404)


def test_rows_and_cells_have_forms_of_their_own_without_a_script(site: Site) -> None:
    browser = site.under(BODY, Role.COMMENT)
    listed = browser.get(f"{PAGE}?muc={ITEM}").text
    assert f"{PAGE}?cho=bang-quoc-lo&amp;dong=2" in listed
    form = browser.get(f"{PAGE}?cho=bang-quoc-lo&dong=2&cot=1").text
    assert "cột Chiều dài (km)" in form.replace("\xa0", " ")
    answer = post(browser, SENDING, {**CELL, "de-nghi": "110"})
    assert answer.status_code == 303
    found = record(site.place).value.consultation.responses[0].comment
    assert found.place is not None
    assert found.place.text == "Bảng 2.1, dòng “Quốc lộ 4B”, cột Chiều dài (km)"
    assert (found.quote, found.proposed) == ("107", "110")


def test_the_report_has_the_tools_for_those_who_comment_alone(site: Site) -> None:
    tools = b"/dung-chung/gop-y.js"
    name = next(n for n, p in site.live.pages.items() if FIRST.encode() in p.data and "/" not in n)
    page = f"/bao-cao/1/{name}"
    assert tools in site.under(BODY, Role.COMMENT).get(page).content
    assert tools not in site.under(BODY, Role.VIEW).get(page).content
    told = site.under(BODY, Role.COMMENT).get(f"{PAGE}/toi.js")
    assert '"coQuan": "so-xay-dung"' in told.text
