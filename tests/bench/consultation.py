"""Ten thousand comments from a hundred bodies: how long their register and answers take.

    python -m tests.bench.consultation make FOLDER [--bodies 100] [--each 100]
    python -m tests.bench.consultation measure FOLDER

`make` adds to a corpus a second round, bodies, and a comment sheet of each on draft 1: quotations
of its paragraphs, every tenth comment alike with another body's. `measure` builds both drafts and
compares them, which is not counted, and then times what a consultation adds: reading and placing
the comments, the register, and with every comment answered the response table, the extracts, the
points that differ and the trace. It prints the seconds of each step, and last how many comments
were answered and the seconds of all steps, on the wall and of processors.
"""

import argparse
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from openpyxl import load_workbook

from pipeline.compare.drafts import compare
from pipeline.compose.flow import lay_out
from pipeline.render.excel.register_workbook import new_register
from pipeline.rounds import Resources
from pipeline.stages.answers import answers
from pipeline.stages.build import build
from pipeline.stages.consultation import ConsultationRecord, changes_of, read_consultation
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Processes
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.bench.revision import write_revision
from tests.consult.sheets import comment_sheet

BODIES: Final = 100
EACH: Final = 100
_REGISTER: Final = "sections/lan-2/tiep-thu.xlsx"
_ROUNDS: Final = """\
lan:
  - so: 1
    ngay: 2025-11-15
    lay-y-kien: [xa]
    gui-ngay: 2025-11-17
    han-tra-loi: 2025-11-24
  - so: 2
    ngay: 2025-12-31
"""
_RESULTS: Final = ("Tiếp thu", "Tiếp thu một phần", "Không tiếp thu", "Ghi nhận")

T = TypeVar("T")


def write_consultation(folder: Path, bodies: int = BODIES, each: int = EACH, seed: int = 5) -> int:
    """Add round 2, bodies and their sheets to a corpus; give the number of comments."""
    write_revision(folder)
    sections = folder / "sections"
    (sections / "ke-hoach.yaml").write_text(_ROUNDS, "utf-8")
    names = [f"xa-{number:03}" for number in range(bodies)]
    with (sections / "co-quan.yaml").open("a", encoding="utf-8") as agencies:
        agencies.writelines(
            f"- id: {name}\n  ten: UBND xã {name[3:]}\n  nhom: xa\n" for name in names
        )
    quotes = list(_quotes(sections / "lan-1"))
    (sections / "lan-1" / "y-kien").mkdir(exist_ok=True)
    for number, name in enumerate(names):
        rng = Random(f"{seed} {name}")
        rows = [_row(rng, quotes, number, at) for at in range(each)]
        sheet = comment_sheet(*rows, body=f"UBND xã {name[3:]}", number=f"{number + 1}/UBND")
        (sections / "lan-1" / "y-kien" / f"{name}.xlsx").write_bytes(sheet)
    return bodies * each


def _quotes(folder: Path) -> list[tuple[str, str]]:
    """Items and paragraphs of the draft that are plain text."""
    return [
        (path.stem, block)
        for path in sorted(folder.rglob("*.md"))
        for block in path.read_text("utf-8").split("\n\n")
        if len(block) > 120 and block[0].isalpha() and not set(block) & set("[]{}|$*~^`@<")
    ]


def _row(
    rng: Random, quotes: list[tuple[str, str]], body: int, at: int
) -> tuple[str, str, str, str]:
    # the tenth comment of every body is on one of few places, and much like the others there
    item, text = quotes[at] if at % 10 == 0 else rng.choice(quotes)
    words = text.split()
    start = rng.randrange(max(1, len(words) - 14))
    quote = " ".join(words[start : start + 12])
    if at % 10 == 0:
        quote = " ".join(words[:12])
        return (
            f"[{item}]",
            quote,
            "Đề nghị rà soát, cập nhật số liệu mục này.",
            f"{quote} {body % 3}",
        )
    content = f"Đề nghị {' '.join(rng.sample(words, min(18, len(words))))} ({body}.{at})."
    return f"[{item}]", quote, content, f"{quote} ({rng.randrange(1000)})" if at % 3 else ""


def _processors() -> float:
    """Seconds of processors so far, those of processes that ended included."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


class _Clock:
    """Times steps one after the other."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float]] = []
        self.cpu = 0.0

    def __call__(self, name: str, step: Callable[[], T]) -> T:
        begun, used = time.perf_counter(), _processors()
        made = step()
        self.steps.append((name, time.perf_counter() - begun))
        self.cpu += _processors() - used
        return made

    @property
    def total(self) -> float:
        return sum(seconds for _, seconds in self.steps)


def measured(folder: Path) -> tuple[_Clock, ConsultationRecord]:
    """Time the consultation of a workspace made by `write_consultation`."""
    resources = Resources(MemoryCache(), Processes(), unwatched)
    inventory = scan(folder).value
    earlier = build(inventory, 1, resources).value
    later = build(inventory, 2, resources).value
    assert earlier is not None
    assert later is not None
    comparison = compare(lay_out(earlier.report), lay_out(later.report))
    clock = _Clock()

    def listen() -> ConsultationRecord:
        return read_consultation(scan(folder).value, earlier, later.shared, resources).value

    record = clock("đọc, định vị ý kiến", listen)
    changes = clock("ghép với bảng tiếp thu", lambda: changes_of(record))
    assert changes is not None
    data = clock("ghi bảng tiếp thu", lambda: new_register(changes))
    (folder / _REGISTER).write_bytes(_answered(data))
    record = clock("đọc lại với câu trả lời", listen)
    made = clock(
        "bảng giải trình, đối chiếu",
        lambda: answers(folder, inventory, record, later.report, comparison, resources),
    )
    assert made.value.files
    return clock, record


def _answered(data: bytes) -> bytes:
    """Give the register with a result for every comment."""
    book = load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    for row in range(2, page.max_row + 1):
        page.cell(row, 7, _RESULTS[row % len(_RESULTS)])
        page.cell(row, 8, "Đã xem xét, xử lý theo hồ sơ.")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Make a consultation, or measure one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("make", "measure"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bodies", type=int, default=BODIES)
    parser.add_argument("--each", type=int, default=EACH)
    asked = parser.parse_args(arguments)
    if asked.what == "make":
        print(write_consultation(asked.folder, asked.bodies, asked.each))
        return 0
    clock, record = measured(asked.folder)
    for name, seconds in clock.steps:
        print(f"{name}: {seconds:.2f} s")
    print(record.consultation.balance.answered, f"{clock.total:.3f}", f"{clock.cpu:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
