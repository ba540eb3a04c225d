"""What a body writes, how it stands, and by how much a day is late."""

from datetime import date
from pathlib import Path

from pipeline.site.handing.parts import lateness, parts_of, standing_files
from tests.rounds.workspaces import put
from tests.site.handing.browsing import BODY, ITEM, author, press, send, site

DUE = date(2025, 11, 10)


def test_a_day_is_late_from_the_day_after_the_last_one() -> None:
    assert lateness(DUE, DUE) == ""
    assert lateness(None, DUE) == ""
    assert lateness(DUE, date(2025, 11, 13)) == "muộn 3 ngày so với hạn 10/11/2025"


def test_a_file_says_how_it_came(tmp_path: Path) -> None:
    made = site(tmp_path / "tinh")
    put(made.place, f"sections/lan-1/{BODY}/b.xlsx", b"PK")
    put(made.place, f"sections/lan-1/{BODY}/cap-nuoc-hien-trang.md", b"Nuoc.\n")
    browser = author(made)
    press(browser, send(browser, {"a.md": b"Mot.\n"}).headers["location"])
    found = standing_files(made.served, 1, BODY, ITEM)
    assert [(file.name, file.day, file.way) for file in found] == [
        ("b.xlsx", "", "đặt trực tiếp"),
        (f"{ITEM}.md", "20/11/2025", "nộp trên trang này"),
    ]
    parts = {part.item: part.file for part in parts_of(made.served, BODY, 1)}
    assert parts[ITEM] is not None
    assert parts["giao-thong-phuong-huong"] is None
