"""The ground that edits are sown in: a report of many items, in both rounds.

Either generated, every sentence and every row with a number that stands nowhere else, or the
text of a workspace as its agencies wrote it. Imports nothing of the pipeline.
"""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import yaml

from tests.bench import sentences
from tests.seeded.edit_ground import AGENCIES
from tests.seeded.tellings.blocks import Block, Item, read_blocks

_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WORDS: Final = (
    *("kịp thời", "đồng bộ", "khả thi", "liên thông", "trọng tâm", "công khai", "minh bạch"),
    *("chặt chẽ", "thông suốt", "hài hòa", "chủ động", "linh hoạt", "triệt để", "bền chặt"),
)
_PLAN: Final = (
    "lan:\n  - so: 1\n    ten: Dự thảo lần 1\n    ngay: 2025-11-15\n"
    "  - so: 2\n    ten: Dự thảo lần 2\n    ngay: 2025-12-31\n"
)


@dataclass
class Part:
    """A part of the outline: chapters, each with the ids of its items; one of no title has none."""

    title: str
    chapters: list[tuple[str, list[str]]]


@dataclass
class Draft:
    """One draft: the outline, and the items by id."""

    parts: list[Part]
    items: dict[str, Item]

    def places(self) -> dict[str, str]:
        """Give each item's place: "Phần II, mục 3", "Phần II, mục I.3"."""
        return {
            id_: f"Phần {_ROMAN[p]}, mục {f'{_ROMAN[c]}.' if title else ''}{n}"
            for p, part in enumerate(self.parts)
            for c, (title, ids) in enumerate(part.chapters)
            for n, id_ in enumerate(ids, start=1)
        }

    def tables(self) -> dict[int, str]:
        """Give the number of each captioned table and chart by its block: "Bảng 2.7"."""
        found: dict[int, str] = {}
        for p, part in enumerate(self.parts, start=1):
            counts = {"Bảng": 0, "Hình": 0}
            for _, ids in part.chapters:
                held = (self.items[id_].blocks for id_ in ids if id_ in self.items)
                for block in (block for blocks in held for block in blocks):
                    kind = _captioned(block)
                    if kind:
                        counts[kind] += 1
                        found[block.id] = f"{kind} {p}.{counts[kind]}"
        return found


def _captioned(block: Block) -> str:
    if block.kind == "table":
        return "Bảng"
    if block.sheet is not None:
        return "Hình" if "chart=" in block.sheet.options else "Bảng"
    return "Hình" if block.kind == "picture" else ""


class Serials:
    """Numbers like 481.213, each given once."""

    def __init__(self, rng: Random) -> None:
        self._left = rng.sample(range(100_000, 1_000_000), 250_000)

    def next(self) -> str:
        """Give the next one."""
        return sentences.grouped(self._left.pop())


@dataclass
class Ground:
    """The draft before, and the one that is being edited.

    `exact` says that places of tables are known, as they are where all tables are ours; `taken`
    are the items in which something was edited, `replaced` the terms that were.
    """

    rng: Random
    before: Draft
    after: Draft
    serials: Serials
    exact: bool
    shared: Path | None = None
    taken: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)

    def sentence(self) -> str:
        """Give a sentence that stands nowhere else."""
        return f"{sentences.sentence(self.rng)[:-1]}, gồm {self.serials.next()} đơn vị."

    def paragraph(self) -> str:
        """Give two or three of them."""
        return " ".join(self.sentence() for _ in range(self.rng.randint(2, 3)))

    def words(self) -> str:
        """Give two or three words that were put nowhere else."""
        while True:
            told = " ".join(self.rng.sample(_WORDS, self.rng.randint(2, 3)))
            if told not in self.given:
                self.given.add(told)
                return told

    def heading(self) -> str:
        """Give a heading that stands nowhere else."""
        return f"{sentences.heading(self.rng)}, mã {self.serials.next()}"

    def free_items(self) -> list[Item]:
        """Give the items in which nothing was edited, in an order of chance."""
        found = [item for id_, item in self.after.items.items() if id_ not in self.taken]
        self.rng.shuffle(found)
        return found

    def write(self, root: Path) -> None:
        """Write both rounds below a folder."""
        shared = root / "sections"
        if self.shared is None:
            shared.mkdir(parents=True)
            agencies = "".join(f"- id: {k}\n  ten: {v}\n  nhom: so\n" for k, v in AGENCIES)
            (shared / "co-quan.yaml").write_text(agencies, encoding="utf-8")
            (shared / "ke-hoach.yaml").write_text(_PLAN, encoding="utf-8")
        else:
            shutil.copytree(self.shared, shared, ignore=shutil.ignore_patterns("lan-[2-9]*"))
        self._write_round(shared, 1, self.before, {})
        self._write_round(shared, 2, self.after, self.before.items)

    def _write_round(self, shared: Path, number: int, draft: Draft, known: dict[str, Item]) -> None:
        folder = shared / f"lan-{number}"
        folder.mkdir(exist_ok=True)
        if self.shared is None:
            # the outline may be another in a later round
            place = shared if number == 1 else folder
            (place / "de-cuong.yaml").write_text(_outline(draft), encoding="utf-8")
        for id_, item in draft.items.items():
            earlier = known.get(id_)
            if earlier is not None and _same(earlier, item):
                continue
            own = folder / item.agency
            own.mkdir(exist_ok=True)
            (own / f"{id_}.md").write_text(item.markdown(), encoding="utf-8")
            for block in item.blocks:
                if block.sheet is not None:
                    block.sheet.write(own)


def _same(one: Item, other: Item) -> bool:
    sheets = ([block.sheet for block in item.blocks] for item in (one, other))
    return (
        one.markdown() == other.markdown()
        and one.agency == other.agency
        and next(sheets) == next(sheets)
    )


def _outline(draft: Draft) -> str:
    parts = [
        {
            "tieu-de": part.title,
            **(
                {"muc": _entries(draft, part.chapters[0][1])}
                if not part.chapters[0][0]
                else {
                    "chuong": [
                        {"tieu-de": title, "muc": _entries(draft, ids)}
                        for title, ids in part.chapters
                    ]
                }
            ),
        }
        for part in draft.parts
    ]
    whole = {
        "tieu-de": "Báo cáo điều chỉnh quy hoạch",
        "tinh": "Thử Nghiệm",
        "co-quan-lap": AGENCIES[0][0],
        "phan": parts,
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def _entries(draft: Draft, ids: list[str]) -> list[dict[str, str]]:
    items = (draft.items[id_] for id_ in ids)
    return [{"id": i.id, "tieu-de": i.title, "chu-tri": i.agency} for i in items]


def of_workspace(rng: Random, sections: Path) -> Ground:
    """Give the ground of a workspace's first round, as its agencies wrote it."""
    outline = yaml.safe_load((sections / "de-cuong.yaml").read_text("utf-8"))
    items = {item.id: item for item in _items(sections / "lan-1", outline)}
    parts = [
        Part(
            part["tieu-de"],
            [
                (chapter.get("tieu-de", ""), [entry["id"] for entry in chapter["muc"]])
                for chapter in part.get("chuong", [{"muc": part.get("muc", [])}])
            ],
        )
        for part in outline["phan"]
    ]
    draft = Draft(parts, items)
    return Ground(rng, deepcopy(draft), draft, Serials(rng), exact=False, shared=sections)


def _items(round_: Path, outline: dict[str, list[dict[str, object]]]) -> Iterator[Item]:
    for entry in _leads(outline):
        path = round_ / entry["chu-tri"] / f"{entry['id']}.md"
        if not path.is_file():
            continue
        text = path.read_text("utf-8")
        front, text = _parted(text)
        item = Item(entry["id"], entry["chu-tri"], entry["tieu-de"], read_blocks(text), front)
        yield item


def _parted(text: str) -> tuple[str, str]:
    """Give front matter and text."""
    if not text.startswith("---\n"):
        return "", text
    end = text.index("\n---\n", 4) + 5
    return text[:end] + "\n", text[end:]


def _leads(outline: dict[str, list[dict[str, object]]]) -> Iterator[dict[str, str]]:
    for part in outline["phan"]:
        chapters = part.get("chuong") or [part]
        assert isinstance(chapters, list)
        for chapter in chapters:
            yield from chapter.get("muc", [])
