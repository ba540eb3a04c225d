import io
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.intake.refusal import RefusedError
from pipeline.intake.word.other_formats import format_of, has_doc_reader, to_docx
from pipeline.limits import MB, Limits
from tests.seeded.departmental.habits import made
from tests.seeded.departmental.words import missing, source_lines
from tests.unreadable_archives import locked, packed_otherwise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}} Xin chao 65 xa\par}"


def package(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return held.getvalue()


def ole(*streams: str, fib: bytes = b"") -> bytes:
    return OLE.ljust(512, b"\0") + fib.ljust(512, b"\0") + b"".join(
        name.encode("utf-16-le") for name in streams
    )  # fmt: skip


ODT = b"application/vnd.oasis.opendocument.text"
FIB = b"\xec\xa5" + bytes(9)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (RTF, "rtf"),
        (b"\xef\xbb\xbf" + RTF, "rtf"),
        (ole("WordDocument", fib=FIB + b"\x00"), "doc"),
        (package(mimetype=ODT), "odt"),
        (package(word__document_xml=b"<a/>"), "docx"),
    ],
)
def test_a_file_is_what_its_bytes_say(data: bytes, kind: str) -> None:
    assert format_of(data) == kind


@pytest.mark.parametrize("other", [packed_otherwise, locked])
def test_a_package_that_python_cannot_unpack_is_refused_as_damaged(
    other: Callable[[bytes], bytes],
) -> None:
    with pytest.raises(RefusedError) as refused:
        format_of(other(package(mimetype=ODT)))
    assert refused.value.told[0] == "tep-hong"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "tep-rong", "gửi lại tệp gốc"),
        (b"%PDF-1.7 ...", "tep-la-pdf", "đề nghị cơ quan gửi tệp Word"),
        (b"\x89PNG\r\n", "tep-la-anh", "đề nghị cơ quan gửi tệp Word"),
        (ole("EncryptedPackage"), "tep-co-mat-khau", "xóa mật khẩu"),
        (ole("WordDocument", fib=FIB + b"\x01"), "tep-co-mat-khau", "xóa mật khẩu"),
        (ole("WordDocument", "_VBA_PROJECT"), "tep-co-macro", "không giữ macro"),
        (ole("Workbook"), "tep-sai-loai", "thư mục của cơ quan"),
        (ole("PowerPoint"), "tep-sai-loai", "Save As"),
        (package(**{"word__vbaProject.bin": b""}), "tep-co-macro", "không giữ macro"),
        (package(xl__workbook_xml=b""), "tep-sai-loai", "thư mục của cơ quan"),
        (package(mimetype=ODT, **{"META-INF__manifest_xml": b"<encryption-data/>"}),
         "tep-co-mat-khau", "bỏ dấu chọn"),
        (b"PK\x03\x04 cut", "tep-hong", "Save As"),
        (b"<html><body>a</body></html>", "tep-sai-loai", "Save As"),
        ("chữ thuần".encode(), "tep-sai-loai", "Save As"),
    ],
)  # fmt: skip
def test_what_is_not_taken_in_is_said_with_the_mending(data: bytes, code: str, words: str) -> None:
    outcome = to_docx(data, file="bai", program=None)
    (notice,) = outcome.notices
    assert (outcome.value, notice.code, notice.file) == (None, code, "bai")
    assert words in notice.fix


def test_a_file_of_two_hundred_megabytes_is_refused_by_its_size() -> None:
    with pytest.raises(RefusedError, match="nặng 2 MB, vượt mức 1 MB"):
        format_of(bytes(2 * MB), Limits(file_mb=1))


def test_without_libreoffice_it_is_said_what_to_install() -> None:
    (notice,) = to_docx(RTF, file="bai.rtf", program=None).notices
    assert notice.code == "khong-co-libreoffice"
    assert "libreoffice-writer" in notice.fix


def _program(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_a_converter_that_exits_well_and_makes_nothing_has_failed(tmp_path: Path) -> None:
    (notice,) = to_docx(RTF, file="a.rtf", program=_program(tmp_path, "exit 0")).notices
    assert notice.code == "khong-doi-duoc"


def test_a_converter_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.intake.word.other_formats.MAX_CHILD_SECONDS", 0.3)
    (notice,) = to_docx(RTF, file="a.rtf", program=_program(tmp_path, "sleep 60")).notices
    assert "chưa xong" in notice.message


def test_what_the_converter_made_is_given_and_told(tmp_path: Path) -> None:
    program = _program(tmp_path, 'printf PK > "$7/bai.docx"')
    outcome = to_docx(RTF, file="a.rtf", program=program)
    assert outcome.value == b"PK"
    assert [notice.code for notice in outcome.notices] == ["doi-dinh-dang"]


@pytest.mark.office
@pytest.mark.parametrize("name", ["lo-odt", "lo-doc", "lo-rtf"])
def test_libreoffice_reads_every_word(name: str) -> None:
    document = made(name, 3)
    outcome = to_docx(document.data, file="bai", program=shutil.which("soffice"))
    assert outcome.value is not None
    assert len("".join(source_lines(outcome.value))) > 1000


@pytest.mark.office
def test_a_doc_is_read_without_libreoffice_where_the_extra_is_there() -> None:
    assert has_doc_reader()
    document = made("lo-doc", 3)
    by_reader = to_docx(document.data, file="bai.doc", program=None).value
    by_office = to_docx(document.data, file="bai.doc", program=shutil.which("soffice")).value
    assert by_reader is not None
    assert by_office is not None
    lost = missing("\n".join(source_lines(by_office)), "\n".join(source_lines(by_reader)))
    assert sum(lost.values()) <= 5
