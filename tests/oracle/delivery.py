"""Who delivered what, counted from the raw folders by no code of the pipeline.

    python -m tests.oracle.delivery WORKSPACE --today 2025-12-26

Follows the words of design.md: the newest `<item>.md` of an agency in rounds 1…N serves, an empty
one stands for nothing, `rut: true` withdraws; late is after `han-nop` by `nop.yaml` or the text's
own `ngay`; a signature holds while the SHA-256 of the part's files does. Knows of faults only what
its generators sow: empty texts, unreadable workbooks, required columns, cells and rows left out.
"""

import argparse
import hashlib
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from openpyxl import load_workbook

Key = tuple[int, str, str, str]  # round, agency, "muc" or "bieu-mau", item or form
Row = tuple[str, bool | None, str]  # state, late, "ky" or "chua" or ""
Files = dict[str, tuple[str, str]]  # inner name → name under sections/, SHA-256

_LINK = re.compile(r"!\[[^\]]*\]\((<[^>]*>|[^)]*)\)(\{[^}]*\})?")
_FRONT = re.compile(r"\A---\n(.*?)\n?---\n?", re.DOTALL)
_FORM = re.compile(r"form=([\w-]+)")
_NO_AGENCY = {"y-kien", "phat-hanh", "ho-so", "bieu-mau"}
_HALF = 2


@dataclass(frozen=True)
class Text:
    """A text that an agency sent for an item: its front matter, and what it names."""

    name: str
    front: dict[str, Any]
    links: tuple[tuple[str, str], ...]  # path, form
    says: bool

    @property
    def withdraws(self) -> bool:
        return self.front.get("rut") in (True, "true")


class Folders:
    """A workspace as it stands on disk."""

    def __init__(self, root: Path) -> None:
        self.sections = root / "sections"
        self.files: dict[str, bytes] = {}
        for path in self.sections.rglob("*"):
            name = unicodedata.normalize("NFC", path.relative_to(self.sections).as_posix())
            hidden = any(part.startswith((".", "~$")) for part in name.split("/"))
            if path.is_file() and not hidden:
                self.files[name] = path.read_bytes()
        self._by_name = {name.casefold(): name for name in sorted(self.files, reverse=True)}
        self._read: dict[str, Text] = {}
        self._digests: dict[str, str] = {}
        self._parsed_yaml: dict[str, Any] = {}
        self._sheets: dict[str, list[list[str]] | None] = {}

    def shared(self, name: str, number: int) -> Any:
        """The shared file that serves in a round."""
        for folder in (*(f"lan-{n}/" for n in range(number, 0, -1)), ""):
            if f"{folder}{name}" in self.files:
                return self._yaml(f"{folder}{name}")
        return None

    def _yaml(self, name: str) -> Any:
        if name not in self._parsed_yaml:
            self._parsed_yaml[name] = yaml.load(self.files[name], yaml.BaseLoader)
        return self._parsed_yaml[name]

    def sheet(self, name: str) -> list[list[str]] | None:
        """The words of a workbook's first sheet, None where nobody can read it."""
        if name not in self._sheets:
            try:
                book = load_workbook(io.BytesIO(self.files[name]), data_only=True)
                rows = [[_words(cell) for cell in row] for row in book.worksheets[0].values]
                self._sheets[name] = rows
            except Exception:
                self._sheets[name] = None
        return self._sheets[name]

    def newest(self, agency: str, inner: str, number: int) -> str:
        """The newest file of that name, whatever its case; "" for none."""
        names = (f"lan-{n}/{agency}/{inner}".casefold() for n in range(number, 0, -1))
        return next((self._by_name[name] for name in names if name in self._by_name), "")

    def texts(self, agency: str, item: str, number: int) -> list[Text]:
        """An agency's texts for an item up to a round, the newest first."""
        names = (f"lan-{n}/{agency}/{item}.md" for n in range(number, 0, -1))
        return [self._text(name) for name in names if name in self.files]

    def _text(self, name: str) -> Text:
        if name not in self._read:
            self._read[name] = self._parsed(name)
        return self._read[name]

    def _parsed(self, name: str) -> Text:
        words = unicodedata.normalize("NFC", self.files[name].decode("utf-8-sig"))
        found = _FRONT.match(words)
        front = yaml.load(found[1], yaml.BaseLoader) if found else {}
        body = words[found.end() :] if found else words
        links = []
        for link, attributes in _LINK.findall(body):
            path = unquote(link.strip("<>").partition("#")[0])
            form = _FORM.search(attributes or "")
            links.append((path, form[1] if form else ""))
        return Text(name, front or {}, tuple(links), bool(body.strip()))

    def digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name] = hashlib.sha256(self.files[name]).hexdigest()
        return self._digests[name]

    def cells(self, name: str) -> set[str]:
        """The words of all cells of a workbook, none where nobody can read it."""
        try:
            book = load_workbook(io.BytesIO(self.files[name]), data_only=True)
        except Exception:
            return set()
        return {_words(cell) for page in book for row in page.values for cell in row}

    def lists(self, name: str, number: int) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """The entries of every agency's `ky.yaml` or `nop.yaml` up to a round."""
        kept = sorted(file for file in self.files if file.endswith(f"/{name}"))
        for n in range(1, number + 1):
            for file in kept:
                parts = file.split("/")
                if parts[0] == f"lan-{n}" and len(parts) == len(("lan-n", "agency", "file")):
                    for entry in self._yaml(file) or []:
                        yield n, parts[1], entry

    def rounds(self) -> int:
        """The newest round that an agency sent something for."""
        found = [1]
        for name in self.files:
            parts = name.split("/")
            if re.fullmatch(r"lan-\d+", parts[0]) and len(parts) > 2 and not _is_record(parts):
                found.append(int(parts[0][4:]))
        return max(found)


def _is_record(parts: list[str]) -> bool:
    name = "/".join(parts[2:]).lower()
    return parts[1] in _NO_AGENCY or name in ("ky.yaml", "nop.yaml") or name.startswith("ban-ky")


def delivered(root: Path, today: date) -> dict[Key, Row]:
    """Give what became of every part and form in every round."""
    folders = Folders(root)
    plan = folders.shared("ke-hoach.yaml", folders.rounds())["lan"]
    numbers = sorted(int(one["so"]) for one in plan)
    coming = [int(one["so"]) for one in plan if date.fromisoformat(one["ngay"]) >= today]
    last = max(folders.rounds(), min(coming, default=numbers[-1]))
    found: dict[Key, Row] = {}
    before: dict[tuple[str, str, str], Files] = {}
    for number in (n for n in numbers if n <= last):
        plan = folders.shared("ke-hoach.yaml", number)["lan"]
        due = next((one.get("han-nop") for one in plan if int(one["so"]) == number), None)
        one = _OfRound(folders, number, date.fromisoformat(due) if due else None, today, before)
        found.update(one.rows())
        before = one.files
    return found


class _OfRound:
    def __init__(
        self,
        folders: Folders,
        number: int,
        due: date | None,
        today: date,
        before: dict[tuple[str, str, str], Files],
    ) -> None:
        self._folders, self._number, self._due, self._today = folders, number, due, today
        self._before = before
        self.files: dict[tuple[str, str, str], Files] = {}
        self._placed: dict[tuple[str, str], list[str]] = {}  # agency, form → files
        self._items = list(_items(folders.shared("de-cuong.yaml", number)))
        self._agencies = folders.shared("co-quan.yaml", number)

    def rows(self) -> Iterator[tuple[Key, Row]]:
        for item in self._items:
            for agency in dict.fromkeys((item["chu-tri"], *item.get("phoi-hop", ()))):
                self._note_placed(agency, item["id"])
        for item in self._items:
            lead = item["chu-tri"]
            for agency in dict.fromkeys((lead, *item.get("phoi-hop", ()))):
                row = self._part(item, agency, leads=agency == lead)
                if row is not None:
                    yield (self._number, agency, "muc", item["id"]), row
        yield from self._forms()

    def _note_placed(self, agency: str, item: str) -> None:
        standing = self._standing(agency, item)
        for path, form in standing.links if standing else ():
            if form:
                name = self._folders.newest(agency, path, self._number)
                self._placed.setdefault((agency, form), []).append(name)

    def _standing(self, agency: str, item: str) -> Text | None:
        texts = self._folders.texts(agency, item, self._number)
        return next((text for text in texts if text.says or text.withdraws), None)

    def _part(self, item: dict[str, Any], agency: str, *, leads: bool) -> Row | None:
        texts = self._folders.texts(agency, item["id"], self._number)
        standing = self._standing(agency, item["id"])
        key = (agency, "muc", item["id"])
        self.files[key] = files = self._made_of(agency, texts, standing)
        if not texts:
            if int(item.get("tu-lan", 1)) > self._number:
                return None
            owed = leads and not (item.get("tong-hop") and self._has_forms())
            return self._absent(owed=owed)
        newest = texts[0]
        broken = newest != standing
        new = self._new(key, files)
        late = self._late(agency, new, None if broken else newest)
        signed = "" if standing is None or standing.withdraws else self._signed(agency, item["id"])
        if broken:
            return "loi", late, signed
        if newest.withdraws:
            return "rut", late, ""
        same = bool(self._before.get(key)) and _bytes(files) == _bytes(self._before[key])
        faulty = [
            self._form_state(self._folders.newest(agency, path, self._number), form)
            for path, form in newest.links
            if form
        ]
        for state in ("loi", "thieu"):
            if state in faulty:
                return state, late, signed
        return ("giu-nguyen" if same else "da-nhan"), late, signed

    def _made_of(self, agency: str, texts: list[Text], standing: Text | None) -> Files:
        names = [] if standing is None else [standing.name]
        for path, _ in standing.links if standing else ():
            name = self._folders.newest(agency, path, self._number)
            names += [name] if name else []
        if texts and texts[0] != standing:
            names = [*names[1:], texts[0].name]
        return {"/".join(name.split("/")[2:]): (name, self._folders.digest(name)) for name in names}

    def _new(self, key: tuple[str, str, str], files: Files) -> Files:
        before = _bytes(self._before.get(key, {}))
        here = f"lan-{self._number}/"
        return {
            inner: (name, digest)
            for inner, (name, digest) in files.items()
            if name.startswith(here) and before.get(inner) != digest
        }

    def _absent(self, *, owed: bool) -> Row:
        late = owed and self._due is not None and self._today > self._due
        return ("chua-gui" if owed else "khong-bat-buoc"), late, ""

    def _late(self, agency: str, new: Files, text: Text | None) -> bool | None:
        if self._due is None or not new:
            return False
        days = [day for inner, (_, sha) in new.items() if (day := self._came(agency, inner, sha))]
        if not days and text is not None and "ngay" in text.front:
            inner = "/".join(text.name.split("/")[2:])
            days = [date.fromisoformat(text.front["ngay"])] if inner in new else []
        return max(days) > self._due if days else None

    def _came(self, agency: str, inner: str, digest: str) -> date | None:
        entries = [
            entry
            for number, of, entry in self._folders.lists("nop.yaml", self._number)
            if number == self._number and of == agency and entry["tep"].lower() == inner.lower()
        ]
        same = [entry for entry in entries if entry.get("sha256", digest) == digest]
        days = [date.fromisoformat(entry["ngay"]) for entry in same or entries]
        return (min(days) if same else max(days)) if days else None

    def _signed(self, agency: str, item: str) -> str:
        texts = self._folders.texts(agency, item, self._number)
        standing = self._standing(agency, item)
        files = self._made_of(agency, texts[texts.index(standing) :] if standing else [], standing)
        lines = "".join(f"{sha}  {inner}\n" for inner, (_, sha) in sorted(files.items()))
        digest = hashlib.sha256(lines.encode()).hexdigest()
        hashes = [
            part["sha256"]
            for _, of, entry in self._folders.lists("ky.yaml", self._number)
            for part in entry["muc"]
            if of == agency and part["id"] == item
        ]
        return "ky" if digest in hashes else "chua"

    def _forms(self) -> Iterator[tuple[Key, Row]]:
        names = {
            name.rpartition("/")[2].removesuffix(".yaml")
            for name in self._folders.files
            if "bieu-mau/" in name and name.endswith(".yaml")
        }
        for form in sorted(names):
            shared = (f"lan-{n}/{form}.xlsx" for n in range(1, self._number + 1))
            if any(name in self._folders.files for name in (f"{form}.xlsx", *shared)):
                continue
            told = self._folders.shared(f"bieu-mau/{form}.yaml", self._number) or {}
            for agency in self._agencies:
                owed = bool({agency["id"], agency["nhom"]} & {*told.get("qh:agencies", ())})
                row = self._form(agency["id"], form, owed=owed)
                if row is not None:
                    yield (self._number, agency["id"], "bieu-mau", form), row

    def _form(self, agency: str, form: str, *, owed: bool) -> Row | None:
        key = (agency, "bieu-mau", form)
        loose = self._folders.newest(agency, f"{form}.xlsx", self._number)
        names = sorted({*self._placed.get((agency, form), ()), loose} - {""})
        if not names:
            return self._absent(owed=True) if owed else None
        files = {
            "/".join(name.split("/")[2:]): (name, self._folders.digest(name)) for name in names
        }
        self.files[key] = files
        late = self._late(agency, self._new(key, files), None)
        found = [self._form_state(name, form) for name in names]
        if self._lacks_rows(agency, form, names):
            found.append("thieu")
        state = next((state for state in ("loi", "thieu") if state in found), "")
        if not state:
            same = bool(self._before.get(key)) and _bytes(files) == _bytes(self._before[key])
            state = "giu-nguyen" if same else "da-nhan"
        return state, late, ""

    def _lacks_rows(self, agency: str, form: str, names: list[str]) -> bool:
        """Say whether a form that asks for each commune's row lacks one it has to have."""
        told = self._folders.shared(f"bieu-mau/{form}.yaml", self._number) or {}
        listed = self._folders.files.get("don-vi.csv", b"").decode("utf-8-sig").splitlines()
        there = {cell for name in names for cell in self._folders.cells(name)}
        if told.get("qh:rows") != "don-vi" or not there:
            return False
        head = listed[0].split(",") if listed else []
        communes = [line.split(",")[head.index("ten")].lower() for line in listed[1:]]
        body = next(one for one in self._agencies if one["id"] == agency)
        if body["nhom"] == "xa":
            communes = [name for name in communes if body["ten"].lower().endswith(name)]
        return any(name not in there for name in communes)

    def _form_state(self, name: str, form: str) -> str:
        """Say "loi" of a workbook nobody can read, "thieu" where required columns or cells lack."""
        told = self._folders.shared(f"bieu-mau/{form}.yaml", self._number)
        rows = self._folders.sheet(name)
        if rows is None:
            return "loi"
        titles = {
            _words(field["title"]): field.get("constraints", {}).get("required") == "true"
            for field in told["fields"]
        }
        order = next(
            (
                _words(field["title"])
                for field in told["fields"]
                if field["name"] == told.get("qh:order")
            ),
            "",
        )
        for at, row in enumerate(rows):
            places = {title: row.index(title) for title in titles if title in row}
            if len(places) * _HALF >= len(titles):
                body = [
                    cells
                    for cells in rows[at + 1 :]
                    if order not in places or cells[places[order]].isdigit()
                ]
                return _lacking(titles, places, body)
        return ""

    def _has_forms(self) -> bool:
        return bool(self._placed) or any(
            name.rpartition("/")[2].removesuffix(".xlsx") in self._form_names()
            for name in self._folders.files
            if name.startswith("lan-") and name.endswith(".xlsx") and _round(name) <= self._number
        )

    def _form_names(self) -> set[str]:
        names = (name for name in self._folders.files if "bieu-mau/" in name)
        return {name.rpartition("/")[2].removesuffix(".yaml") for name in names}


def _lacking(titles: dict[str, bool], places: dict[str, int], rows: list[list[str]]) -> str:
    required = [title for title, needed in titles.items() if needed]
    if any(title not in places for title in required):
        return "thieu"
    for row in rows:
        filled = sum(bool(cell) for cell in row)
        if filled >= _HALF and any(not row[places[title]] for title in required):
            return "thieu"
    return ""


def _items(outline: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in outline["phan"]:
        for group in part.get("chuong", [part]):
            yield from group.get("muc", [])
    yield from outline.get("phu-luc", [])


def _bytes(files: Files) -> dict[str, str]:
    return {inner: digest for inner, (_, digest) in files.items()}


def _words(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split()).lower()


def _round(name: str) -> int:
    return int(name.split("/", maxsplit=1)[0].removeprefix("lan-"))


def of_status(status: Any) -> dict[Key, Row]:
    """Give the same of a `theo-doi.json`."""
    found: dict[Key, Row] = {}
    for one in status["rounds"]:
        for entry in one["deliveries"]:
            kind = "bieu-mau" if entry["duty"] == "bieu-mau" else "muc"
            signature = entry["signature"]
            signed = {"da-ky": "ky"}.get(signature["status"], "chua") if signature else ""
            key = one["number"], entry["agency"], kind, entry["item"]
            found[key] = entry["state"], entry["late"], signed
    return found


def counts(rows: dict[Key, Row]) -> dict[int, Counter[str]]:
    """Give how many there are of each kind in each round."""
    found: dict[int, Counter[str]] = {}
    for (number, *_), (state, late, signed) in rows.items():
        of_round = found.setdefault(number, Counter())
        of_round[state] += 1
        of_round["cham"] += late is True
        of_round["khong-ro-ngay"] += late is None
        of_round["da-ky"] += signed == "ky"
        of_round["chua-ky"] += signed == "chua"
    return found


def main() -> None:
    """Print the counts of a workspace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    asked = parser.parse_args()
    for number, of_round in counts(delivered(asked.workspace, asked.today)).items():
        words = ", ".join(f"{name} {count}" for name, count in sorted(of_round.items()) if count)
        print(f"lan {number}: {words}")


if __name__ == "__main__":
    main()
