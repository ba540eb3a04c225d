import json

import pytest

from pipeline.model.seal import Act, Allowed, Seal, SealEvent
from pipeline.publish.seal_record import read_seal, seal_json

SEAL = Seal(
    2,
    "quyhoach 1",
    "LibreOffice",
    "Ông Ạ",
    "2025-11-30",
    {"sections/b": "2" * 64, "sections/a": "1" * 64},
    {"sections/lan-1/khoa.json": "3" * 64},
    {"phat-hanh/du-thao-lan-2.zip": "4" * 64},
    Allowed("chưa ký", ("so-y-te/y-te",)),
    None,
    (
        SealEvent(Act.SEALED, "A", "2025-11-29", package="5" * 64),
        SealEvent(Act.OPENED, "B", "", "sai số", "5" * 64, ".luu/phat-hanh-1"),
        SealEvent(Act.SEALED, "Ông Ạ", "2025-11-30", package="4" * 64),
    ),
    "9" * 64,
)


@pytest.mark.parametrize("seal", [SEAL, Seal(1)])
def test_a_seal_is_read_as_it_was_written(seal: Seal) -> None:
    assert read_seal(seal_json(seal)) == seal


def test_files_stand_by_name_and_the_state_is_said() -> None:
    read = json.loads(seal_json(SEAL))
    assert [entry["file"] for entry in read["inputs"]] == ["sections/a", "sections/b"]
    assert read["sealed"] is True
    assert read["allowed"] == {
        "unsigned": {"reason": "chưa ký", "items": ["so-y-te/y-te"]},
        "open": None,
    }
    assert json.loads(seal_json(Seal(1)))["sealed"] is False


def test_a_record_with_any_byte_changed_is_none() -> None:
    data = seal_json(SEAL)
    assert not [
        at
        for at in range(0, len(data), 7)
        if read_seal(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) is not None
    ]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\xff", seal_json(SEAL)[:-1], seal_json(SEAL) + b" "]
)
def test_what_is_no_record_is_none(data: bytes) -> None:
    assert read_seal(data) is None
