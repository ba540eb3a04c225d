"""Files are taken along by those who may see them; no name leads out of the draft's folder."""

from pathlib import Path

import pytest

from pipeline.site.keys import Role
from tests.rounds.workspaces import put
from tests.site.sites import Site, in_second_round

FILES = {
    "bao-cao-lan-2.docx": b"report",
    "trich-gui/so-xay-dung/ý kiến.docx": b"own",
    "trich-gui/so-tai-chinh/a.docx": b"other's",
    "bieu-mau/so-tai-chinh/a.xlsx": b"other's form",
    "tiep-thu-giai-trinh.xlsx": b"answers",
    "nhat-ky-thay-doi.docx": b"changes, and for whose comments",
    "nhat-ky-thay-doi.xlsx": b"the same",
    "nhat-ky-thay-doi.json": b"the same",
    "nhat-ky-thay-doi.html": b"the same",
    "y-kien-khac-nhau.docx": b"comments",
    "so-sanh-lan-1.docx": b"redline",
    "thong-bao.xlsx": b"notices",
    "moi-them.xlsx": b"what nobody has thought of yet",
    "web/y-kien.html": b"the site of all",
    "web/bao-cao-lan-2.docx": b"no draft",
    "manifest.json": b"{}",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = in_second_round(tmp_path / "tinh")
    for name, data in FILES.items():
        put(made.place, f"build/lan-2/{name}", data)
    put(made.place, "build/.khoa", b"secret")
    (made.place / "build/lan-2/link.docx").symlink_to(made.place / "sections/co-quan.yaml")
    return made


def taken(site: Site, role: Role) -> set[str]:
    browser = site.under("so-xay-dung", role)
    return {name for name in FILES if browser.get(f"/tai/2/{name}").status_code == 200}


def test_an_author_takes_what_is_his_and_what_is_everybody_s(site: Site) -> None:
    assert taken(site, Role.HAND_IN) == {
        "bao-cao-lan-2.docx",
        "so-sanh-lan-1.docx",
        "trich-gui/so-xay-dung/ý kiến.docx",
    }
    assert taken(site, Role.WATCH) == set(FILES)
    assert taken(site, Role.COMMENT) == set()


def test_of_an_issued_round_what_was_sent_is_taken(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.COMMENT)
    report = browser.get("/tai/1/bao-cao-lan-1.docx")
    assert report.content.startswith(b"PK")
    assert browser.get("/tai/1/bieu-mau/so-xay-dung/phieu-gop-y.xlsx").status_code in (200, 404)
    assert browser.get("/tai/1/thong-bao.xlsx").status_code == 404
    assert browser.get("/tai/1/../bagit.txt").status_code == 404
    assert browser.get("/tai/1/%2e%2e/bagit.txt").status_code == 404


def test_a_file_is_an_attachment_of_no_guessed_kind(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    headers = browser.get("/tai/2/trich-gui/so-xay-dung/ý kiến.docx").headers
    assert (
        headers["content-disposition"] == "attachment; filename*=UTF-8''%C3%BD%20ki%E1%BA%BFn.docx"
    )
    assert headers["content-type"] == "application/octet-stream"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "../.khoa", "%2e%2e/.khoa", "..%2f.khoa", "a/../../.khoa", "/etc/passwd", "//etc/passwd",
        "..%5c.khoa", "link.docx", "trich-gui", "", ".", "bao-cao-lan-2.docx/", "a%00b",
        "x" * 5000, "%ff%fe",
        "trich-gui/so-xay-dung%2f..%2fso-tai-chinh%2fa.docx",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_draft(site: Site, name: str) -> None:
    for role in (Role.HAND_IN, Role.WATCH):
        browser = site.under("so-xay-dung", role)
        assert browser.get(f"/tai/2/{name}").status_code == 404
