"""How a site is reached: never unencrypted beyond this machine without its being said."""

from pathlib import Path

import pytest

from pipeline.arguments import read_arguments
from pipeline.serving_arguments import KeysAsked, Serving


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    path = tmp_path / "a.pem"
    path.write_text("x")
    return path


def serving(*given: str) -> Serving:
    asked = read_arguments(["serve", *given]).serving
    assert asked is not None
    return asked


def test_alone_it_is_this_machine_s(pem: Path) -> None:
    assert serving() == Serving(8017)
    assert serving("--port", "9000", "--host", "127.0.0.1") == Serving(9000, "127.0.0.1")


def test_others_reach_it_over_tls(pem: Path) -> None:
    assert serving("--url", "https://Q.example/").url == "https://q.example"
    asked = serving("--host", "0.0.0.0", "--cert", str(pem), "--key", str(pem))
    assert (asked.host, asked.certificate, asked.private_key) == ("0.0.0.0", pem, pem)


def test_without_tls_only_where_somebody_says_so() -> None:
    assert serving("--host", "0.0.0.0", "--khong-ma-hoa") == Serving(8017, "0.0.0.0")
    assert serving("--url", "http://may-chu:8017", "--khong-ma-hoa").url == "http://may-chu:8017"
    assert serving("--url", "http://localhost:8017").url == "http://localhost:8017"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["serve", "--host", "0.0.0.0"], "--khong-ma-hoa"),
        (["serve", "--host", "::"], "--khong-ma-hoa"),
        (["serve", "--host", "may-chu"], "--khong-ma-hoa"),
        (["serve", "--host", "0.0.0.0", "--url", "https://q.example"], "--khong-ma-hoa"),
        (["serve", "--url", "http://may-chu:8017"], "--khong-ma-hoa"),
        (["serve", "--khong-ma-hoa"], "không có tác dụng"),
        (["serve", "--host", "::1", "--khong-ma-hoa"], "không có tác dụng"),
        (["serve", "--url", "ftp://q.example"], "không phải địa chỉ một trang"),
        (["serve", "--url", "https://q.example/bao-cao"], "không phải địa chỉ một trang"),
        (["serve", "--url", "https://q.example:x"], "không phải địa chỉ một trang"),
        (["serve", "--cert", "khong-co.pem"], "không có tệp"),
        (["keys", "so-y-te", "--thu-hoi", "so-y-te-nop-1"], "chỉ làm một việc"),
        (["keys", "--thu-hoi", "a", "--doi", "b"], "chỉ làm một việc"),
        (["keys", "--vai-tro", "nop"], "--vai-tro cần mã cơ quan"),
        (["keys", "so-y-te", "--vai-tro", "vua"], "chọn một trong"),
        (["keys", "--url", "https://q.example"], "chỉ dùng khi cấp"),
    ],
)
def test_what_cannot_be_is_told(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(given)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_certificate_needs_its_key_and_an_address_over_tls(
    pem: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for given, said in (
        (["--cert", str(pem)], "đi cùng nhau"),
        (["--key", str(pem)], "đi cùng nhau"),
        (["--cert", str(pem), "--key", str(pem), "--url", "http://localhost"], "https://"),
    ):
        with pytest.raises(SystemExit):
            read_arguments(["serve", *given])
        assert said in capsys.readouterr().err


def test_keys_are_given_taken_back_and_exchanged() -> None:
    def asked(*given: str) -> KeysAsked | None:
        return read_arguments(["keys", *given]).keys

    assert asked() == KeysAsked()
    assert asked("so-y-te", "so-noi-vu") == KeysAsked(("so-y-te", "so-noi-vu"))
    assert asked("so-y-te", "--vai-tro", "theo-doi") == KeysAsked(("so-y-te",), "theo-doi")
    assert asked("--thu-hoi", "k-1") == KeysAsked(revoked="k-1")
    assert asked("--doi", "k-1", "--url", "https://q.example") == KeysAsked(
        exchanged="k-1", url="https://q.example"
    )
