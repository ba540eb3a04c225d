"""Workspaces of two to four rounds in which every kind of delivery occurs, by chance.

What is sent, resent, carried, emptied, withdrawn, moved to another agency, dropped from the
outline, signed and signed of an older state, written down early, late, twice, or not at all.
"""

import hashlib
import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from PIL import Image

_FIRST = date(2025, 11, 15)
_FORMS = ("bieu-a", "bieu-b")
_ROWS = "bieu-xa"
_COMMUNES = ("xa-mot", "xa-hai", "xa-ba", "xa-bon")
_DEPARTMENTS = ("so-mot", "so-hai", "so-ba", "so-bon", "so-nam")
PLANNER = "so-mot"


@dataclass
class Item:
    """An item of the outline as it stands in the round being made."""

    name: str
    lead: str
    partners: list[str] = field(default_factory=list)
    since: int = 1

    def entry(self) -> dict[str, Any]:
        """Give it as the outline writes it."""
        made: dict[str, Any] = {
            "id": self.name,
            "tieu-de": f"Mục {self.name}",
            "chu-tri": self.lead,
        }
        if self.partners:
            made["phoi-hop"] = list(self.partners)
        if self.since > 1:
            made["tu-lan"] = str(self.since)
        return made


class Ground:
    """A workspace being made, round by round."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self._sections = folder / "sections"
        self._rng = rng
        self._agencies = list(_DEPARTMENTS[: rng.randint(2, 5)])
        self._communes = list(_COMMUNES[: rng.randint(1, 4)])
        self.rounds = rng.randint(2, 4)
        names = [f"muc-{at}" for at in range(rng.randint(3, 9))]
        self._items = [
            Item(name, rng.choice(self._agencies), self._some_partners(), rng.choice((1, 1, 1, 2)))
            for name in names
        ]
        self._count = 0

    def make(self) -> date:
        """Write everything and give the day on which it is looked at."""
        self._write_shared()
        for number in range(1, self.rounds + 1):
            if number > 1:
                self._change_outline(number)
            if number < self.rounds or self._rng.random() < 0.7:
                self._write_round(number)
        return _FIRST + timedelta(days=self._rng.randint(-20, 20 * self.rounds))

    def _some_partners(self) -> list[str]:
        return [name for name in self._agencies if self._rng.random() < 0.15]

    def _put(self, name: str, data: str | bytes) -> None:
        path = self._sections / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    def _write_shared(self) -> None:
        bodies = [(name, "so") for name in self._agencies] + [
            (name, "xa") for name in self._communes
        ]
        listed = [{"id": name, "ten": f"Cơ quan {name}", "nhom": group} for name, group in bodies]
        self._put("co-quan.yaml", _yaml(listed))
        rounds = []
        for number in range(1, self.rounds + 1):
            day = _FIRST + timedelta(days=20 * (number - 1))
            due = day - timedelta(days=5) if self._rng.random() < 0.85 else None
            rounds.append(
                {"so": str(number), "ngay": str(day), **({"han-nop": str(due)} if due else {})}
            )
        self._put("ke-hoach.yaml", _yaml({"lan": rounds}))
        for form in _FORMS:
            asked = self._rng.sample(["xa", "so", PLANNER], self._rng.randint(0, 2))
            fields = [
                {"name": "ten", "title": "Tên", "constraints": {"required": "true"}},
                {"name": "so-luong", "title": "Số lượng", "type": "number",
                 "constraints": {"required": "true"}},
                {"name": "ghi-chu", "title": "Ghi chú"},
            ]  # fmt: skip
            told = {"name": form, "title": f"Biểu {form}", "fields": fields}
            self._put(
                f"bieu-mau/{form}.yaml",
                _yaml({**told, **({"qh:agencies": asked} if asked else {})}),
            )
        if self._rng.random() < 0.6:
            self._write_form_of_rows()
        self._write_outline("de-cuong.yaml")

    def _write_form_of_rows(self) -> None:
        """Write a form that asks for a row of each commune, and the list of communes."""
        names = [f"Cơ quan {name}" for name in self._communes]
        rows = [f"{at:05d},{name}" for at, name in enumerate(names)]
        self._put("don-vi.csv", "\n".join(("ma,ten", *rows, "")))
        told = {
            "name": _ROWS,
            "title": "Biểu theo xã",
            "fields": [{"name": "ten", "title": "Tên"}, {"name": "so", "title": "Số dân"}],
            "foreignKeys": [
                {"fields": ["ten"], "reference": {"resource": "don-vi", "fields": ["ten"]}}
            ],
            "qh:rows": "don-vi",
            "qh:agencies": ["xa", PLANNER],
        }
        self._put(f"bieu-mau/{_ROWS}.yaml", _yaml(told))

    def _write_outline(self, name: str) -> None:
        outline = {
            "tieu-de": "Báo cáo thử",
            "tinh": "Mẫu",
            "co-quan-lap": PLANNER,
            "phan": [{"tieu-de": "Phần", "muc": [item.entry() for item in self._items]}],
        }
        self._put(name, _yaml(outline))

    def _change_outline(self, number: int) -> None:
        """Move, drop and add items, or leave the outline as it is."""
        if self._rng.random() < 0.4:
            return
        for item in list(self._items):
            chance = self._rng.random()
            if chance < 0.1 and len(self._items) > 2:
                self._items.remove(item)
            elif chance < 0.3:
                item.lead = self._rng.choice(self._agencies)
            elif chance < 0.4:
                item.partners = self._some_partners()
        if self._rng.random() < 0.4:
            self._items.append(Item(f"muc-moi-{number}", self._rng.choice(self._agencies)))
        for item in self._items:
            item.partners = [name for name in item.partners if name != item.lead]
        self._write_outline(f"lan-{number}/de-cuong.yaml")

    def _write_round(self, number: int) -> None:
        for item in self._items:
            for agency in dict.fromkeys((item.lead, *item.partners)):
                if self._rng.random() < (0.75 if number == 1 else 0.45):
                    self._send(number, agency, item.name)
        for agency in (*self._communes, *self._agencies):
            if self._rng.random() < 0.4:
                self._send_form(number, agency, self._rng.choice(_FORMS))
        if (self._sections / f"bieu-mau/{_ROWS}.yaml").is_file():
            for agency in (*self._communes, PLANNER):
                if self._rng.random() < 0.5:
                    self._send_rows(number, agency)
        for agency in (*self._agencies, *self._communes):
            self._write_down(number, agency)
        for agency in self._agencies:
            self._sign(number, agency)

    def _send(self, number: int, agency: str, item: str) -> None:
        folder = f"lan-{number}/{agency}"
        self._count += 1
        chance = self._rng.random()
        earlier = self._newest(number - 1, agency, f"{item}.md")
        if chance < 0.1 and earlier:
            self._put(f"{folder}/{item}.md", earlier.read_bytes())
        elif chance < 0.18:
            self._put(
                f"{folder}/{item}.md", self._rng.choice(("", "\n", "---\nly-do: trống\n---\n"))
            )
        elif chance < 0.26:
            self._put(f"{folder}/{item}.md", "---\nrut: true\n---\n")
        elif chance < 0.36 and earlier and b"so-do" in earlier.read_bytes():
            self._put(f"{folder}/{item}-so-do.png", self._picture())
        else:
            self._put(f"{folder}/{item}.md", self._text(number, agency, item))

    def _text(self, number: int, agency: str, item: str) -> str:
        words = [f"Nội dung viết lần thứ {_spelled(self._count)} của mục này."]
        folder = f"lan-{number}/{agency}"
        if self._rng.random() < 0.3:
            self._put(f"{folder}/{item}-so-do.png", self._picture())
            words.append(f"![Sơ đồ]({item}-so-do.png)")
        if self._rng.random() < 0.3:
            self._put(
                f"{folder}/{item}-bang.xlsx", _sheet([["Tên", "Giá trị"], ["A", self._count]])
            )
            words.append(f"![Bảng]({item}-bang.xlsx)")
        if self._rng.random() < 0.15:
            form = self._rng.choice(_FORMS)
            self._put(f"{folder}/{item}-bieu.xlsx", self._form())
            words.append(f"![Biểu]({item}-bieu.xlsx){{form={form}}}")
        front = ""
        if self._rng.random() < 0.3:
            front = f"---\nngay: {self._some_day(number)}\n---\n"
        return front + "\n\n".join(words) + "\n"

    def _send_form(self, number: int, agency: str, form: str) -> None:
        chance = self._rng.random()
        earlier = self._newest(number - 1, agency, f"{form}.xlsx")
        data = self._form()
        if chance < 0.15 and earlier:
            data = earlier.read_bytes()
        elif chance < 0.25:
            data = b"PK no workbook"
        self._put(f"lan-{number}/{agency}/{form}.xlsx", data)

    def _send_rows(self, number: int, agency: str) -> None:
        """Send the form of rows: whole, without one, or of another commune alone."""
        self._count += 1
        names = [f"Cơ quan {name}" for name in self._communes]
        kept = names if self._rng.random() < 0.6 else names[:-1] or names
        own = [f"Cơ quan {agency}"] if self._rng.random() < 0.7 else [self._rng.choice(names)]
        shown = kept if agency == PLANNER else own
        rows: list[list[Any]] = [["Tên", "Số dân"], *([name, self._count] for name in shown)]
        self._put(f"lan-{number}/{agency}/{_ROWS}.xlsx", _sheet(rows))

    def _form(self) -> bytes:
        """A filled form: whole, without a required column, or with an empty required cell."""
        self._count += 1
        head, row = ["Tên", "Số lượng", "Ghi chú"], ["Đường A", self._count, "ghi"]
        chance = self._rng.random()
        if chance < 0.15:
            return _sheet([["Tên", "Ghi chú"], ["Đường A", "ghi"], ["Đường B", "ghi"]])
        second = ["Đường B", None if chance < 0.3 else self._count, "ghi"]
        return _sheet([head, row, second])

    def _picture(self) -> bytes:
        self._count += 1
        stream = io.BytesIO()
        Image.new("RGB", (40, 30), (self._count % 256, 90, self._count // 256)).save(stream, "PNG")
        return stream.getvalue()

    def _some_day(self, number: int) -> date:
        day = _FIRST + timedelta(days=20 * (number - 1) - 5)
        return day + timedelta(days=self._rng.randint(-4, 4))

    def _write_down(self, number: int, agency: str) -> None:
        """Write `nop.yaml` for some of the files: by hash, by name, of an older state, twice."""
        folder = self._sections / f"lan-{number}" / agency
        entries: list[dict[str, str]] = []
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            chance = self._rng.random()
            if chance < 0.4:
                continue
            name = path.name.upper() if chance > 0.95 else path.name
            entry = {"tep": name, "ngay": str(self._some_day(number))}
            if chance < 0.8:
                entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
            elif chance < 0.88:
                entry["sha256"] = hashlib.sha256(path.name.encode()).hexdigest()
            entries.append(entry)
            if self._rng.random() < 0.2:
                entries.append({"tep": name, "ngay": str(self._some_day(number))})
        if entries:
            self._put(f"lan-{number}/{agency}/nop.yaml", _yaml(entries))

    def _sign(self, number: int, agency: str) -> None:
        """Write `ky.yaml` for some of the parts that stand, some of them as they do not."""
        parts = []
        for item in self._items:
            digest = self._digest(number, agency, item.name)
            chance = self._rng.random()
            if digest and chance < 0.4:
                wrong = hashlib.sha256(item.name.encode()).hexdigest()
                parts.append({"id": item.name, "sha256": wrong if chance < 0.08 else digest})
        if parts:
            entry = {"nguoi": "Nguyễn A", "so": f"{number}/{agency}", "ngay": str(_FIRST)}
            self._put(f"lan-{number}/{agency}/ky.yaml", _yaml([{**entry, "muc": parts}]))

    def _digest(self, number: int, agency: str, item: str) -> str:
        """The hash of a part's files as they stand, by the names its text is known to use."""
        text = self._newest(number, agency, f"{item}.md")
        if text is None:
            return ""
        words = text.read_text(encoding="utf-8")
        names = [f"{item}-{ending}" for ending in ("so-do.png", "bang.xlsx", "bieu.xlsx")]
        files = {f"{item}.md": text}
        for name in names:
            found = self._newest(number, agency, name) if f"({name})" in words else None
            if found is not None:
                files[name] = found
        lines = (
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n"
            for name, path in sorted(files.items())
        )
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def _newest(self, number: int, agency: str, name: str) -> Path | None:
        paths = (self._sections / f"lan-{n}" / agency / name for n in range(number, 0, -1))
        return next((path for path in paths if path.is_file()), None)


def _sheet(rows: list[list[Any]]) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _spelled(count: int) -> str:
    """A number in letters of our own, so that no check takes it for a figure."""
    return "".join("abcdeghikl"[int(digit)] for digit in str(count))
