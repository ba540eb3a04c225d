"""Every hostile Word file of a reviewer's, sent as an agency's text: taken in, or refused in words.

Whatever the file, `import` ends with a text, or with one error that says how to mend it; files
that take long are run where the hostile table runs (`python -m tests.hostile`).
"""

import json
import struct
from pathlib import Path
from random import Random
from zlib import compress, crc32

import pytest

from pipeline.arguments import Request
from pipeline.import_arguments import Importing
from pipeline.model.notice import Severity
from pipeline.runs.finished import Finished
from pipeline.runs.import_word import run
from pipeline.work.watch import unwatched
from tests.hostile.case import COPY
from tests.hostile.cases import all_cases
from tests.seeded.departmental.dress import BOLD, para
from tests.seeded.departmental.dress import run as word_run
from tests.seeded.departmental.ground import AGENCY, ITEM, write_ground
from tests.seeded.departmental.odd import figure_xml
from tests.seeded.departmental.package import Parts, zipped
from tests.seeded.departmental.specimen_tables import cell, row, table
from tests.seeded.departmental.truth import Figure

# by LibreOffice, which a fast test leaves out, or of megabytes
_ELSEWHERE = ("doc renamed", "rtf renamed")
COPIES = {
    maker: data
    for maker, case in all_cases(Random(1), "copies", "packed_copies", large=False)
    if isinstance(data := case.files.get(COPY), bytes) and not maker.endswith(_ELSEWHERE)
}


def imported(folder: Path, data: bytes) -> Finished:
    """Import the bytes as a Word file into a new workspace; changes in it are accepted."""
    write_ground(folder / "ws")
    source = folder / "bai.docx"
    source.write_bytes(data)
    asked = Importing(item=ITEM, revisions="accept")
    request = Request("import", folder / "ws", agency=AGENCY, folder=source, importing=asked)
    return run(request, unwatched)


def text_of(folder: Path) -> str:
    path = folder / "ws" / "sections" / "lan-1" / AGENCY / f"{ITEM}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@pytest.mark.parametrize("maker", COPIES)
def test_a_hostile_file_becomes_a_text_or_one_error_with_its_mending(
    tmp_path: Path, maker: str
) -> None:
    done = imported(tmp_path, COPIES[maker])
    errors = [notice for notice in done.notices if notice.severity is Severity.ERROR]
    if text_of(tmp_path):
        assert not errors
        return
    assert len(errors) == 1
    assert errors[0].message
    assert errors[0].fix


@pytest.mark.parametrize("kind", ["broken remarks", "missing remarks"])
def test_a_part_of_remarks_that_cannot_be_read_is_told(tmp_path: Path, kind: str) -> None:
    imported(tmp_path, COPIES[f"packed_copies: {kind}"])
    told = [entry for entry in left_of(tmp_path) if entry["place"] == "ghi chú (Comment)"]
    assert [bool(entry["fix"]) for entry in told] == [True]
    assert "không đọc được" in told[0]["why"]


def document(*blocks: str, parts: Parts | None = None) -> bytes:
    words = para(word_run("Toàn tỉnh có 65 xã, phường sau khi sắp xếp năm 2025."))
    return zipped(words + "".join(blocks), parts or Parts())


def wide_table(columns: int) -> str:
    rows = [row(*(cell(f"Ô {r}.{c}") for c in range(columns))) for r in range(3)]
    return table(*rows, columns=columns)


def left_of(folder: Path) -> list[dict[str, str]]:
    record = folder / "ws" / "sections" / "lan-1" / AGENCY / ".nhap" / f"{ITEM}.json"
    left: list[dict[str, str]] = json.loads(record.read_text(encoding="utf-8"))["left"]
    return left


def test_a_table_of_two_hundred_columns_is_told_and_the_rest_is_taken_in(tmp_path: Path) -> None:
    imported(tmp_path, document(wide_table(200)))
    assert "Toàn tỉnh có 65 xã" in text_of(tmp_path)
    told = [entry for entry in left_of(tmp_path) if "200 cột" in entry["why"]]
    assert [bool(entry["fix"]) for entry in told] == [True]


def vast_picture(side: int) -> bytes:
    """A PNG that says how large it is, and holds no more."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", compress(bytes(100))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_picture_of_thirty_thousand_points_is_told(tmp_path: Path) -> None:
    parts = Parts()
    drawn = para(figure_xml(Figure("Sơ đồ", "1"), parts))
    parts.files["word/media/image1.png"] = vast_picture(30_000)
    caption = para(word_run("Hình 1. Sơ đồ", BOLD))
    imported(tmp_path, document(drawn, caption, parts=parts))
    told = [entry for entry in left_of(tmp_path) if "điểm ảnh" in entry["why"]]
    assert [bool(entry["fix"]) for entry in told] == [True]
    assert "Sơ đồ" in told[0]["text"]


def test_a_file_in_which_everything_is_bold_has_no_heading_of_its_sentences(tmp_path: Path) -> None:
    lines = (
        "Toàn tỉnh đã sắp xếp xong các xã, phường.",
        "1. Sở Y tế đã hoàn thành việc rà soát mạng lưới, tiếp tục triển khai các nhiệm vụ được "
        "giao trong giai đoạn 2021 - 2025 theo kế hoạch.",
        "- Các xã còn khó khăn về trang thiết bị;",
    )
    blocks = (para(word_run(line, BOLD)) for line in lines)
    imported(tmp_path, zipped("".join(blocks), Parts()))
    text = text_of(tmp_path)
    assert "Toàn tỉnh đã sắp xếp" in text
    assert not [line for line in text.split("\n") if line.startswith("#")]
