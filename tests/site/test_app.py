"""The application: strict headers on every answer, its own names alone, no way unlisted."""

from pathlib import Path

import pytest
from starlette.responses import Response

from pipeline.site.app import all_ways, application
from pipeline.site.middleware.failures import FILE
from pipeline.site.visitor import Visit
from pipeline.site.ways import Way
from tests.site.sites import Site, local, public


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return local(tmp_path / "tinh")


@pytest.mark.parametrize("path", ["/", "/vao", "/bao-cao/1/index.html", "/khong-co"])
def test_every_answer_tells_browsers_to_be_strict(site: Site, path: str) -> None:
    for method in ("GET", "HEAD", "POST", "PUT"):
        headers = site.consultant().request(method, path).headers
        assert headers["content-security-policy"].startswith("default-src 'none';")
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert "strict-transport-security" not in headers


def test_over_tls_browsers_come_back_over_tls(tmp_path: Path) -> None:
    assert "strict-transport-security" in public(tmp_path / "tinh").browser().get("/vao").headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_it_answers_to_names_of_its_own_alone(site: Site, host: str) -> None:
    assert site.consultant().get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/none", "/../pyproject.toml", "/%2e%2e/x", "/co-quan/", "/a%00b", "/" + "x" * 5000]
)
def test_what_is_no_page_is_not_found(site: Site, path: str) -> None:
    here = site.consultant()
    answer = here.get(path)
    assert answer.status_code == 404
    assert answer.content == here.get("/bao-cao/1/khong-co.html").content
    assert "Không có trang này" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_what_is_to_be_seen_is_not_changed(site: Site, method: str) -> None:
    for path in ("/", "/bao-cao/1/index.html", "/su-kien"):
        answer = site.consultant().request(method, path)
        assert answer.status_code == 405
        assert "chỉ để xem" in answer.text


def test_what_breaks_is_said_in_vietnamese_without_its_insides(site: Site) -> None:
    async def breaks(_: Visit) -> Response:
        raise RuntimeError("insides")

    served = site.served
    site.application = application(served, (*all_ways(served), Way("/x", ("GET",), None, breaks)))
    answer = site.consultant().get("/x")
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in answer.text
    assert "insides" not in answer.text
    assert "RuntimeError: insides" in (served.state / FILE).read_text(encoding="utf-8")
