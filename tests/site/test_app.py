"""The application gives out pages as they stand, and changes nothing."""

import pytest
from starlette.testclient import TestClient

from pipeline.site.app import application
from pipeline.site.live import Live

FILES = {
    "index.html": "<p>chữ</p>".encode(),
    "trang.css": b"p{}",
    "co-quan/a.html": b"<p>a</p>",
}


@pytest.fixture
def live() -> Live:
    made = Live()
    made.exchange(FILES)
    return made


@pytest.fixture
def client(live: Live) -> TestClient:
    return TestClient(
        application(live), base_url="http://127.0.0.1:8017", client=("127.0.0.1", 50000),
        follow_redirects=False,
    )  # fmt: skip


def test_pages_are_given_out_packed_with_a_tag_and_nothing_is_sniffed(client: TestClient) -> None:
    answer = client.get("/index.html", headers={"accept-encoding": "gzip"})
    assert answer.content == FILES["index.html"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    tag = answer.headers["etag"]
    assert client.get("/index.html", headers={"if-none-match": tag}).status_code == 304
    plain = client.get("/index.html", headers={"accept-encoding": "identity"})
    assert plain.content == FILES["index.html"]
    assert "content-encoding" not in plain.headers
    assert client.get("/").headers["location"] == "/index.html"
    assert client.get("/co-quan/a.html").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/co-quan/",
        "/a%00b",
        "/" + "x" * 5000,
    ],
)
def test_what_is_no_page_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_changed_by_anyone(client: TestClient, method: str) -> None:
    for path in ("/", "/index.html", "/su-kien", "/none"):
        assert client.request(method, path).status_code == 405


def test_others_are_refused_before_anything_is_looked_up(live: Live) -> None:
    elsewhere = TestClient(application(live), base_url="http://127.0.0.1", client=("192.0.2.1", 5))
    answer = elsewhere.get("/index.html")
    assert answer.status_code == 403
    assert "chính máy" in answer.text


def test_the_newest_pages_are_given_out(client: TestClient, live: Live) -> None:
    live.exchange({"index.html": b"new"})
    assert client.get("/index.html").content == b"new"
    assert client.get("/co-quan/a.html").status_code == 404
