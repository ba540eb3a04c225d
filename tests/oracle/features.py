"""Single features of a document, each as two drafts of a tiny workspace that differ in just it.

After the list of `redline.md` ("features exact"), wider by what our own Markdown and Excel can
say. Imports nothing of the pipeline.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from tests.bench.grids import same_bytes
from tests.seeded.workspace import MADE

ITEM: Final = "ha-tang"
AGENCY: Final = "so-xay-dung"
NAME: Final = "Sở Xây dựng"
_ITEMS: Final = (ITEM, "doi-song")
_OTHER: Final = "Đời sống nhân dân ổn định, thu nhập bình quân tăng đều qua từng năm.\n"
_BEFORE: Final = "# Hiện trạng chung\n\nMạng lưới hạ tầng được đầu tư theo quy hoạch đã duyệt."
_AFTER: Final = "Các nội dung trên là căn cứ để đề xuất phương án ở phần sau."
_AGENCIES: Final = f"""- id: {AGENCY}
  ten: {NAME}
  nhom: so
- id: so-tai-chinh
  ten: Sở Tài chính
  nhom: so
"""
_PLAN: Final = "lan:\n  - so: 1\n    ngay: 2025-11-15\n  - so: 2\n    ngay: 2025-12-31\n"
Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: what its agency sent for either draft, by file name in its folder.

    `outline` are the items of both drafts where they are not the usual ones. `untrackable`
    says that Word has no mark for it, so it must be named in the log. `letters` is how many
    letters may be marked, deleted and inserted together; None where that says nothing.
    """

    name: str
    old: Files
    new: Files
    outline: tuple[Sequence[str], Sequence[str]] = (_ITEMS, _ITEMS)
    titles: tuple[Mapping[str, str], Mapping[str, str]] = field(default_factory=lambda: ({}, {}))
    untrackable: bool = False
    letters: int | None = None


def write_feature(root: Path, feature: Feature) -> None:
    """Write the workspace of a feature: both drafts' files, and the outline of each."""
    shared = root / "sections"
    (shared / "lan-2").mkdir(parents=True)
    (shared / "co-quan.yaml").write_text(_AGENCIES, encoding="utf-8")
    (shared / "ke-hoach.yaml").write_text(_PLAN, encoding="utf-8")
    old, new = (
        _outline(items, titles)
        for items, titles in zip(feature.outline, feature.titles, strict=True)
    )
    (shared / "de-cuong.yaml").write_text(old, encoding="utf-8")
    if new != old:
        (shared / "lan-2" / "de-cuong.yaml").write_text(new, encoding="utf-8")
    for number, files in enumerate((feature.old, feature.new), start=1):
        folder = shared / f"lan-{number}" / AGENCY
        folder.mkdir(parents=True, exist_ok=True)
        listed = {"doi-song.md": _OTHER, **files} if number == 1 else files
        for name, content in listed.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)


def _outline(items: Sequence[str], titles: Mapping[str, str]) -> str:
    usual = {ITEM: "Hạ tầng kỹ thuật", "doi-song": "Đời sống", "moi": "Nội dung mới"}
    lines = ["tieu-de: Báo cáo", "tinh: Thử Nghiệm", "co-quan-lap: so-tai-chinh", "phan:"]
    lines += ["  - tieu-de: HIỆN TRẠNG", "    muc:"]
    for item in items:
        lines += [f"      - id: {item}", f"        tieu-de: {titles.get(item, usual[item])}"]
        lines += [f"        chu-tri: {AGENCY}"]
    return "\n".join(lines) + "\n"


def _text(*blocks: str) -> Files:
    return {f"{ITEM}.md": "\n\n".join(block for block in blocks if block) + "\n"}


def _framed(*blocks: str) -> Files:
    return _text(_BEFORE, *blocks, _AFTER)


def _change(
    name: str, old: str, new: str, letters: int | None = None, *, untrackable: bool = False
) -> Feature:
    """A change of blocks between two paragraphs that stay."""
    return Feature(name, _framed(old), _framed(new), untrackable=untrackable, letters=letters)


def _table(*rows: str, caption: str = "Đường tỉnh", mark: str = "bang-duong") -> str:
    lines = [f"| {row} |" for row in rows]
    rule = "|" + "---|" * (rows[0].count("|") + 1)
    named = f"Bảng: {caption} {{#{mark}}}\n\n" if caption else ""
    return named + "\n".join((lines[0], rule, *lines[1:]))


def _wide(count: int) -> str:
    names = " | ".join(f"Nghiêng_nghiêng_{at}" for at in range(count))
    figures = (" | ".join(f"{row},{at}" for at in range(count)) for row in range(5))
    return _table(f"Tên | {names}", *(f"Hồ {n} | {row}" for n, row in enumerate(figures)))


def _sheet(rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Sheet1"
    book.properties.created = book.properties.modified = MADE
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    return same_bytes(book)


def _placed(
    content: bytes, options: str = "", caption: str = "Công trình", file: str = "bang.xlsx"
) -> Files:
    place = f"![{caption}]({file}#Sheet1){{#bang-cong-trinh{options}}}"
    return {**_framed(place), file: content}


def _picture(colour: str, alt: str = "Sơ đồ mạng lưới đường") -> Files:
    image, stream = Image.new("RGB", (40, 20), colour), io.BytesIO()
    image.save(stream, "PNG", dpi=(96, 96))
    return {
        **_framed(f'![Sơ đồ mạng lưới đường](so-do.png){{#hinh-so-do alt="{alt}"}}'),
        "so-do.png": stream.getvalue(),
    }


_SENTENCE: Final = (
    "Đến hết năm 2025 toàn tỉnh có 1.234,5 km đường được cứng hóa, đạt tỷ lệ khá so với các tỉnh"
    " trong vùng trung du và miền núi phía Bắc."
)
_SECOND: Final = "Hệ thống cấp nước sạch nông thôn đáp ứng nhu cầu của phần lớn dân cư các xã."
_THIRD: Final = "Lưới điện trung áp đã đến tất cả các thôn, bản trên địa bàn tỉnh."
_ROADS: Final = (
    "Tên đường | Chiều dài | Kết cấu",
    "Đường tỉnh 226 | 58,2 | Nhựa",
    "Đường tỉnh 229 | 30,1 | Nhựa",
    "Đường tỉnh 231 | 44,7 | Bê tông",
    "Đường tỉnh 234 | 12,9 | Cấp phối",
    "Đường tỉnh 242 | 81,6 | Nhựa",
)
_NEW_ROAD: Final = "Đường tỉnh 250 | 19,4 | Nhựa"
_HEADER, *_BODY = _ROADS
_NOTED: Final = f"{_SENTENCE}[^1]"
_LIST: Final = "- Đường bộ được nâng cấp.\n- Đường sắt giữ nguyên.\n- Đường thủy chưa khai thác."
_POINTS: Final = "a) Đường bộ được nâng cấp.\n\nb) Đường sắt giữ nguyên."
_WORKS: Final = (
    ("Nhóm", "Tên công trình", "Năm 2025", "Năm 2030"),
    ("Giao thông", "Cầu Kỳ Cùng", 120, 150),
    (None, "Đường vành đai", 310, 420),
    ("Thủy lợi", "Hồ Bản Lải", 260, 260),
    (None, "Kè Kỳ Cùng", 90, 140),
)
_GROUPED: Final = ("A2:A3", "A4:A5")
_GROWTH: Final = (("Năm", "GRDP"), (2021, 6.5), (2022, 7.2), (2023, 7.0), (2024, 8.1))
_SECOND_TABLE: Final = _table(
    "Xã | Số hộ", "Bình Gia | 1.240", "Cao Lộc | 2.310", caption="Số hộ", mark="bang-ho"
)
_THIRD_TABLE: Final = _table(
    "Trường | Số lớp", "Trung học | 24", "Tiểu học | 36", caption="Trường học", mark="bang-truong"
)


def _bold(old: str, new: str, kind: str) -> Feature:
    return _change(kind, _SENTENCE, _SENTENCE.replace(old, new), letters=2 * len(old))


_WORDS: Final = (
    _change("word", _SENTENCE, _SENTENCE.replace("khá", "thấp"), 2 * 5),
    _change(
        "several words",
        _SENTENCE,
        _SENTENCE.replace("trung du và miền núi phía Bắc", "kinh tế trọng điểm"),
        60,
    ),
    _change("number", _SENTENCE, _SENTENCE.replace("1.234,5", "1.243,5"), 2 * 7),
    _bold("đường được cứng hóa", "**đường được cứng hóa**", "bold only"),
    _bold("đường được cứng hóa", "*đường được cứng hóa*", "italic"),
    _bold("đường được cứng hóa", "[đường được cứng hóa]{.gach-chan}", "underline"),
    _bold("đường được cứng hóa", "~~đường được cứng hóa~~", "strike"),
    _bold("2025", "^2025^", "superscript"),
    _bold("2025", "~2025~", "subscript"),
    _change("line break", f"{_SENTENCE} {_SECOND}", f"{_SENTENCE}\\\n{_SECOND}", 10),
)
_PARAGRAPHS: Final = (
    Feature(
        "heading text", _framed("# Đường bộ", _SECOND), _framed("# Đường sắt", _SECOND), letters=10
    ),
    Feature("heading level", _framed("# Đường bộ", _SECOND), _framed("## Đường bộ", _SECOND)),
    Feature("paragraph added first", _text(_SECOND, _THIRD), _text(_SENTENCE, _SECOND, _THIRD)),
    Feature("paragraph added middle", _text(_SECOND, _THIRD), _text(_SECOND, _SENTENCE, _THIRD)),
    Feature("paragraph added last", _text(_SECOND, _THIRD), _text(_SECOND, _THIRD, _SENTENCE)),
    Feature("paragraph deleted first", _text(_SENTENCE, _SECOND, _THIRD), _text(_SECOND, _THIRD)),
    Feature("paragraph deleted middle", _text(_SECOND, _SENTENCE, _THIRD), _text(_SECOND, _THIRD)),
    Feature("paragraph deleted last", _text(_SECOND, _THIRD, _SENTENCE), _text(_SECOND, _THIRD)),
    Feature(
        "paragraph moved",
        _text(_BEFORE, _SENTENCE, _SECOND, _THIRD, _AFTER),
        _text(_BEFORE, _SECOND, _THIRD, _SENTENCE, _AFTER),
        letters=2 * len(_SENTENCE),
    ),
    Feature(
        "paragraph split", _framed(f"{_SENTENCE} {_SECOND}"), _framed(_SENTENCE, _SECOND), letters=2
    ),
    Feature(
        "paragraphs merged",
        _framed(_SENTENCE, _SECOND),
        _framed(f"{_SENTENCE} {_SECOND}"),
        letters=2,
    ),
    _change("quote", _THIRD, f"> {_SECOND}\n\n{_THIRD}"),
    _change("code block", "```\nx = 1\n```", "```\nx = 2\n```"),
    _change("definition list", "Đường tỉnh\n: Đường nối các xã.", "Đường tỉnh\n: Đường liên xã."),
)
_TABLES: Final = (
    _change("row added first", _table(*_ROADS), _table(_HEADER, _NEW_ROAD, *_BODY), 30),
    _change(
        "row added middle", _table(*_ROADS), _table(_HEADER, *_BODY[:2], _NEW_ROAD, *_BODY[2:]), 30
    ),
    _change("row added last", _table(*_ROADS), _table(*_ROADS, _NEW_ROAD), 30),
    _change("row deleted", _table(*_ROADS), _table(_HEADER, *_BODY[:2], *_BODY[3:]), 30),
    _change("row moved", _table(*_ROADS), _table(_HEADER, *_BODY[1:], _BODY[0]), 60),
    _change("cell text", _table(*_ROADS), _table(*_ROADS).replace("Cấp phối", "Đá dăm"), 20),
    _change("cell number", _table(*_ROADS), _table(*_ROADS).replace("44,7", "45,7"), 10),
    _change("table too wide for a page", _wide(8), _wide(24)),
    _change("table split otherwise", _wide(24), _wide(20).replace("3,7", "4,1")),
    _change("table that a page holds again", _wide(24), _wide(8)),
    _change(
        "column added",
        _table(*_ROADS),
        _table(f"{_HEADER} | Cấp", *(f"{row} | {n}" for n, row in enumerate(_BODY, start=3))),
        20,
    ),
    _change(
        "column dropped", _table(*_ROADS), _table(*(row.rpartition(" | ")[0] for row in _ROADS)), 50
    ),
    Feature(
        "merged cell changed",
        _placed(_sheet(_WORKS, _GROUPED)),
        _placed(_sheet([*_WORKS[:3], ("Thủy lợi, đê điều", *_WORKS[3][1:]), _WORKS[4]], _GROUPED)),
        letters=20,
    ),
    Feature(
        "merge changed",
        _placed(_sheet(_WORKS, _GROUPED)),
        _placed(_sheet([*_WORKS[:4], ("Kè", *_WORKS[4][1:])], _GROUPED[:1])),
    ),
    Feature(
        "row added to a merged group",
        _placed(_sheet(_WORKS, _GROUPED)),
        _placed(
            _sheet(
                [*_WORKS[:3], (None, "Bến xe phía Bắc", 50, 75), *_WORKS[3:]], ("A2:A4", "A5:A6")
            )
        ),
    ),
    Feature("table added", _framed(_SECOND, _THIRD), _framed(_SECOND, _table(*_ROADS), _THIRD)),
    Feature("table deleted", _framed(_SECOND, _table(*_ROADS), _THIRD), _framed(_SECOND, _THIRD)),
    Feature(
        "table replaced next to another",
        _framed(_table(*_ROADS), _SECOND_TABLE),
        _framed(_table(*_ROADS), _THIRD_TABLE),
    ),
    Feature(
        "table deleted where another is added",
        _framed(_SECOND_TABLE.partition("\n\n")[2]),
        _framed(_THIRD_TABLE.partition("\n\n")[2]),
    ),
    _change("caption", _table(*_ROADS), _table(*_ROADS, caption="Các đường tỉnh hiện có"), 40),
    Feature(
        "unit line",
        _placed(_sheet(_WORKS, _GROUPED), ' don-vi="tỷ đồng"'),
        _placed(_sheet(_WORKS, _GROUPED), ' don-vi="triệu đồng"'),
        letters=20,
    ),
    Feature(
        "source line",
        _placed(_sheet(_WORKS, _GROUPED), ' nguon="Sở Xây dựng"'),
        _placed(_sheet(_WORKS, _GROUPED), ' nguon="Niên giám thống kê"'),
        letters=40,
    ),
    Feature(
        "landscape toggled",
        _placed(_sheet(_WORKS, _GROUPED)),
        _placed(_sheet(_WORKS, _GROUPED), " landscape"),
        untrackable=True,
    ),
    Feature(
        "chart data changed",
        _placed(_sheet(_GROWTH), ' chart=column x=Năm y="GRDP"', "Tăng trưởng"),
        _placed(
            _sheet([*_GROWTH[:-1], (2024, 8.6)]), ' chart=column x=Năm y="GRDP"', "Tăng trưởng"
        ),
    ),
)
_OTHERS: Final = (
    _change("footnote added", _SENTENCE, f"{_NOTED}\n\n[^1]: Số liệu của ngành."),
    _change(
        "footnote edited",
        f"{_NOTED}\n\n[^1]: Số liệu của ngành.",
        f"{_NOTED}\n\n[^1]: Số liệu của tỉnh.",
        12,
    ),
    _change("footnote deleted", f"{_NOTED}\n\n[^1]: Số liệu của ngành.", _SENTENCE),
    Feature("image replaced", _picture("red"), _picture("blue")),
    Feature("image added", _framed(), _picture("red")),
    Feature("image removed", _picture("red"), _framed()),
    Feature("alt text", _picture("red"), _picture("red", "Bản đồ đường tỉnh"), untrackable=True),
    _change("list item added", _LIST, f"{_LIST}\n- Đường hàng không chưa có.", 40),
    _change(
        "list type", _LIST, "\n".join(f"{n}. {i[2:]}" for n, i in enumerate(_LIST.split("\n"), 1))
    ),
    _change("list nesting level", _LIST, _LIST.replace("- Đường thủy", "  - Đường thủy")),
    _change("letter added", _POINTS, f"{_POINTS}\n\nc) Đường thủy chưa khai thác.", 40),
    _change(
        "hyperlink address",
        f"{_SECOND} Xem [trang tin](https://langson.gov.vn/a).",
        f"{_SECOND} Xem [trang tin](https://langson.gov.vn/b).",
    ),
    _change(
        "hyperlink text",
        f"{_SECOND} Xem [trang tin](https://langson.gov.vn/a).",
        f"{_SECOND} Xem [cổng tin](https://langson.gov.vn/a).",
        20,
    ),
    Feature(
        "cross reference retargeted",
        _framed(_table(*_ROADS), _SECOND_TABLE, "Chi tiết tại @bang-duong."),
        _framed(_table(*_ROADS), _SECOND_TABLE, "Chi tiết tại @bang-ho."),
    ),
    Feature(
        "reference to a heading retargeted",
        _framed("# Đường bộ {#muc-bo}", _SECOND, "# Đường sắt {#muc-sat}", "Xem @muc-bo."),
        _framed("# Đường bộ {#muc-bo}", _SECOND, "# Đường sắt {#muc-sat}", "Xem @muc-sat."),
    ),
    _change("formula changed", "$$ G = a + b $$", "$$ G = a - b $$"),
    _change("formula in a line changed", f"{_SECOND} Với $x = 1$.", f"{_SECOND} Với $x = 2$."),
    Feature(
        "item retitled",
        _framed(_SECOND),
        {},
        titles=({}, {ITEM: "Hạ tầng kỹ thuật đô thị"}),
    ),
    Feature(
        "item added", _framed(), {"moi.md": f"{_SENTENCE}\n"}, outline=(_ITEMS, (*_ITEMS, "moi"))
    ),
    Feature("item dropped", _framed(), {}, outline=(_ITEMS, ("doi-song",))),
    Feature("item moved", _framed(), {}, outline=(_ITEMS, _ITEMS[::-1])),
)
FEATURES: Final[tuple[Feature, ...]] = (*_WORDS, *_PARAGRAPHS, *_TABLES, *_OTHERS)
