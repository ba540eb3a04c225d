"""A signature that was sent is kept whole, and is written only for the files it was sent for."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.rounds.served import journal
from pipeline.stages.handing.sent_signatures import (
    SentSignature,
    confirm,
    send_back,
    send_signature,
    sent_signature,
    sent_signatures,
)
from pipeline.stages.handing.signing_letter import ScanFile, SigningLetter
from tests.delivered import delivered
from tests.rounds.workspaces import ROAD, put

ID = "0123456789abcdef0123"
NOW = datetime(2025, 12, 10, 8, 30, tzinfo=UTC)
ITEM = "giao-thong-hien-trang"
LETTER = SigningLetter(
    "so-xay-dung", (ITEM,), "Nguyễn Văn A", "12/SXD-KH", date(2025, 12, 6), "Giám đốc",
    ScanFile("ban-ky.pdf", b"%PDF"),
)  # fmt: skip
KY = "sections/lan-2/so-xay-dung/ky.yaml"


def sent(place: Path, id_: str = ID) -> SentSignature:
    made = send_signature(place, 2, LETTER, id_=id_, key="k1", now=NOW)
    assert isinstance(made, SentSignature)
    return made


def test_it_is_read_back_as_it_was_sent_with_its_scan(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    made = sent(place)
    assert sent_signature(place, ID) == made
    (listed,) = sent_signatures(place)
    assert made.letter.scan is not None
    assert listed.letter.scan == replace(made.letter.scan, data=b"")
    assert replace(listed, letter=made.letter) == made
    assert {item for item, _, _ in made.files} == {ITEM}
    line = journal.last_line(place)
    assert line is not None
    assert (line.entry.act, line.entry.key, line.entry.files[0].after) == (
        "ky-cho", "k1", made.files[0][2],
    )  # fmt: skip
    for other in ("../cho", "fedcba98765432100000"):
        assert sent_signature(place, other) is None


def test_pressed_twice_it_is_confirmed_once(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    made = sent(place)
    assert confirm(place, made, "tv", now=NOW) == ()
    text = (place / KY).read_text(encoding="utf-8")
    assert confirm(place, made, "tv", now=NOW) == ()
    assert (place / KY).read_text(encoding="utf-8") == text
    assert [line.entry.act for line in journal.lines(place)] == ["ky-cho", "ky"]


def test_a_file_that_is_another_is_named_and_nothing_is_signed(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    made = sent(place)
    put(place, ROAD.replace("lan-1", "lan-2"), "Đường khác.\n")
    assert "đã đổi" in confirm(place, made, "tv", now=NOW)[0].message
    assert not (place / KY).exists()
    assert sent_signature(place, ID) == made


def test_what_is_returned_keeps_its_words(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    made = sent(place)
    send_back(place, made, "Thiếu dấu", "tv", now=NOW)
    assert sent_signature(place, ID) == replace(made, returned="Thiếu dấu")
    again = sent(place, "f" * 20)
    assert again.id == "f" * 20


def test_a_full_disk_leaves_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = delivered(tmp_path)

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.publish.folder.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        sent(place)
    assert list((place / ".phuc-vu").glob("cho/*")) == []
