"""Files are packed once, known by a tag, and never guessed at."""

from pathlib import Path

from tests.site.sites import PAGES, local, public


def test_a_page_is_given_out_packed_with_a_tag(tmp_path: Path) -> None:
    here, path = local(tmp_path / "tinh").consultant(), "/bao-cao/1/index.html"
    answer = here.get(path, headers={"accept-encoding": "gzip"})
    assert answer.content == PAGES["index.html"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["vary"].casefold().startswith("accept-encoding")
    tag = answer.headers["etag"]
    again = here.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    plain = here.get(path, headers={"accept-encoding": "identity"})
    assert plain.content == PAGES["index.html"]
    assert "content-encoding" not in plain.headers
    assert here.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_style_and_scripts_of_the_door_need_no_key(tmp_path: Path) -> None:
    browser = public(tmp_path / "tinh").browser()
    style = browser.get("/dung-chung/trang.css")
    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert ".card" in style.text
    script = browser.get("/dung-chung/vao.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    for name in ("khong-co.css", "..%2fsite.css", "vao.js%00"):
        assert browser.get(f"/dung-chung/{name}").status_code == 404
