"""The files that all agencies share: outline, agencies, schedule, lists, settings, registers."""

from random import Random
from typing import Any

from tests.hostile.case import COMMENTS, Case, Odd, kind, large, placed
from tests.hostile.packages import book, comment_book, old_office, said, sheet

OUTLINE, AGENCIES = "sections/de-cuong.yaml", "sections/co-quan.yaml"
SCHEDULE, SETTINGS = "sections/ke-hoach.yaml", "sections/cau-hinh.yaml"
REGISTER = "sections/lan-2/tiep-thu.xlsx"
SOUND_OUTLINE = """\
tieu-de: Báo cáo thử
tinh: Lạng Sơn
co-quan-lap: so-y
phan:
  - tieu-de: PHẦN THỬ
    muc:
      - {id: muc-x, tieu-de: Mục X, chu-tri: so-x}
      - {id: muc-y, tieu-de: Mục Y, chu-tri: so-y}
"""
SOUND_AGENCIES = "- {id: so-x, ten: Sở X, nhom: so}\n- {id: so-y, ten: Sở Y, nhom: so}\n"
SOUND_SCHEDULE = "lan:\n  - {so: 1, ngay: 2025-11-15}\n  - {so: 2, ngay: 2025-12-15}\n"


def _stops(name: str, file: str, data: bytes, *notices: str, **more: Any) -> Case:
    return placed(name, {file: data}, *notices, exit=2, **more)


@kind
def laughing_outline(random: Random) -> Case:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    data = "\n".join([*lines, SOUND_OUTLINE]).encode()
    told = [f"error yaml-neo de-cuong.yaml:{line}" for line in range(1, 10)]
    told += [f"error yaml-khoa-la de-cuong.yaml:{line}" for line in range(1, 10)]
    return placed("billion laughs in the outline", {OUTLINE: data}, *told)


@kind
def merging_outline(random: Random) -> Case:
    data = f"goc: &goc {{tinh: Lạng Sơn}}\n<<: *goc\n{SOUND_OUTLINE}".encode()
    told = ("error yaml-neo", "error yaml-khoa-gop", "error yaml-khoa-la")
    return placed("merge keys in the outline", {OUTLINE: data}, *told)


@kind
def tagged_outline(random: Random) -> Case:
    data = SOUND_OUTLINE.replace("Báo cáo thử", "!!python/name:os.system x").encode()
    return placed("a tag that runs a program", {OUTLINE: data}, "error yaml-the de-cuong.yaml:1")


@kind
def deep_outline(random: Random) -> Case:
    return _stops(
        "an outline 5,000 levels deep",
        OUTLINE,
        b"a: " + b"[" * 5_000 + b"]" * 5_000,
        "error yaml-cu-phap de-cuong.yaml:1",
    )


@large
def long_outline(random: Random) -> Case:
    items = "".join(
        f"      - {{id: m-{n}, tieu-de: Mục {n}, chu-tri: so-y}}\n" for n in range(1_500)
    )
    files = {OUTLINE: f"{SOUND_OUTLINE}{items}".encode()}
    told = ["warning chua-gui"] * 1_500
    return placed("an outline of 1,500 items nobody wrote", files, *told, heavy=True)


@kind
def empty_outline(random: Random) -> Case:
    return _stops("an empty outline", OUTLINE, b"", "error de-cuong-trong")


@kind
def linked_outline(random: Random) -> Case:
    files = {OUTLINE: Odd("link", "/etc/passwd")}
    return placed(
        "the outline is a link", files, "error tep-lien-ket", "error thieu-tep-chung", exit=2
    )


@kind
def utf16_outline(random: Random) -> Case:
    return placed("the outline in UTF-16", {OUTLINE: SOUND_OUTLINE.encode("utf-16")})


@kind
def tabbed_outline(random: Random) -> Case:
    data = SOUND_OUTLINE.replace("  - tieu-de", "\t- tieu-de").encode()
    return _stops("tabs in the outline", OUTLINE, data, "error yaml-tab de-cuong.yaml:5")


@kind
def twin_keys(random: Random) -> Case:
    data = f"{SOUND_OUTLINE}tinh: Cao Bằng\n".encode()
    return placed(
        "a key twice in the outline", {OUTLINE: data}, "error yaml-khoa-trung de-cuong.yaml:9"
    )


@kind
def twin_items(random: Random) -> Case:
    more = "      - {id: muc-y, tieu-de: Mục khác, chu-tri: so-y}\n"
    data = f"{SOUND_OUTLINE}{more}".encode()
    return placed("an item twice in the outline", {OUTLINE: data}, "error muc-trung-ma")


@kind
def unknown_lead(random: Random) -> Case:
    data = SOUND_OUTLINE.replace("chu-tri: so-x", "chu-tri: so-la").encode()
    return placed(
        "an item of an unknown agency",
        {OUTLINE: data},
        "error co-quan-khong-co de-cuong.yaml:7",
        "error muc-cua-co-quan-khac muc-x.md",
    )


@kind
def overridden_title(random: Random) -> Case:
    data = SOUND_OUTLINE.replace("Mục X", "Mục \u202eX").encode()
    return placed(
        "override in the outline", {OUTLINE: data}, "warning ky-tu-dao-chieu de-cuong.yaml:7"
    )


@kind
def conflict_in_outline(random: Random) -> Case:
    data = f"<<<<<<< a\n{SOUND_OUTLINE}=======\ntinh: B\n>>>>>>> b\n".encode()
    return _stops(
        "merge conflict in the outline", OUTLINE, data, "error dau-xung-dot de-cuong.yaml:1"
    )


@kind
def word_as_outline(random: Random) -> Case:
    return _stops(
        "a Word file as the outline",
        OUTLINE,
        b"PK\x03\x04" + bytes(90),
        "error khong-phai-van-ban de-cuong.yaml",
    )


@kind
def old_letters_in_agencies(random: Random) -> Case:
    data = "- {id: so-x, ten: Së KÕ ho¹ch vµ §Çu t­, nhom: so}\n".encode()
    return _stops("TCVN3 in the agencies", AGENCIES, data, "error bang-ma-cu co-quan.yaml:1")


@kind
def twin_agencies(random: Random) -> Case:
    data = f"{SOUND_AGENCIES}- {{id: so-x, ten: Sở X, nhom: so}}\n".encode()
    return placed("an agency twice", {AGENCIES: data}, "error co-quan-trung-ma co-quan.yaml:3")


@kind
def formula_agency(random: Random) -> Case:
    data = SOUND_AGENCIES.replace("Sở X", '"=HYPERLINK(1)"').encode()
    return placed(
        "an agency named as a formula",
        {AGENCIES: data, COMMENTS: comment_book(said("Ý."))},
        round=2,
    )


@kind
def reserved_agency(random: Random) -> Case:
    data = f"{SOUND_AGENCIES}- {{id: y-kien, ten: Sở Z, nhom: so}}\n".encode()
    return placed(
        "an agency of a reserved name",
        {AGENCIES: data},
        "error co-quan-ma-danh-rieng co-quan.yaml:3",
    )


@kind
def path_as_agency(random: Random) -> Case:
    data = f"{SOUND_AGENCIES}- {{id: ../so-y, ten: Sở Z, nhom: so}}\n".encode()
    return placed("an agency that is a path", {AGENCIES: data}, "error yaml-ma-sai co-quan.yaml:3")


@kind
def impossible_round(random: Random) -> Case:
    data = SOUND_SCHEDULE.replace("2025-11-15", "2025-11-31").encode()
    return _stops("a round on no day", SCHEDULE, data, "error yaml-ngay-sai ke-hoach.yaml:2")


@kind
def rounds_backwards(random: Random) -> Case:
    data = SOUND_SCHEDULE.replace("2025-12-15", "2025-10-15").encode()
    return placed(
        "rounds in the wrong order", {SCHEDULE: data}, "warning lan-nguoc-ngay ke-hoach.yaml"
    )


@kind
def no_such_round(random: Random) -> Case:
    return _stops(
        "a round that is not planned",
        SCHEDULE,
        b"lan:\n  - {so: 7, ngay: 2025-11-15}\n",
        "error khong-co-lan-du-thao ke-hoach.yaml",
    )


@kind
def wild_limits(random: Random) -> Case:
    data = b"gioi-han: {khoi: 999999999, tep-mb: -5, ngoac: x}\n"
    return placed(
        "limits out of bounds", {SETTINGS: data}, *["error gioi-han-sai cau-hinh.yaml:1"] * 3
    )


@kind
def slow_pattern(random: Random) -> Case:
    form = (
        "name: x\ntitle: Biểu X\nfields:\n"
        "  - {name: ten, title: Tên, type: string, constraints: {pattern: '(a+)+$'}}\n"
    )
    return placed(
        "a form whose pattern takes for ever",
        {"sections/bieu-mau/x.yaml": form.encode()},
        "error bieu-mau-mau-sai x.yaml:4",
    )


def _register(*rows: list[object], head: list[object] | None = None) -> bytes:
    heads = head or ["Mã ý kiến", "Cơ quan", "Mục", "Nội dung góp ý", "Kết quả xử lý", "Giải trình"]
    return book(sheet([heads, *rows]), titles=("TiepThu",))


def _answers(name: str, data: bytes, *notices: str, **more: Any) -> Case:
    files = {COMMENTS: comment_book(said("Đề nghị làm rõ.")), REGISTER: data}
    return placed(name, files, *notices, round=2, answered=("Đề nghị làm rõ.",), **more)


@kind
def cut_register(random: Random) -> Case:
    data = _register(["YK1-X-001", "so-x", "muc-y", "Đề nghị làm rõ.", "Tiếp thu", "Đã sửa"])
    return _answers("the register cut", data[: len(data) // 2], "error tep-hong tiep-thu.xlsx")


@kind
def register_of_nothing(random: Random) -> Case:
    return _answers(
        "a register without its table",
        book(sheet([["a"]])),
        "error khong-phai-bang-tiep-thu tiep-thu.xlsx",
    )


@kind
def register_encrypted(random: Random) -> Case:
    data = old_office("EncryptedPackage")
    return _answers("the register encrypted", data, "error tep-co-mat-khau tiep-thu.xlsx")


@kind
def register_with_twins(random: Random) -> Case:
    row: list[object] = [
        "YK1-X-001",
        "so-x",
        "muc-y",
        "Đề nghị làm rõ.",
        "Không tiếp thu",
        "Vì sao.",
    ]
    return _answers("a code twice in the register", _register(row, row), "error ma-y-kien-trung")


@kind
def register_with_result(random: Random) -> Case:
    row: list[object] = ["YK1-X-001", "so-x", "muc-y", "Đề nghị làm rõ.", "Có lẽ", "Vì sao."]
    return _answers(
        "a result nobody knows", _register(row), "error ket-qua-xu-ly-sai tiep-thu.xlsx:TiepThu!E2"
    )
