"""Sow mistakes in clean tables and sentences, run the checks, and count what is found.

    python -m tests.seeded.table_mistakes --seed 7 --mistakes 200

Imports nothing of the pipeline: it runs the installed command on a workspace it writes, and
reads the notices as JSON. A mistake counts as found where a notice of a fitting code stands at
its cell, or at the total that it breaks. The clean ground must give no notice at all.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.commands import ran
from tests.seeded.clean_tables import MAKERS, NAMES, WORKS, Table, Value
from tests.seeded.workspace import AGENCY, line_of, write_workspace

TEXT_FILE = f"sections/lan-1/{AGENCY}/loi-van.md"
CODES = {
    "hai-nghia": ("so-hai-nghia",),
    "chu": ("chu-trong-cot-so", "khong-phai-so"),
    "don-vi-o": ("lan-don-vi-trong-cot",),
    "do-lon": ("lan-don-vi-trong-cot",),
    "tong-dong": ("tong-dong-sai",),
    "tong-nhom": ("tong-dong-sai",),
    "tong-cot": ("tong-cot-sai",),
    "so-hang": ("tong-cot-sai", "tong-dong-sai"),
    "hieu": ("hieu-cot-sai",),
    "ty-le-cot": ("ty-le-sai",),
    "co-cau": ("ty-trong-khac-100", "tong-dong-sai"),
    "stt-nhay": ("stt-nhay",),
    "stt-trung": ("stt-trung",),
    "mat-dong": ("mat-dong",),
    "chi-tieu-bang": ("chi-tieu-lech",),
    "lech-bang": ("chi-tieu-lech-bang",),
    "form-thieu": ("o-bat-buoc-trong",),
    "form-khoang": ("gia-tri-ngoai-khoang",),
    "form-xa": ("khoa-ngoai-khong-co",),
    "form-trung": ("khoa-trung",),
    "du-an": ("du-an-khong-trong-danh-muc",),
    "ten-bang": ("ten-bang-trung",),
    "ty-le-cau": ("ty-le-trong-cau-sai",),
    "chi-tieu-cau": ("chi-tieu-lech", "chi-tieu-khong-co"),
    "van-ban": ("van-ban-sai-ngay", "van-ban-het-hieu-luc"),
    "don-vi-cu": ("don-vi-cu", "cap-huyen-con-sot"),
    "ghi-chu": ("ghi-chu-soan-thao",),
}
IN_TEXT = ("ty-le-cau", "chi-tieu-cau", "van-ban", "don-vi-cu", "ghi-chu")
HONEST = (  # sentences that look like mistakes and are none
    "Diện tích 171.000 ha trên tổng số 600.000 ha, chiếm 28,5%.",
    "Có 17 trong 61 xã đạt chuẩn, đạt 27,9%.",
    "Đến năm 2030 đạt [10 - 11]{chi-tieu=tang-truong-grdp}%/năm, cao hơn mức [8 - 9]"
    "{chi-tieu=tang-truong-grdp}%/năm.",
    "Tỷ lệ che phủ rừng [64,5]{chi-tieu=che-phu-rung}%; đô thị hóa [>35,0]{chi-tieu=do-thi-hoa}%.",
    "Có 45/65 xã, phường có trạm y tế mới, đạt 69,2%.",
    "Năm 2024 tăng 12% so với năm 2021, riêng nông nghiệp tăng 3,4%.",
    "Theo Quyết định số 236/QĐ-TTg ngày 19/3/2024, chỉ tiêu đến năm 2030 là 65%.",
    "Nghị định số 58/2023/NĐ-CP ngày 12 tháng 8 năm 2023 sửa đổi một số điều.",
    "Nghị quyết số 66.2/2025/NQ-CP đã hết hiệu lực từ ngày 10/12/2025.",
    "Tuyến đi qua xã Cao Lộc, xã Bình Gia và phường Kỳ Lừa.",
    "Trước sắp xếp, huyện Cao Lộc có 22 đơn vị cấp xã.",
    "Trung tâm Y tế khu vực Cao Lộc đặt tại xã Đồng Đăng.",
    "Danh mục nêu tại Phụ lục XXX của quy hoạch.",
    "Nội dung chi tiết (xem thêm phần sau) được nêu tại mục tiếp theo.",
    "Giai đoạn 2021 - 2025 giải ngân 1.234,5 tỷ đồng.",
    "Tỷ lệ thất nghiệp khoảng 2 - 3%, tương đương những năm trước.",
)


@dataclass
class Mistake:
    """What was sown: its kind, the file, the cells (or line) at which it may be told."""

    kind: str
    file: str
    places: tuple[str, ...]
    what: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Sow, run, print a figure for each kind and what was missed; 0 where all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mistakes", type=int, default=200)
    given = parser.parse_args(arguments)
    clean, missed, found = run(given.seed, given.mistakes)
    sown = found + Counter(mistake.kind for mistake in missed)
    for kind in sorted(sown):
        print(f"{kind:14} {found[kind]:3} / {sown[kind]:3}")
    print(f"{'all':14} {sum(found.values()):3} / {sum(sown.values()):3}")
    for mistake in missed:
        print(f"missed {mistake.kind}: {mistake.file} {mistake.places} {mistake.what}")
    for notice in clean:
        print(f"on the clean ground: {notice}")
    good = all(found[kind] >= 0.9 * sown[kind] for kind in sown)
    return 0 if good and not clean and sum(found.values()) * 40 >= sum(sown.values()) * 39 else 1


def run(seed: int, count: int) -> tuple[list[str], list[Mistake], Counter[str]]:
    """Give the notices on the clean ground, the mistakes missed, and those found by kind."""
    rng = Random(seed)
    projects = _project_names(rng)
    tables = _tables(rng, max(60, 2 * count), projects)
    captions = [f"Số liệu {table.kind} {index}" for index, table in enumerate(tables)]
    texts = list(HONEST) + ["Số liệu minh họa."] * count
    sown = deepcopy(tables)
    sown_texts, sown_captions = list(texts), list(captions)
    mistakes = _sow(rng, count, sown, sown_texts, sown_captions)
    clean = _notices(tables, tables, texts, captions, projects)
    told = _notices(tables, sown, sown_texts, sown_captions, projects)
    by_place: dict[tuple[str, str], set[str]] = {}
    for notice in told:
        place = notice["cell"].rpartition("!")[2] if notice["cell"] else str(notice["line"])
        by_place.setdefault((notice["file"], place), set()).add(notice["code"])
    found: Counter[str] = Counter()
    missed = []
    for mistake in mistakes:
        codes = set().union(*(by_place.get((mistake.file, at), set()) for at in mistake.places))
        if codes & set(CODES[mistake.kind]):
            found[mistake.kind] += 1
        else:
            missed.append(mistake)
    words = [f"{n['file']}:{n['cell'] or n['line']} {n['code']}: {n['message']}" for n in clean]
    return words, missed, found


def _project_names(rng: Random) -> list[str]:
    names = [f"{work} {name}" for work in WORKS for name in NAMES]
    return rng.sample(names, 30)


def _tables(rng: Random, count: int, projects: Sequence[str]) -> list[Table]:
    tables = []
    for index in range(count):
        maker = MAKERS[index % len(MAKERS)]
        tables.append(maker(rng, f"b{index}"))
    for index in range(count, count + 12):
        rows: list[list[Value]] = [["STT", "Tên dự án", "Địa điểm"]]
        rows += [[n, name, "Xã Na Sầm"] for n, name in enumerate(rng.sample(list(projects), 4), 1)]
        tables.append(Table(f"b{index}", "de-xuat", rows, 1, marks={"du-an": [(2, 1), (3, 1)]}))
    return tables


def _notices(
    before: Sequence[Table],
    after: Sequence[Table],
    texts: Sequence[str],
    captions: Sequence[str],
    projects: Sequence[str],
) -> list[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, before, after, texts, captions, projects)
        run_ = ran("check", "--round", "2", "--json", "--workspace", str(root))
        if run_.returncode not in (0, 1):
            raise SystemExit(f"the checks did not run: {run_.stderr}")
        found: list[dict[str, str]] = json.loads(run_.stdout)
        return found


def _sow(
    rng: Random, count: int, tables: list[Table], texts: list[str], captions: list[str]
) -> list[Mistake]:
    """Sow one mistake in a table or sentence, kinds in turn."""
    mistakes: list[Mistake] = []
    free = list(range(len(tables)))
    rng.shuffle(free)
    kinds = list(CODES)
    sentence = len(HONEST)
    while len(mistakes) < count:
        kind = kinds[len(mistakes) % len(kinds)]
        if kind in IN_TEXT:
            texts[sentence] = SENTENCES[kind](rng)
            line = str(line_of(sentence))
            mistakes.append(Mistake(kind, TEXT_FILE, (line,), texts[sentence]))
            sentence += 1
            continue
        mark = {"stt-nhay": "stt", "stt-trung": "stt"}.get(kind, kind)
        able = [i for i in free if mark in tables[i].marks or kind == "ten-bang"]
        if not able:
            raise SystemExit(f"no table left for {kind}")
        index = able[0]
        free.remove(index)
        if kind == "ten-bang":
            touched = {m.what for m in mistakes if m.kind == kind}
            mistakes.append(_caption(rng, index, captions, touched))
            continue
        table = tables[index]
        row, column = rng.choice(table.marks[mark])
        places, what = SOWERS[kind](rng, table, row, column)
        file = f"sections/lan-2/{AGENCY}/{table.name}.xlsx"
        mistakes.append(Mistake(kind, file, places, what))
    return mistakes


def _caption(rng: Random, index: int, captions: list[str], touched: set[str]) -> Mistake:
    free = [i for i, words in enumerate(captions) if i != index and words not in touched]
    other = rng.choice(free)
    captions[index] = captions[other]
    later = max(index, other)
    item, inner = later // 25 + 1, later % 25
    line = 4 * inner + 3
    file = f"sections/lan-1/{AGENCY}/muc-{item}.md"
    return Mistake("ten-bang", file, (str(line),), captions[index])


Sown = tuple[tuple[str, ...], str]


def _changed(rng: Random, table: Table, row: int, column: int) -> Sown:
    """Change a number by a few per cent, or swap two of its digits."""
    old = table.rows[row][column]
    assert isinstance(old, int | float)
    decimals = table.decimals.get(column, 0)
    step = 10.0**-decimals
    by = max(6 * step, abs(old) * rng.uniform(0.02, 0.15)) * rng.choice((1, -1))
    new = round(old + by, decimals) if decimals else int(old + by)
    table.rows[row][column] = new
    return (table.address(row, column),), f"{old} → {new}"


def _part(rng: Random, table: Table, row: int, column: int) -> Sown:
    """Change a part: its row's total and its column's total no longer hold."""
    own, what = _changed(rng, table, row, column)
    totals = (table.address(row, 3), table.address(len(table.rows) - 1, column))
    return (*own, *totals), what


def _two_readings(rng: Random, table: Table, row: int, column: int) -> Sown:
    text = rng.choice(("15,000", "181,951", "1,188,801.11", "12.5", "2,350", "3,125.5"))
    table.rows[row][column] = text
    return (table.address(row, column),), text


def _words(rng: Random, table: Table, row: int, column: int) -> Sown:
    text = rng.choice(("12O", "1.23.4", "15 đến nay", "12,5,6", "l5", "đang rà soát", "3 và 4"))
    table.rows[row][column] = text
    return (table.address(row, column),), text


def _other_unit(rng: Random, table: Table, row: int, column: int) -> Sown:
    text = f"{rng.randint(100, 900)}.{rng.randint(100, 900)} triệu đồng"
    table.rows[row][column] = text
    return (table.address(row, column),), text


def _thousandfold(rng: Random, table: Table, row: int, column: int) -> Sown:
    old = table.rows[row][column]
    assert isinstance(old, int | float)
    table.rows[row][column] = int(old * 1000) + rng.randint(1, 99)
    return (table.address(row, column),), f"{old} → {table.rows[row][column]}"


def _gap(rng: Random, table: Table, row: int, column: int) -> Sown:
    by = rng.randint(1, 3)
    for following in range(row, len(table.rows)):
        value = table.rows[following][column]
        if not isinstance(value, int):
            break
        table.rows[following][column] = value + by
    return (table.address(row, column),), f"+{by}"


def _repeat(rng: Random, table: Table, row: int, column: int) -> Sown:
    before = table.rows[row - 1][column]
    old = table.rows[row][column]
    table.rows[row][column] = before if isinstance(before, int) else 1
    if not isinstance(before, int):
        return _gap(rng, table, row, column)
    return (table.address(row, column),), f"{old} → {before}"


def _lost(rng: Random, table: Table, row: int, column: int) -> Sown:
    gone = table.rows[row]
    top = min(row, len(table.rows) - 2)
    for following in range(row + 1, len(table.rows)):
        first = table.rows[following][0]
        if isinstance(first, int):
            table.rows[following][0] = first - 1
    total = table.rows[-1] if "Tổng cộng" in table.rows[-1] else None
    if total is not None and total is not gone:
        for index, value in enumerate(gone):
            held = total[index]
            if index > 2 and isinstance(value, int | float) and isinstance(held, int | float):
                total[index] = held - value
    del table.rows[row]
    # the merged total row of a table moves up with its rows
    table.merges = [
        area if int(area.partition(":")[2][1:]) <= 3 else _up(area) for area in table.merges
    ]
    del rng
    places = tuple(table.address(at, 0) for at in (top - 1, top, top + 1) if at > 0)
    return places, str(gone[column])


def _up(area: str) -> str:
    first, _, last = area.partition(":")
    return f"{first[0]}{int(first[1:]) - 1}:{last[0]}{int(last[1:]) - 1}"


def _wrong_target(rng: Random, table: Table, row: int, column: int) -> Sown:
    table.rows[row][column] = rng.choice(("66,5", "60", ">70,0", "62 - 63"))
    return (table.address(row, column),), str(table.rows[row][column])


def _set(values: tuple[Value, ...]) -> Callable[[Random, Table, int, int], Sown]:
    def sow(rng: Random, table: Table, row: int, column: int) -> Sown:
        table.rows[row][column] = rng.choice(values)
        return (table.address(row, column),), str(table.rows[row][column])

    return sow


def _doubled_key(rng: Random, table: Table, row: int, column: int) -> Sown:
    table.rows[row][column] = table.rows[1][column]
    del rng
    return (table.address(row, column),), str(table.rows[row][column])


def _unlisted(rng: Random, table: Table, row: int, column: int) -> Sown:
    name = f"Khu liên hợp xử lý rác thải sinh hoạt {rng.randint(1, 9)}"
    table.rows[row][column] = name
    return (table.address(row, column),), name


SOWERS: dict[str, Callable[[Random, Table, int, int], Sown]] = {
    "hai-nghia": _two_readings,
    "chu": _words,
    "don-vi-o": _other_unit,
    "do-lon": _thousandfold,
    **dict.fromkeys(
        ("tong-dong", "tong-nhom", "tong-cot", "hieu", "ty-le-cot", "co-cau"), _changed
    ),
    "so-hang": _part,
    "stt-nhay": _gap,
    "stt-trung": _repeat,
    "mat-dong": _lost,
    "chi-tieu-bang": _wrong_target,
    "lech-bang": _changed,
    "form-thieu": _set((None,)),
    "form-khoang": _set((0, 1200, 9999, -5)),
    "form-xa": _set(("Xã Chí Minh", "Huyện Cao Lộc", "Xã Tân Lập", "Phường Vĩnh Trại")),
    "form-trung": _doubled_key,
    "du-an": _unlisted,
}


def _wrong_rate(rng: Random) -> str:
    whole = rng.randint(40, 900)
    part = rng.randint(10, whole - 5)
    right = part / whole * 100
    wrong = round(right + rng.choice((-1, 1)) * rng.uniform(1.5, 9), 1)
    rate = f"{abs(wrong):.1f}".replace(".", ",")
    return rng.choice(
        (
            f"Có {part} trên tổng số {whole} công trình hoàn thành, đạt {rate}%.",
            f"Đã bàn giao {part}/{whole} ha, đạt {rate}%.",
            f"Trồng mới {part} ha trong tổng số {whole} ha theo kế hoạch, chiếm {rate}%.",
            f"Toàn tỉnh có {part} trong số {whole} hộ được vay vốn, bằng {rate}%.",
        )
    )


def _wrong_figure(rng: Random) -> str:
    return rng.choice(
        (
            f"Số cụm công nghiệp đến năm 2030 là [{rng.randint(21, 60)}]{{chi-tieu=so-cum}} cụm.",
            f"Tăng trưởng đạt [{rng.randint(12, 15)} - 16]{{chi-tieu=tang-truong-grdp}}%/năm.",
            "Tỷ lệ che phủ rừng đạt [64,5]{chi-tieu=che-phu-rug}%.",
            "Tỷ lệ đô thị hóa đạt [<35,0]{chi-tieu=do-thi-hoa}%.",
        )
    )


def _wrong_citation(rng: Random) -> str:
    return rng.choice(
        (
            "Nghị định số 58/2023/NĐ-CP ngày 12 tháng 6 năm 2023 quy định chi tiết.",
            f"Theo Quyết định số 236/QĐ-TTg ngày {rng.randint(20, 28)}/3/2024, tỉnh phát triển.",
            "Căn cứ Quyết định số 236/QĐ-TTg ngày 19/3/20223 của Thủ tướng Chính phủ.",
            "Căn cứ Nghị quyết số 66.2/2025/NQ-CP về điều chỉnh quy hoạch.",
        )
    )


def _old_unit(rng: Random) -> str:
    return rng.choice(
        (
            "Trung tâm dịch vụ đặt tại huyện Cao Lộc, phục vụ khu vực cửa khẩu.",
            "Xây dựng cụm công nghiệp tại xã Chí Minh trong giai đoạn 2026 - 2030.",
            "UBND huyện bố trí quỹ đất cho dự án.",
            "Phát triển thị trấn Cao Lộc thành đô thị vệ tinh.",
            "Mở rộng không gian đô thị về phía huyện Bình Gia.",
        )
    )


def _note(rng: Random) -> str:
    return rng.choice(
        (
            "Tổng mức đầu tư khoảng ??? tỷ đồng.",
            "Diện tích xxx ha đất nông nghiệp.",
            "Số liệu năm 2025 (bổ sung sau).",
            "Quy mô [chờ số liệu của cơ quan thống kê] dự kiến điều chỉnh.",
            "Chiều dài ..... km, hoàn thành trong năm 2027.",
            "Dân số trung bình (cập nhật sau khi có số liệu).",
        )
    )


SENTENCES: dict[str, Callable[[Random], str]] = {
    "ty-le-cau": _wrong_rate,
    "chi-tieu-cau": _wrong_figure,
    "van-ban": _wrong_citation,
    "don-vi-cu": _old_unit,
    "ghi-chu": _note,
}


if __name__ == "__main__":
    raise SystemExit(main())
