from pipeline.model.brought import Left
from pipeline.model.import_record import (
    ImportRecord,
    digest_of,
    read_record,
    record_name,
    write_record,
)

RECORD = ImportRecord(
    "bai.docx", "ab", (("y-te.md", digest_of(b"a")),), (Left("đoạn 1", "Mật", "chữ ẩn", "bỏ ẩn"),)
)


def test_what_is_written_is_read_again() -> None:
    assert read_record(write_record(RECORD)) == RECORD
    assert "đoạn 1".encode() in write_record(RECORD)
    assert record_name("y-te") == ".nhap/y-te.json"


def test_files_that_were_edited_since_are_known_by_their_hash() -> None:
    assert RECORD.changed({"y-te.md": b"a"}) == ()
    assert RECORD.changed({"y-te.md": b"b", "khac.md": b"c"}) == ("y-te.md",)
    assert RECORD.changed({}) == ()


def test_what_is_no_record_is_none() -> None:
    for data in (b"", b"[]", b"{}", b'{"source": 1, "sha256": 2, "outputs": [{}], "left": []}'):
        assert read_record(data) is None
