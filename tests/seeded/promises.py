"""Promises seeded into two drafts: which of sixty accepted comments were not kept.

    python -m tests.seeded.promises --seed 11 [--accepted 60] [--broken 20] [--out DIR]

Writes a workspace whose bodies commented on draft 1 in sheets, whose register says "Tiếp thu"
to sixty of them, and whose draft 2 keeps forty: by a change of the block commented on, of a
table's row, by the proposed text standing elsewhere in the item, or by a change where the
register says. For each of the others the same item has a change that has nothing to do with it.
Then builds draft 2 and reads its notices: exactly the broken ones must be errors. Comments
refused are sown too, some of which draft 2 carries out all the same.

Imports nothing of the pipeline; the same seed writes the same files.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench import sentences

MADE: Final = datetime(2025, 11, 1)  # noqa: DTZ001 -- what openpyxl asks for
AGENCIES: Final = ("so-xay-dung", "so-y-te", "so-cong-thuong", "so-noi-vu", "so-tai-chinh")
BODIES: Final = ("xa-dong-bang", "xa-nui-cao", "xa-suoi-trong", "phuong-trung-tam")
PARAGRAPHS: Final = 14
LAST: Final = PARAGRAPHS - 1  # where proposals are put; the first is changed for nothing
KEPT: Final = ("tai-cho", "dong-bang", "de-nghi", "noi-khac", "bo-sung")
MISSING, ANYWAY = "tiep-thu-chua-sua", "khong-tiep-thu-ma-sua"
HEAD: Final = ("Chỉ tiêu", "Năm 2024", "Năm 2025")


@dataclass(slots=True)
class Item:
    """One item: its paragraphs and table rows before and after, and which were used."""

    number: int
    agency: str
    title: str
    before: list[str]
    after: list[str]
    rows: list[list[str]]
    rows_after: list[list[str]]
    free: list[int]
    added: dict[int, str] = field(default_factory=dict)  # after which paragraph

    @property
    def id(self) -> str:
        return f"muc-{self.number}"

    @property
    def name(self) -> str:
        return f"{self.title} [{self.id}]"


@dataclass(frozen=True, slots=True)
class Promise:
    """One comment with its answer; `kind` says how it was kept, "hong" that it was not."""

    code: str
    body: str
    item: str
    quote: str
    content: str
    proposed: str
    disposition: str
    changed_at: str
    kind: str


@dataclass(frozen=True, slots=True)
class Score:
    """Codes by kind that were expected and found, missed or told for nothing."""

    expected: dict[str, set[str]]
    found: dict[str, set[str]]

    @property
    def missed(self) -> set[tuple[str, str]]:
        return self._less(self.expected, self.found)

    @property
    def false(self) -> set[tuple[str, str]]:
        return self._less(self.found, self.expected)

    @staticmethod
    def _less(one: dict[str, set[str]], other: dict[str, set[str]]) -> set[tuple[str, str]]:
        return {(kind, code) for kind, codes in one.items() for code in codes - other[kind]}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Cam kết tiếp thu được gieo và được tìm lại.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--accepted", type=int, default=60)
    parser.add_argument("--broken", type=int, default=20)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="cam-ket-") as folder:
        root = asked.out or Path(folder)
        promises = sow(root, seed=asked.seed, accepted=asked.accepted, broken=asked.broken)
        score = build(root, promises)
    print(", ".join(f"{kind}: {n}" for kind, n in Counter(p.kind for p in promises).items()))
    for kind in score.expected:
        held = len(score.expected[kind] & score.found[kind])
        print(f"{kind}: {held}/{len(score.expected[kind])} tìm thấy")
    by_code = {promise.code: promise for promise in promises}
    for kind, code in sorted(score.missed):
        print(f"bỏ sót {kind} {by_code[code]}")
    for kind, code in sorted(score.false):
        print(f"báo nhầm {kind} {by_code.get(code, code)}")
    return 1 if score.missed or score.false else 0


def build(root: Path, promises: Sequence[Promise]) -> Score:
    """Build draft 2 and hold its notices against what was sown."""
    command = [sys.executable, "-m", "pipeline", "draft", "2", "--fast", "--workspace", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = root / "build" / "lan-2" / "thong-bao.json"
    if not told.is_file():
        raise SystemExit(f"không dựng được dự thảo: {done.stderr[-2000:]}")
    codes = [promise.code for promise in promises if promise.disposition]
    found: dict[str, set[str]] = {MISSING: set(), ANYWAY: set()}
    for notice in json.loads(told.read_text(encoding="utf-8")):
        row = re.search(r"[0-9]+$", notice["cell"] or "")
        if notice["code"] in found and row:
            found[notice["code"]].add(codes[int(row[0]) - 2])
    expected = {
        MISSING: {promise.code for promise in promises if promise.kind == "hong"},
        ANYWAY: {promise.code for promise in promises if promise.kind == "van-sua"},
    }
    return Score(expected, found)


def sow(root: Path, *, seed: int, accepted: int, broken: int) -> list[Promise]:
    """Write the workspace; give every comment with what became of it."""
    rng = Random(seed)
    items = [_item(rng, number) for number in range(1, max(8, accepted) + 1)]
    kinds = ["hong"] * broken
    kinds += [KEPT[index % len(KEPT)] for index in range(accepted - broken)]
    kinds += ["tu-choi"] * 8 + ["van-sua"] * 5 + ["cho"] * 4
    rng.shuffle(kinds)
    used: set[str] = set()
    sown = [_promise(rng, items, kind, index, used) for index, kind in enumerate(kinds)]
    # only now is it known how many paragraphs stand before a place in draft 2
    promises = [
        replace(promise, changed_at=_place(*there)) if there else promise for promise, there in sown
    ]
    _write(root, items, promises)
    return promises


def _item(rng: Random, number: int) -> Item:
    texts: list[str] = []
    while len(texts) < PARAGRAPHS:
        text = " ".join(sentences.sentence(rng) for _ in range(rng.randint(1, 3)))
        if text not in texts:
            texts.append(text)
    rows = [
        [f"{measure} ({number})", sentences.grouped(rng.randint(20, 900) / 10), str(index * 37 + 5)]
        for index, measure in enumerate(rng.sample(sentences.MEASURES, 6))
    ]
    free = list(range(1, PARAGRAPHS - 1, 3))  # never two beside one another
    rng.shuffle(free)
    title = f"{sentences.heading(rng)} {number}"
    agency = AGENCIES[number % len(AGENCIES)]
    return Item(number, agency, title, texts, list(texts), rows, [list(row) for row in rows], free)


def _promise(
    rng: Random, items: Sequence[Item], kind: str, index: int, used: set[str]
) -> tuple[Promise, tuple[Item, int] | None]:
    """Sow one; with it the place that "Nội dung chỉnh sửa tại" is to name."""
    item = items[index % len(items)]
    if not item.free:
        item = max(items, key=lambda entry: len(entry.free))
    code = f"YK1-{index + 1:03d}"
    body = BODIES[index % len(BODIES)]
    if kind == "dong-bang":
        quote, content = _row(rng, item, used)
        return Promise(code, body, item.name, quote, content, "", "Tiếp thu", "", kind), None
    at = item.free.pop()
    quote = _quoted(rng, item, at)
    content = (
        rng.choice(
            ("Đề nghị rà soát lại nội dung này.", "Số liệu cần thống nhất với báo cáo của sở.")
        )
        + f" (ý {index + 1})"
    )
    proposed = ""
    named: tuple[Item, int] | None = None
    disposition = "Tiếp thu" if rng.random() < 0.8 else "Tiếp thu một phần"
    if kind in ("tai-cho", "van-sua"):
        item.after[at] = _edited(rng, item.before[at])
    elif kind == "de-nghi":
        proposed = f"Nội dung thứ {index + 1} được thực hiện theo {sentences.work(rng).lower()}."
        item.after[LAST] += f" {proposed}"
    elif kind == "bo-sung":
        content = f"Đề nghị bổ sung nội dung về {rng.choice(sentences.TOPICS)} (ý {index + 1})."
        item.added[at] = sentences.sentence(rng) + f" Bổ sung theo ý {index + 1}."
    elif kind == "noi-khac":
        other = rng.choice([entry for entry in items if entry is not item and len(entry.free) > 2])
        there = other.free.pop()
        other.after[there] = _edited(rng, other.before[there])
        named = other, there
    elif kind == "hong":
        # something else of the item changes, and the register may name where it points itself
        item.after[0] = _edited(rng, item.after[0])
        named = rng.choice((None, None, (item, at)))
        if rng.random() < 0.4:
            proposed = f"Văn bản thứ {index + 1} quy định rõ {sentences.work(rng).lower()}."
    if kind in ("tu-choi", "van-sua"):
        disposition = "Không tiếp thu"
    if kind == "cho":
        disposition = rng.choice(("Ghi nhận", "Còn ý kiến khác nhau"))
    promise = Promise(code, body, item.name, quote, content, proposed, disposition, "", kind)
    return promise, named


def _place(item: Item, at: int) -> str:
    before = sum(1 for entry in item.added if entry < at)
    return f"Phần I, mục {item.number}, đoạn {at + 1 + before}"


def _row(rng: Random, item: Item, used: set[str]) -> tuple[str, str]:
    at = next(n for n in range(len(item.rows)) if f"{item.id}/{n}" not in used)
    used.add(f"{item.id}/{at}")
    name, was, _ = item.rows[at]
    item.rows_after[at][1] = sentences.grouped(rng.randint(1000, 9000) / 10)
    quote = f'Bảng "Một số chỉ tiêu mục {item.number}", dòng “{name}”, cột Năm 2024: “{was}”'
    return quote, f"Số liệu năm 2024 cần đối chiếu, dòng {at + 1} mục {item.number}."


def _quoted(rng: Random, item: Item, at: int) -> str:
    """Some words of a paragraph that stand nowhere else in its item."""
    words = item.before[at].split()
    while True:
        length = min(len(words), rng.randint(9, 16))
        start = rng.randrange(len(words) - length + 1)
        quote = " ".join(words[start : start + length])
        if sum(quote in text for text in item.before) == 1:
            return quote


def _edited(rng: Random, text: str) -> str:
    """The paragraph with a phrase of two words replaced, or a sentence behind it."""
    words = text.split()
    if rng.random() < 0.3:
        return f"{text} {sentences.sentence(rng)}"
    start = rng.randrange(2, len(words) - 2)
    words[start : start + 2] = ["thực", "tế", f"{rng.randint(11, 99)}"]
    return " ".join(words)


def _write(root: Path, items: Sequence[Item], promises: Sequence[Promise]) -> None:
    folder = root / "sections"
    for item in items:
        for lan, texts, rows in (
            ("lan-1", item.before, item.rows),
            ("lan-2", _grown(item), item.rows_after),
        ):
            path = folder / lan / item.agency / f"{item.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_markdown(item, texts, rows), encoding="utf-8")
    for body in BODIES:
        own = [promise for promise in promises if promise.body == body]
        _write_sheet(folder / "lan-1" / "y-kien" / f"{body}.xlsx", body, own)
    _write_register(folder / "lan-2" / "tiep-thu.xlsx", promises)
    _write_shared(folder, items)


def _grown(item: Item) -> list[str]:
    texts = []
    for at, text in enumerate(item.after):
        texts.append(text)
        if at in item.added:
            texts.append(item.added[at])
    return texts


def _markdown(item: Item, texts: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["|".join(("", *row, "")) for row in (HEAD, ("---",) * len(HEAD), *rows)]
    caption = f"Bảng: Một số chỉ tiêu mục {item.number} {{#bang-{item.number}}}"
    table = "\n".join(lines)
    led = f"Số liệu nêu tại @bang-{item.number}."
    return "\n\n".join((*texts, led, caption, table)) + "\n"


def _write_sheet(path: Path, body: str, promises: Sequence[Promise]) -> None:
    rows: list[tuple[object, ...]] = [
        ("PHIẾU GÓP Ý DỰ THẢO LẦN 1",),
        ("Cơ quan", _title(body)),
        ("Số văn bản", f"{len(body) * 7}/UBND"),
        ("Ngày văn bản", datetime(2025, 11, 20)),  # noqa: DTZ001 -- a cell's date has no zone
        ("Thống nhất (x)", None),
        (),
        ("Mục (chọn trong danh sách)", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành"),
    ]
    rows += [(p.item, p.quote, p.content, p.proposed or None) for p in promises]
    _save(path, "GopY", rows)


def _write_register(path: Path, promises: Sequence[Promise]) -> None:
    head = (
        "Mã ý kiến",
        "Cơ quan",
        "Số văn bản",
        "Mục",
        "Trích dẫn",
        "Nội dung góp ý",
        "Kết quả xử lý",
        "Giải trình",
        "Nội dung chỉnh sửa tại",
        "Cơ quan, người xử lý",
    )
    rows = [
        (
            p.code,
            _title(p.body),
            f"{len(p.body) * 7}/UBND",
            p.item,
            p.quote,
            p.content,
            p.disposition,
            "Đã xem xét.",
            p.changed_at or None,
            None,
        )
        for p in promises
    ]
    _save(path, "TiepThu", [head, *rows])


def _save(path: Path, title: str, rows: Sequence[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.properties.created = book.properties.modified = MADE
    book.save(path)


def _title(body: str) -> str:
    return body.replace("-", " ").capitalize()


def _write_shared(folder: Path, items: Sequence[Item]) -> None:
    outline = "".join(
        f"      - id: {item.id}\n        tieu-de: {item.title}\n        chu-tri: {item.agency}\n"
        for item in items
    )
    bodies = "".join(f"- {{id: {name}, ten: {_title(name)}, nhom: so}}\n" for name in AGENCIES)
    bodies += "".join(f"- {{id: {name}, ten: {_title(name)}, nhom: xa}}\n" for name in BODIES)
    texts = {
        "de-cuong.yaml": (
            "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
            f"  - tieu-de: PHƯƠNG HƯỚNG\n    muc:\n{outline}"
        ),
        "co-quan.yaml": bodies,
        "ke-hoach.yaml": (
            "lan:\n  - {so: 1, ten: Dự thảo lần 1, ngay: 2025-11-15, lay-y-kien: [xa], "
            "gui-ngay: 2025-11-17, han-tra-loi: 2025-11-24}\n"
            "  - {so: 2, ten: Dự thảo lần 2, ngay: 2025-12-31}\n"
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
