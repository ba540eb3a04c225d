"""A consultant's hand in `tiep-thu.xlsx`: answers, rows of one's own, pieces, leaders, losses.

Imports nothing of the pipeline. What is done is remembered, so that the balance can be told
without reading the register again.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.seeded.consultations.ground import BODIES

SHEET: Final = "TiepThu"
_CODE: Final = "Mã ý kiến"
_OUTCOMES: Final = ("Tiếp thu", "Không tiếp thu", "Ghi nhận", "đã tiếp thu", "giải trình")


@dataclass(slots=True)
class Done:
    """What stands in the register by the consultant's hand; codes are those of comments."""

    answered: set[str] = field(default_factory=set)
    entered: int = 0
    entered_answered: int = 0


def codes(path: Path, round_number: int) -> dict[str, tuple[str, str]]:
    """Give body and words by code of the comments on a draft, as the register has them now."""
    page, columns = _opened(load_workbook(path)[SHEET])
    return {
        str(row[columns[_CODE]].value): (
            str(row[columns["Cơ quan"]].value),
            str(row[columns["Nội dung góp ý"]].value),
        )
        for row in page.iter_rows(min_row=2)
        if _is_of(row[columns[_CODE]].value, round_number)
    }


def entries(path: Path) -> set[str]:
    """Give the codes of the consultant's own rows, pieces of a comment among them."""
    page, columns = _opened(load_workbook(path)[SHEET])
    own = ("Tách từ", "Nguồn")
    rows = page.iter_rows(min_row=2)
    return {
        str(row[columns[_CODE]].value) for row in rows if any(row[columns[n]].value for n in own)
    }


def _is_of(code: object, round_number: int) -> bool:
    """Say whether a code is of a comment on a draft: earlier ones stand in the register, too."""
    return str(code or "").startswith(f"YK{round_number}-")


def work(path: Path, round_number: int, rng: random.Random) -> Done:
    """Answer some rows, share answers, split some, enter some; tell what was done."""
    book = load_workbook(path)
    page, columns = _opened(book[SHEET])
    rows = {
        str(row[columns[_CODE]].value): at
        for at, row in enumerate(page.iter_rows(min_row=2), 2)
        if _is_of(row[columns[_CODE]].value, round_number)
    }
    done, waiting = Done(), list(rows)
    rng.shuffle(waiting)
    for code in _some(waiting, 0.5):
        _answer(page, columns, rows[code], rng)
        done.answered.add(code)
    leaders: dict[str, str] = {}
    for code in _some(waiting, 0.3):
        leader = rng.choice(sorted(rows))
        if leader != code and leader not in waiting:
            page.cell(rows[code], columns["Trả lời chung với"] + 1, leader)
            leaders[code] = leader
    done.answered.update(code for code in leaders if _last(leaders, code) in done.answered)
    for code in _some(waiting, 0.5):
        _split(page, columns, code, done, rng)
    for _ in range(rng.randint(0, 3)):
        _enter(page, columns, done, rng)
    book.save(path)
    return done


def lose(path: Path, round_number: int, rng: random.Random) -> None:
    """Delete some rows by mistake, those of one's own left out."""
    book = load_workbook(path)
    page, columns = _opened(book[SHEET])
    own = ("Tách từ", "Nguồn")
    rows = [
        at
        for at, row in enumerate(page.iter_rows(min_row=2), 2)
        if _is_of(row[columns[_CODE]].value, round_number)
        and not any(row[columns[name]].value for name in own)
    ]
    # from the last up: a row that goes moves those below it
    for number in sorted(rng.sample(rows, min(3, len(rows))), reverse=True):
        page.delete_rows(number)
    book.save(path)


def _opened(page: Worksheet) -> tuple[Worksheet, dict[str, int]]:
    return page, {str(cell.value): at for at, cell in enumerate(page[1]) if cell.value}


def _some(waiting: list[str], share: float) -> Iterable[str]:
    """Take some of what waits."""
    count = round(len(waiting) * share)
    taken, waiting[:] = waiting[:count], waiting[count:]
    return taken


def _last(leaders: dict[str, str], code: str) -> str:
    """Give whose answer a row has in the end: one may lead to another that leads on."""
    seen = {code}
    while code in leaders and leaders[code] not in seen:
        code = leaders[code]
        seen.add(code)
    return code


def _answer(page: Worksheet, columns: dict[str, int], row: int, rng: random.Random) -> None:
    page.cell(row, columns["Kết quả xử lý"] + 1, rng.choice(_OUTCOMES))
    page.cell(row, columns["Giải trình"] + 1, f"Đã xem xét ({rng.randint(1, 9_999)}).")


def _split(
    page: Worksheet, columns: dict[str, int], code: str, done: Done, rng: random.Random
) -> None:
    """Write the pieces of a comment; it is answered where all of them came out the same."""
    outcome, pieces = rng.choice(("Tiếp thu", "Ghi nhận")), rng.randint(2, 3)
    open_one = rng.randrange(pieces) if rng.random() < 0.4 else None
    for piece in range(pieces):
        row = page.max_row + 1
        page.cell(row, columns["Tách từ"] + 1, code)
        page.cell(row, columns["Nội dung góp ý"] + 1, f"Ý {piece + 1} tách ra từ {code}")
        if piece != open_one:
            page.cell(row, columns["Kết quả xử lý"] + 1, outcome)
            page.cell(row, columns["Giải trình"] + 1, f"Ý {piece + 1}: đã xem xét.")
            done.entered_answered += 1
        done.entered += 1
    if open_one is None:
        done.answered.add(code)


def _enter(page: Worksheet, columns: dict[str, int], done: Done, rng: random.Random) -> None:
    row = page.max_row + 1
    page.cell(row, columns["Cơ quan"] + 1, rng.choice(sorted(BODIES.values())))
    page.cell(row, columns["Nguồn"] + 1, "thư điện tử ngày 20/3/2026")
    page.cell(row, columns["Nội dung góp ý"] + 1, f"Ý kiến nhập tay {rng.randint(1, 10**6)}")
    done.entered += 1
    if rng.random() < 0.5:
        _answer(page, columns, row, rng)
        done.entered_answered += 1
