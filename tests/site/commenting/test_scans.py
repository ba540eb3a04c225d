import asyncio
from io import BytesIO

import pytest
from starlette.datastructures import FormData, UploadFile

from pipeline.site.commenting.scans import LARGEST, scan_in
from pipeline.stages.commenting.sending import Scan
from tests.scans import pdf_of


def scan(data: bytes, name: str = "a.pdf") -> tuple[Scan, str]:
    form = FormData({"ban-chup": UploadFile(BytesIO(data), filename=name)})
    return asyncio.run(scan_in(form))


@pytest.mark.parametrize(
    ("data", "ending"),
    [(b"%PDF-1.7", "pdf"), (b"\x89PNG\r\n\x1a\n...", "png"), (b"\xff\xd8\xff\xe0", "jpg")],
)
def test_a_scan_is_known_by_its_first_bytes_whatever_it_is_called(data: bytes, ending: str) -> None:
    assert scan(data, "../../etc/passwd.exe") == (Scan(data, ending), "")


@pytest.mark.parametrize("data", [b"MZ...", b"<svg onload=alert(1)>", b"", b"PK\x03\x04", b" %PDF"])
def test_anything_else_is_refused(data: bytes) -> None:
    found, wrong = scan(data)
    assert found == Scan()
    assert "PDF, ảnh PNG hoặc JPG" in wrong


@pytest.mark.parametrize(
    ("data", "name"),
    [(pdf_of("TỐI MẬT"), "a.pdf"), (b"\x89PNG\r\n\x1a\n...", "Công văn TỐI MẬT.png")],
)
def test_one_that_bears_a_mark_of_secrecy_is_refused(data: bytes, name: str) -> None:
    found, wrong = scan(data, name)
    assert found == Scan()
    assert "“TỐI MẬT”" in wrong


def test_one_that_is_too_large_is_refused_and_none_is_none() -> None:
    assert "20 MB" in scan(b"%PDF-" + b"x" * LARGEST)[1]
    assert scan(b"", "") == (Scan(), "")
    assert asyncio.run(scan_in(FormData({"ban-chup": "chữ"}))) == (Scan(), "")
