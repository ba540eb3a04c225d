"""What a body sends is previewed, and kept nowhere but for an hour."""

import io
import socket
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.model.handing import HandingPreview
from pipeline.site.app import all_ways, application
from pipeline.site.handing import previews
from pipeline.site.keys import Role
from pipeline.stages.handing.asking import ask_alone
from pipeline.stages.handing.child import Question
from pipeline.work.child import OvertimeError
from tests.site.handing.browsing import BODY, ITEM, ROUND, author, press, said, send, site
from tests.site.handing.serving import at_a_port
from tests.site.sites import Site, token_of

PATH = f"{ROUND}/{ITEM}"
TEXT = "Mạng lưới đường dài 120 km.\n".encode()


def bomb() -> bytes:
    """Give a workbook of 20 kB that would be 20 MB of one sign."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    return packed.getvalue()


BOMB = bomb()


@pytest.fixture
def made(tmp_path: Path) -> Site:
    return site(tmp_path / "tinh")


def kept(made: Site) -> list[Path]:
    return list((made.place / ".phuc-vu").glob("nhap/*"))


def test_a_body_sees_what_it_owes_until_when_and_what_is_in_use(made: Site) -> None:
    page = author(made).get("/nop").text
    assert "Hạ tầng giao thông" in page
    assert "đặt trực tiếp" in page
    assert f'href="{PATH}"' in page
    assert "ngày so với hạn" in page  # the day of these tests is after it
    made.now -= timedelta(days=30)
    assert "ngày so với hạn" not in author(made).get("/nop").text


def asking(made: Site, preview: Callable[[Question], HandingPreview]) -> None:
    """Have the site's previews answered by another."""
    made.served = replace(made.served, preview=preview)
    made.application = application(made.served, all_ways(made.served))


def test_files_lead_to_their_preview_and_nothing_of_them_is_in_the_folder(made: Site) -> None:
    asking(made, ask_alone)
    browser = author(made)
    answer = send(browser, {"Bài của tôi.md": TEXT})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/nop/")
    page = said(browser.get(answer.headers["location"]))
    assert "120 km" in page
    assert "<ins>" in page
    assert (made.place / f"sections/lan-1/{BODY}/{ITEM}.md").read_bytes() != TEXT
    assert len(kept(made)) == 1


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a.doc": b"x"}, "Save As"),
        ({"../a.png": b"x"}, "dấu gạch chéo"),
        ({"cap-nuoc-hien-trang.md": TEXT}, "mã của mục khác"),
        ({"a.docx": b"PK"}, "bị hỏng"),
        ({"a.xlsx": BOMB}, "Cách sửa"),
        ({"a.md": "MẬT\n\nSố liệu.\n".encode()}, "không nhận tài liệu mật"),
        ({"a.md": TEXT, "b.md": TEXT}, "thành một tên"),
    ],
)
def test_what_cannot_be_taken_in_is_told_on_the_form_and_not_kept(
    made: Site, files: dict[str, bytes], words: str
) -> None:
    answer = send(author(made), files)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Cách sửa" in answer.text
    assert kept(made) == []


def test_nothing_chosen_is_told(made: Site) -> None:
    browser = author(made)
    answer = press(browser, PATH, viec="xem")
    assert (answer.status_code, "Chưa chọn tệp nào" in answer.text) == (422, True)


def test_an_item_is_withdrawn_after_a_look(made: Site) -> None:
    browser = author(made)
    answer = press(browser, PATH, viec="rut", **{"ly-do": "đã gộp"})
    shown = browser.get(answer.headers["location"]).text
    assert "rút" in shown.casefold()
    press(browser, answer.headers["location"])
    text = (made.place / f"sections/lan-1/{BODY}/{ITEM}.md").read_text(encoding="utf-8")
    assert text == '---\nrut: true\nly-do: "đã gộp"\n---\n'


def test_another_body_s_item_and_what_is_no_item_are_not_there(made: Site) -> None:
    browser = author(made)
    gone = browser.get("/khong-co").text
    for path in (f"{ROUND}/su-can-thiet", f"{ROUND}/khong-co", f"/nop/9/{ITEM}", "/nop/1/..%2fx"):
        answer = browser.get(path)
        assert (answer.status_code, answer.text) == (404, gone)
        sent = send(browser, {"a.md": TEXT}, path=PATH)
        assert sent.status_code == 303
    answer = browser.post(
        f"{ROUND}/su-can-thiet", data={"csrf_token": token_of(browser)},
        headers={"origin": "https://quyhoach.example"},
    )  # fmt: skip
    assert (answer.status_code, answer.text) == (404, gone)


def test_a_round_that_takes_nothing_in_says_so(made: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "handed_round", lambda _: 2)
    browser = author(made)
    answer = browser.get(PATH)
    assert (answer.status_code, "đang nhận bài cho lần 2" in said(answer)) == (409, True)
    answer = press(browser, PATH, page="/vao", viec="xem")
    assert answer.status_code == 409
    monkeypatch.setattr(previews, "handed_round", lambda _: None)
    assert browser.get("/nop").status_code == 409


def test_ten_previews_a_minute_are_enough(made: Site) -> None:
    made.served = replace(made.served, preview=lambda _: HandingPreview())
    made.application = application(made.served, all_ways(made.served))
    browser = author(made)
    assert [send(browser, {"a.md": TEXT}).status_code for _ in range(11)] == [303] * 10 + [429]


def test_more_than_twenty_files_and_too_large_a_body_are_refused_unread(made: Site) -> None:
    browser = author(made)
    many = {f"{number}.png": b"x" for number in range(21)}
    assert send(browser, many).status_code == 400
    asked = browser.build_request(
        "POST", PATH, content=b"x", headers={"origin": "https://quyhoach.example"}
    )
    asked.headers["content-length"] = str(500_000_000)
    asked.headers["content-type"] = "multipart/form-data; boundary=x"
    assert browser.send(asked).status_code == 413
    assert kept(made) == []


def test_one_that_takes_too_long_is_told_and_not_kept(made: Site) -> None:
    def slow(_: Question) -> HandingPreview:
        raise OvertimeError(30)

    asking(made, slow)
    answer = send(author(made), {"a.md": TEXT})
    assert (answer.status_code, "thời gian và bộ nhớ" in answer.text) == (422, True)
    assert kept(made) == []


def test_a_full_disk_is_told(made: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(previews, "keep", full)
    answer = send(author(made), {"a.md": TEXT})
    assert (answer.status_code, "đĩa đã đầy" in answer.text) == (422, True)


def test_the_consultant_puts_in_what_came_by_post_with_its_day(made: Site) -> None:
    browser = made.under("so-tai-chinh", Role.CONSULT)
    page = browser.get(PATH).text
    assert "Nhập hộ cho" in page
    values = {"co-quan": BODY, "cach": "buu-dien", "ngay": "2025-11-03"}
    sent = send(browser, {"a.md": TEXT}, **values)
    receipt = press(browser, sent.headers["location"]).headers["location"]
    listing = (made.place / f"sections/lan-1/{BODY}/nop.yaml").read_text(encoding="utf-8")
    assert "ngay: 2025-11-03\n  cach: buu-dien\n  nguoi: so-tai-chinh\n" in listing
    assert "nhận ngày 03/11/2025" in said(browser.get(receipt))
    assert browser.get(f"{receipt}.json").json()["cham"] == ""


def test_an_author_says_neither_day_nor_way(made: Site) -> None:
    browser = author(made)
    sent = send(browser, {"a.md": TEXT}, ngay="2025-01-01", cach="buu-dien", **{"co-quan": "x"})
    press(browser, sent.headers["location"])
    listing = (made.place / f"sections/lan-1/{BODY}/nop.yaml").read_text(encoding="utf-8")
    assert "ngay: 2025-11-20\n  cach: trang-web\n" in listing


def test_a_body_cut_off_in_the_middle_leaves_nothing_and_the_next_is_answered(made: Site) -> None:
    with at_a_port(made) as address:
        host, port = address.removeprefix("http://").split(":")
        origin = f"Host: {host}:{port}\r\nOrigin: {address}\r\nConnection: close\r\n"
        head = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 50000000\r\n"
        part = '--b\r\nContent-Disposition: form-data; name="tep"; filename="a.md"\r\n\r\nMot'
        with socket.create_connection((host, int(port))) as cut:
            cut.sendall(f"POST {PATH} HTTP/1.1\r\n{origin}{head}\r\n{part}".encode())
        with socket.create_connection((host, int(port))) as whole:
            whole.sendall(f"GET /nop HTTP/1.1\r\n{origin}\r\n".encode())
            assert b" 200 " in whole.makefile("rb").readline()
    assert kept(made) == []
