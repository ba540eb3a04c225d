"""A receipt is shown to its body, to whoever watches, and to nobody else."""

from pathlib import Path

import pytest

from pipeline.site.keys import Role
from tests.site.handing.browsing import author, press, said, send, site
from tests.site.sites import Site


@pytest.fixture
def made(tmp_path: Path) -> Site:
    return site(tmp_path / "tinh")


@pytest.fixture
def receipt(made: Site) -> str:
    browser = author(made)
    path = send(browser, {"a.md": b"Mot.\n"}).headers["location"]
    return str(press(browser, path).headers["location"])


def test_it_names_body_item_files_day_and_its_line(made: Site, receipt: str) -> None:
    page = said(author(made).get(receipt))
    for words in ("Biên nhận", "Sở Xây dựng", "Hạ tầng giao thông", "12:00, ngày 20/11/2025",
                  "giao-thong-hien-trang.md", "dòng 1", "ngày so với hạn"):  # fmt: skip
        assert words in page


def test_whoever_watches_sees_it_and_another_body_does_not(made: Site, receipt: str) -> None:
    assert made.under("so-tai-chinh", Role.WATCH).get(receipt).status_code == 200
    other = author(made, "so-tai-chinh")
    assert other.get(receipt).text == other.get("/khong-co").text
    assert other.get(f"{receipt}.json").status_code == 404
    assert other.get("/bien-nhan/..%2fx").status_code == 404
