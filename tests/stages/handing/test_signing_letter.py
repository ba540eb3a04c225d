"""What a signature leaves is told before anything is written, and is written whole."""

from datetime import date
from pathlib import Path

from pipeline.stages.handing.signing_letter import ScanFile, SigningLetter, put_signed, sign
from pipeline.work.watch import unwatched
from tests.delivered import delivered

DAY = date(2025, 12, 6)
LETTER = SigningLetter(
    "so-xay-dung", (), "Nguyễn Văn A", "12/SXD-KH", DAY, "Giám đốc", ScanFile("a.PDF", b"%PDF")
)


def test_what_it_leaves_is_told_and_only_then_written(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    made = sign(place, LETTER, 2, today=DAY, watch=unwatched).value
    assert made is not None
    assert [part.sources.item for part in made.parts] == ["giao-thong-hien-trang"]
    assert not (place / made.file).exists()
    put_signed(place, made)
    assert "chuc-vu: Giám đốc" in (place / made.file).read_text(encoding="utf-8")
    assert (place / "sections/lan-2/so-xay-dung/ban-ky-12-sxd-kh.pdf").read_bytes() == b"%PDF"
    again = sign(place, LETTER, 2, today=DAY, watch=unwatched).value
    assert again is not None
    assert (again.parts, again.data, again.scan) == ((), b"", None)
