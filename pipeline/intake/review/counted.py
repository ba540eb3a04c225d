"""What was done in a copy and is no comment: counted in one notice each, with what and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import form_differences, shown
from pipeline.intake.review.looks import Look, quiet_looks
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.spots import Spots
from pipeline.intake.review.surroundings import changed_around, resized
from pipeline.intake.review.tracked_edits import marks_alone
from pipeline.intake.review.units import Unit, row_fate, tidy
from pipeline.intake.word.identity import WordIdentity
from pipeline.intake.word.package import R, W, WordPackage
from pipeline.intake.word.styles import Styles
from pipeline.model.identity import reference_bookmark
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice, Severity

_SHOWN: Final = 6  # places that a notice names
_MANY: Final = 0.2  # of the paragraphs: so many changed by hand is a program's doing
_FEW: Final = 10
_FORMATTING: Final = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
                      "sectPrChange", "cellMerge")  # fmt: skip
_MARKS: Final = ("ins", "del", "moveFrom", "moveTo")
_LEVELS: Final = (("Heading", "cấp tiêu đề"), ("DanhSach", "cấp của danh sách"))
_WRITE: Final = "ghi thành nhận xét nếu cần giải trình"


@dataclass(frozen=True, slots=True)
class Counted:
    """One copy held against its draft, as far as what is counted needs it."""

    package: WordPackage
    identity: WordIdentity
    units: Sequence[Unit]
    spots: Spots
    file: str
    body: str

    @property
    def _blocks(self) -> Sequence[DraftBlock]:
        return self.spots.blocks

    @property
    def _found(self) -> Matching:
        return self.spots.found

    def notices(self, *, is_copy: bool) -> Iterator[Notice]:
        """Give the notices; what has no marks is told of copies of the draft alone."""
        yield from self._looks(is_copy=is_copy)
        yield from self._ends(is_copy=is_copy)
        if is_copy:
            yield from self._merged_cells()
            yield from self._forms()
        if is_copy:
            yield from self._around()
        outside = sum(_changes(self.package, kind) for kind in ("header", "footer"))
        if outside:
            message = f"{outside} sửa đổi ở đầu trang, chân trang chưa được tiếp nhận"
            fix = "ghi thành nhận xét ở nội dung liên quan"
            yield self._notice("sua-ngoai-noi-dung", message, fix, Severity.WARNING)
        chunks = sum(1 for _ in self.package.document.iter(f"{W}altChunk"))
        if chunks:
            message = f"{chunks} tệp được nhúng nguyên vào văn bản, chữ trong đó không được đọc"
            fix = "mở bằng Word rồi lưu lại: Word ghép chữ của tệp nhúng vào văn bản"
            yield self._notice("noi-dung-nhung", message, fix, Severity.WARNING)

    def _around(self) -> Iterator[Notice]:
        """Give what was changed around the report without tracking."""
        styles = Styles(self.package.story("styles"))
        told = list(changed_around(self.package, styles, self.identity.around))
        if told:
            message = f"khác bản gửi đi, không đánh dấu: {'; '.join(told)}"
            yield self._notice("sua-ngoai-noi-dung", message, _WRITE, Severity.WARNING)

    def _looks(self, *, is_copy: bool) -> Iterator[Notice]:
        looks = list(self._formatted())
        if is_copy:
            quiet = quiet_looks(self.units, self._blocks, self._found, self._address)
            looks += [*_few(quiet, self.units), *_few(self._styles(), self.units), *self._turned()]
            looks += resized(self.units, self.identity.around)
        if looks:
            places = [self._place(look.unit, look.told, look.words) for look in looks]
            message = f"{len(looks)} chỗ chỉ đổi định dạng không được coi là ý kiến"
            yield self._notice("sua-dinh-dang", f"{message}: {listed(places)}", _WRITE)

    def _formatted(self) -> Iterator[Look]:
        """Give the paragraphs whose format was changed with tracking, then page sections."""
        names = tuple(f"{W}{name}" for name in _FORMATTING)
        for at, unit in enumerate(self.units):
            nodes = [unit.row] if unit.row is not None else [p.node for p in unit.paragraphs]
            kinds = {str(mark.tag).removeprefix(W) for node in nodes for mark in node.iter(*names)}
            if kinds:
                told = "kiểu đoạn" if "pPrChange" in kinds else "định dạng có đánh dấu"
                yield Look(at, told, unit.before)

    def _styles(self) -> Iterator[Look]:
        """Give the paragraphs of another style than the draft's: another level, another kind."""
        for at, unit in enumerate(self.units):
            index = self._found.block_of[at]
            if index is None or unit.row is not None:
                continue
            was, now = self._blocks[index].style, unit.paragraphs[0].style
            if was and now and was != now and not self._is_tracked(unit):
                told = next((name for start, name in _LEVELS if was.startswith(start)), "kiểu đoạn")
                yield Look(at, told, unit.before)

    def _is_tracked(self, unit: Unit) -> bool:
        return any(p.node.find(f"{W}pPr/{W}pPrChange") is not None for p in unit.paragraphs)

    def _turned(self) -> Iterator[Look]:
        """Give the references that point to another of the draft's places."""
        known = self.identity.targets()
        for at, unit in enumerate(self.units):
            index = self._found.block_of[at]
            now = [name for p in unit.paragraphs for name in p.references]
            runs = () if index is None else self._blocks[index].runs
            was = [reference_bookmark(r.target) for r in runs if isinstance(r, Reference)]
            if index is None or len(was) != len(now) or not known.keys() >= {*was, *now}:
                continue
            for old, new in zip(was, now, strict=True):
                if old != new:
                    yield Look(at, "tham chiếu trỏ tới nơi khác", f"{known[old]} → {known[new]}")

    def _ends(self, *, is_copy: bool) -> Iterator[Notice]:
        """Give paragraphs cut in two or joined, and empty rows, whose words are all there."""
        places = [self._place(at, told) for at, told in marks_alone(self.units)]
        if is_copy:
            for index, units in enumerate(self._found.units_of):
                if len(units) > 1 and not self._blocks[index].is_row:
                    places.append(self._place(units[0], "tách đoạn"))
            joined = sorted(self._found.joined_to.values())
            places += [self._place(unit, "ghép đoạn") for unit in joined]
        if places:
            message = f"{len(places)} chỗ tách, ghép đoạn không đổi chữ không được coi là ý kiến"
            yield self._notice("sua-dau-doan", f"{message}: {listed(places)}", _WRITE)

    def _merged_cells(self) -> Iterator[Notice]:
        places = []
        for at, unit in enumerate(self.units):
            index = self._found.block_of[at]
            if unit.row is None or index is None or row_fate(unit.row):
                continue
            # what only goes on from above is empty, and other programs leave such cells out
            was, now = (sum(map(bool, c)) for c in (self._blocks[index].cells, unit.cells))
            same = "".join(self._blocks[index].text.split()) == "".join(unit.before.split())
            if was != now and same:
                told = "gộp ô" if now < was else "tách ô"
                places.append(self._place(at, told))
        if places:
            message = f"{len(places)} dòng của bảng có ô được gộp hoặc tách, chữ giữ nguyên"
            yield self._notice("sua-gop-o", f"{message}: {listed(places)}", _WRITE)

    def _forms(self) -> Iterator[Notice]:
        """Give how many words are written in another form: a copy retyped has hundreds."""
        total, places = 0, []
        for index, units in enumerate(self._found.units_of):
            old = self._blocks[index].text
            new = tidy(" ".join(self.spots.texts[unit] for unit in units))
            if not units or old == new:
                continue
            count = form_differences(old, new)
            if count:
                total += count
                places.append(self._place(units[0], f"{count} chỗ"))
        if places:
            number = f"{total:,}".replace(",", ".")
            message = (
                f"{number} chỗ chỉ khác hình thức (dấu gạch, dấu ngoặc, khoảng trắng, cách đặt dấu "
                "thanh) không được coi là ý kiến"
            )
            yield self._notice("sua-hinh-thuc", f"{message}: {listed(places)}", _WRITE)

    def _place(self, unit: int, told: str, words: str = "") -> str:
        place = self.spots.of_unit(unit).place
        said = f" “{shown(words, 60)}”" if words else ""
        return f"{place.text if place else 'ngoài nội dung'} ({told}{said})"

    def _address(self, link: etree._Element) -> str:
        relation = self.package.relations(self.package.main).get(str(link.get(f"{R}id", "")))
        return relation.target if relation is not None and relation.external else ""

    def _notice(
        self, code: str, message: str, fix: str, severity: Severity = Severity.INFO
    ) -> Notice:
        return Notice(severity, code, message, fix, file=self.file, agency=self.body)


def _few(looks: Iterable[Look], units: Sequence[Unit]) -> Iterator[Look]:
    """Give the looks one by one; where a fifth of the paragraphs has them, one for all."""
    found = list(looks)
    touched = {look.unit for look in found}
    if len(touched) <= max(_FEW, _MANY * len(units)):
        yield from found
    else:
        first = found[0]
        yield Look(first.unit, f"{first.told}; cả thảy {len(touched)} đoạn như vậy", first.words)


def listed(places: Sequence[str]) -> str:
    """Give the first places, and how many more there are."""
    more = f"; … và {len(places) - _SHOWN} chỗ khác" if len(places) > _SHOWN else ""
    return "; ".join(places[:_SHOWN]) + more


def _changes(package: WordPackage, kind: str) -> int:
    """Count the tracked changes in all parts of one kind."""
    relations = package.relations(package.main).values()
    roots = (package.tree(rel.target) for rel in relations if rel.kind == kind)
    names = tuple(f"{W}{name}" for name in _MARKS)
    return sum(1 for root in roots if root is not None for _ in root.iter(*names))
