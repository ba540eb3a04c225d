"""Files that serve nothing: sent by an agency, but named by no text of its own."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pipeline.intake.nearest import nearest
from pipeline.limits import MAX_TOLD
from pipeline.model.notice import Notice, Severity
from pipeline.workspace.inventory import Inventory, StoredFile
from pipeline.workspace.meant import meant_items
from pipeline.workspace.records import is_record
from pipeline.workspace.serving import Served

# Files that stand directly under sections/ or lan-N/, by name.
_SHARED: Final = frozenset(
    {
        "de-cuong.yaml",
        "co-quan.yaml",
        "ke-hoach.yaml",
        "van-ban.yaml",
        "tu-viet-tat.yaml",
        "cau-hinh.yaml",
        "kho-khan.yaml",
        "chi-tieu.xlsx",
        "don-vi.csv",
        "don-vi-cu.csv",
        "HUONG-DAN.md",
    }
)
_OF_A_ROUND: Final = _SHARED | {
    "tiep-thu.xlsx",
    "tiep-thu.cu.xlsx",  # what `responses` kept of the register before it wrote
    "khoa.json",
    "trang.json",
}
_WORD: Final = (".doc", ".docx", ".rtf", ".odt")
_TEXT_LIKE: Final = (".txt", ".markdown", ".pdf", ".mdx", *_WORD)


def unused_files(
    inventory: Inventory,
    served: Served,
    referenced: Collection[str],
    round_number: int,
    *,
    unread: Collection[str] = (),
) -> tuple[Notice, ...]:
    """Name every file of rounds 1…N that nothing in round N uses.

    `referenced` are the names that `resolve` gave for all paths in the texts that serve;
    `unread` the texts that serve but could not be read. Records of sending and signing are
    passed over. Older versions of a file in use are in use. Workbooks and pictures are passed over
    where a text of the same or a later round, replaced, refused or unread, may have named
    them: one fault, one notice.
    """
    used = {*referenced, *_texts(served)}
    in_use = {(file.agency, file.inner.casefold()) for file in inventory.files if file.name in used}
    silent = _silent_since(inventory, served, unread)
    found: list[Notice] = []
    for agency in inventory.folders(round_number):
        unnamed: list[StoredFile] = []
        for file in inventory.agency_files(agency, round_number):
            inner = file.inner.casefold()
            named = (agency, inner) in in_use or is_record(inner) or agency in served.strangers
            spared = not inner.endswith(_TEXT_LIKE) and (file.round or 0) <= silent.get(agency, 0)
            if not named and not spared:
                unnamed.append(file)
        found += _told_of(unnamed, served)
    return (*found, *_unknown_files(inventory, round_number))


def _texts(served: Served) -> Iterator[str]:
    yield from (file.name for file in served.files)
    yield from (text.name for text in served.refused)
    yield from (*served.superseded, *served.dropped)


def _silent_since(inventory: Inventory, served: Served, unread: Collection[str]) -> dict[str, int]:
    """Give, by agency, the last round of a text of which we do not know what it names."""
    refused = (text.name for text in served.refused if text.name.casefold().endswith(".md"))
    last: dict[str, int] = {}
    for name in (*served.superseded, *served.dropped, *refused, *unread):
        file = inventory.get(name)
        if file is not None:
            last[file.agency] = max(last.get(file.agency, 0), file.round or 0)
    return last


def _told_of(files: Sequence[StoredFile], served: Served) -> Iterator[Notice]:
    """Name the first unused files of an agency, and how many more there are in one notice."""
    yield from (_unused(file, served) for file in files[:MAX_TOLD])
    if len(files) > MAX_TOLD:
        first = files[MAX_TOLD]
        message = f"còn {len(files) - MAX_TOLD} tệp khác không mục nào dùng, từ '{first.inner}'"
        fix = "nhắc tới tệp trong một mục, hoặc bỏ cả thư mục nếu thừa"
        yield Notice(
            Severity.WARNING, "tep-khong-dung", message, fix, first.name, agency=first.agency
        )


def _unused(file: StoredFile, served: Served) -> Notice:
    message = f"không mục nào dùng tệp '{file.inner}'"
    fix = f"nhắc tới tệp trong một mục: ![Tên bảng hoặc hình]({file.inner}), hoặc bỏ tệp"
    if file.inner.casefold().endswith(_TEXT_LIKE):
        fix = f"nếu là nội dung của mục thì {_meant(file, served)}; nếu thừa thì bỏ"
    return Notice(Severity.WARNING, "tep-khong-dung", message, fix, file.name, agency=file.agency)


def _meant(file: StoredFile, served: Served) -> str:
    """Say what becomes of a file that is a text of some kind, by the agency's own items."""
    inner = file.inner.casefold().removesuffix(".md.txt")
    stem = inner.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    near = meant_items(stem, served.items_of(file.agency))
    if inner.endswith(_WORD):
        item = near[0] if len(near) == 1 else "<mã mục>"
        known = f" (mã mục: {', '.join(near)})" if len(near) > 1 else ""
        asked = f"--agency {file.agency} --item {item}"
        return f"chuyển bằng `quyhoach import '{file.inner}' {asked}`{known}"
    if inner.endswith(".pdf"):
        return "gửi tệp Word đã dùng để soạn"
    names = " hoặc ".join(f"{one}.md" for one in near) or "<mã mục>.md"
    return f"đặt tên {names}, dạng văn bản thuần"


def _unknown_files(inventory: Inventory, round_number: int) -> Iterator[Notice]:
    """Name files directly under `sections/` and `lan-N/` that no part of the pipeline reads."""
    for file in inventory.files:
        if file.agency or "/" in file.inner or (file.round or 0) > round_number:
            continue
        if file.inner not in (_SHARED if file.round is None else _OF_A_ROUND):
            near = nearest(file.inner, _OF_A_ROUND)
            choice = f"có phải là '{near}'? " if near else ""
            fix = f"{choice}tệp của cơ quan thì đặt trong lan-N/<cơ quan>/"
            message = f"tệp '{file.inner}' đặt ở đây không được dùng"
            yield Notice(Severity.WARNING, "tep-khong-dung", message, fix, file.name)
