"""The command `import`: Word files as agencies send them → Markdown, workbooks, pictures.

What stands in an agency's folder is never overwritten unasked: a second import shows what would
differ, `--replace` keeps what it replaces, and a text that a person edited since stops it.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.arguments import Request
from pipeline.import_arguments import Importing
from pipeline.intake.departmental.reader import Wanted, read_departmental
from pipeline.intake.nearest import nearest
from pipeline.intake.refusal import RefusedError
from pipeline.intake.word.other_formats import to_docx, too_large
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.intake.word.vector_pictures import drawn
from pipeline.limits import MB, Limits
from pipeline.model.brought import Brought
from pipeline.model.document import Picture
from pipeline.model.errors import system_words
from pipeline.model.import_record import (
    ImportRecord,
    digest_of,
    read_record,
    record_name,
    write_record,
)
from pipeline.model.notice import Notice, Outcome, Severity, owned
from pipeline.model.outline import Agency, Item
from pipeline.model.text import bare
from pipeline.publish.folder import building
from pipeline.publish.kept import replace_kept
from pipeline.render.excel.imported_table import Choice
from pipeline.render.terminal.imported import diff_lines, left_lines, written_lines
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started
from pipeline.stages.build import newest_round
from pipeline.stages.handouts import form_filling
from pipeline.stages.importing.brought_files import BroughtFiles, Forms, brought_files
from pipeline.stages.notices import unknown_agency
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch
from pipeline.workspace import scan

_TRACKED: Final = {
    "ask": None,
    "accept": TrackedChanges.ACCEPTED,
    "reject": TrackedChanges.REJECTED,
}
_CHOICES: Final[Mapping[str, Choice]] = {"auto": "auto", "excel": "excel", "markdown": "markdown"}
_WORD: Final = (".docx", ".doc", ".odt", ".rtf", ".docm", ".dotx", ".pdf")
_HEADS: Final = ("tên văn bản", "phần đầu văn bản")  # what names a document
_OFFICE: Final = ("soffice", "libreoffice")


@dataclass(frozen=True, slots=True)
class _Round:
    """The round that files are brought into: its shared files, and the agency's folder."""

    shared: Shared
    agency: Agency
    number: int
    folder: Path

    @property
    def place(self) -> str:
        return f"sections/lan-{self.number}/{self.agency.id}"

    @property
    def limits(self) -> Limits:
        return self.shared.settings.limits

    @property
    def items(self) -> tuple[Item, ...]:
        """Give the items that the agency writes, those it leads first."""
        items = self.shared.outline.items
        led = [item for item in items if item.lead == self.agency.id]
        return (*led, *(item for item in items if self.agency.id in item.partners))


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of one file: whether it stands, what is told of it."""

    stands: bool
    notices: tuple[Notice, ...] = ()
    lines: tuple[str, ...] = ()


def run(request: Request, watch: Watch) -> Finished:
    """Bring one Word file, or every one of a folder, into an agency's folder."""
    assert request.folder is not None, "the command line asks for it"
    opened = _opened(request, watch)
    if opened.value is None:
        return not_started(opened.notices)
    sources, notices = _sources(request.folder)
    with building(request.workspace / "build", wait=WAIT_SECONDS):
        done = [
            _one(path, request, opened.value, single=not request.folder.is_dir())
            for path in watch(sources, "Đọc tệp Word")
        ]
    told = (*opened.notices, *notices, *(notice for one in done for notice in one.notices))
    lines = tuple(line for one in done for line in one.lines)
    stands = any(one.stands for one in done)
    return Finished(told, lines, started=stands, judges=True)


def _asked(request: Request) -> Importing:
    assert request.importing is not None, "the command line asks for it"
    return request.importing


def _opened(request: Request, watch: Watch) -> Outcome[_Round | None]:
    """Give the round and the agency, None with errors where either is not there."""
    scanned = scan(request.workspace)
    number = request.round_number or newest_round(scanned.value)
    record = f"sections/lan-{number}/khoa.json"
    if scanned.value.get(record) is not None:
        message = f"dự thảo lần {number} đã chốt, không nhập thêm bài vào"
        fix = f"nhập vào lần sau: --round {number + 1}"
        return Outcome(None, (Notice(Severity.ERROR, "lan-da-chot", message, fix, record),))
    resources = Resources(MemoryCache(), serial, watch)
    read = read_shared(scanned.value, number, resources)
    errors = [n for n in (*scanned.notices, *read.notices) if n.severity is Severity.ERROR]
    if read.value is None:
        return Outcome(None, tuple(errors))
    shared = read.value[0]
    unknown = unknown_agency(request.agency, shared.agencies)
    if unknown is not None:
        return Outcome(None, (unknown,))
    agency = next(entry for entry in shared.agencies if entry.id == request.agency)
    folder = request.workspace / "sections" / f"lan-{number}" / agency.id
    return Outcome(_Round(shared, agency, number, folder))


def _sources(path: Path) -> tuple[list[Path], tuple[Notice, ...]]:
    """Give the files to take in, and a notice where there is none."""
    if not path.is_dir():
        return [path], ()
    files = sorted(entry for entry in path.iterdir() if entry.is_file())
    usual = [entry for entry in files if not entry.name.startswith((".", "~$"))]
    found = [entry for entry in usual if entry.suffix.lower() in _WORD]
    others = [entry.name for entry in usual if entry not in found]
    notices = []
    if not found:
        fix = "đặt các tệp <mã mục>.docx trong thư mục này"
        message = "thư mục không có tệp Word nào"
        notices.append(Notice(Severity.ERROR, "khong-co-tep-word", message, fix, str(path)))
    elif others:
        message = f"không nhập {len(others)} tệp không phải văn bản Word: {', '.join(others[:8])}"
        fix = "tệp Excel, ảnh đi kèm thì đặt thẳng vào thư mục của cơ quan"
        notices.append(Notice(Severity.INFO, "tep-khong-nhap", message, fix, str(path)))
    return found, tuple(notices)


def _one(path: Path, request: Request, place: _Round, *, single: bool) -> _Done:
    named = _asked(request).item if single else ""
    item = _item(path, named, place, alone=single)
    if isinstance(item, Notice):
        return _Done(False, (item,))
    try:
        data = _bytes(path, place.limits)
    except RefusedError as refused:
        return _Done(False, (_error(path, item, place, *refused.told),))
    turned = to_docx(data, file=path.name, program=_program(), limits=place.limits)
    if turned.value is None:
        return _Done(False, owned(turned.notices, agency=place.agency.id, item=item.id))
    wanted = Wanted(
        item.id,
        place.agency.id,
        _TRACKED[_asked(request).revisions],
        _asked(request).convert,
        item.id if item.lead == place.agency.id else f"{item.id}-{place.agency.id}",
        item.title,
    )
    read = read_departmental(turned.value, wanted, file=path.name, limits=place.limits)
    told = owned((*turned.notices, *read.notices), agency=place.agency.id, item=item.id)
    if read.value is None:
        return _Done(False, told)
    wordless = _wordless(path, item, place, read.value)
    if wordless is not None:
        return _Done(False, (*told, wordless))
    fill = partial(form_filling, agency=place.agency, shared=place.shared)
    made = brought_files(
        read.value,
        item.id,
        choice=_CHOICES[_asked(request).tables],
        limits=place.limits,
        forms=Forms(place.shared.forms, fill),
        draw=partial(drawn, program=_program()),
    )
    told = (*told, *_strange(path, item, place, made))
    done = _placed(path, data, request, place, item, made)
    return _Done(done.stands, (*told, *done.notices), done.lines)


def _bytes(path: Path, limits: Limits) -> bytes:
    """Give a file's bytes; raises `RefusedError` for one that is not there or too large."""
    try:
        size = path.stat().st_size
        if size > limits.file_mb * MB:
            raise too_large(size, limits)
        return path.read_bytes()
    except OSError as error:
        raise RefusedError(
            "tep-khong-mo-duoc", f"không mở được tệp: {system_words(error)}", "kiểm tra đường dẫn"
        ) from error


def _program() -> str | None:
    return next((found for name in _OFFICE if (found := shutil.which(name))), None)


def _item(path: Path, named: str, place: _Round, *, alone: bool) -> Item | Notice:
    """Give the item that a file is for: as named, by the file's name, or the only one."""
    own = place.items
    wanted = named or path.stem
    for item in own:
        if _same(item.id, wanted):
            return item
    if not named and alone and len(own) == 1:
        return own[0]
    other = next((i for i in place.shared.outline.items if i.id == wanted), None)
    ids = [item.id for item in own]
    near = nearest(wanted, ids)
    hint = f"có phải là '{near}'? " if near else ""
    choice = f"{hint}{place.agency.id} viết các mục: {', '.join(ids) or 'không mục nào'}"
    if other is not None:
        message = f"mục '{wanted}' do '{other.lead}' chủ trì, '{place.agency.id}' không viết"
        return Notice(Severity.ERROR, "muc-cua-co-quan-khac", message, choice, path.name)
    if named:
        message = f"đề cương không có mục '{named}'"
    else:
        message = f"không biết tệp '{path.name}' viết cho mục nào"
        choice = f"ghi --item, hoặc đặt tên tệp theo mã mục; {choice}"
    return Notice(Severity.ERROR, "muc-khong-co", message, choice, path.name)


def _same(id_: str, name: str) -> bool:
    """Say whether a name means an item: "Tre em" is tre-em."""
    return bare(id_).replace("-", "") == bare(name).replace("-", "")


def _error(path: Path, item: Item, place: _Round, code: str, message: str, fix: str) -> Notice:
    return Notice(
        Severity.ERROR, code, message, fix, path.name, agency=place.agency.id, item=item.id
    )


def _wordless(path: Path, item: Item, place: _Round, brought: Brought) -> Notice | None:
    """Give why a file says nothing: scanned pictures, or nothing that is contributed."""
    if any(not isinstance(block, Picture) or block.caption for block in brought.blocks):
        return None
    ask = "đề nghị cơ quan gửi tệp Word đã dùng để soạn bài"
    if brought.pictures:
        message = f"tệp chỉ có {len(brought.pictures)} ảnh chụp hoặc ảnh quét, không có chữ"
        return _error(path, item, place, "word-chi-co-anh", message, f"{ask} (không phải bản quét)")
    message = "tệp không có nội dung nào đưa vào bài được"
    return _error(path, item, place, "word-khong-co-chu", message, ask)


def _strange(path: Path, item: Item, place: _Round, made: BroughtFiles) -> Iterator[Notice]:
    """Tell where a file's own title names another item: it may have been sent for that one."""
    told = [bare(left.text) for left in made.left if left.why.startswith(_HEADS)]
    for other in place.shared.outline.items:
        title = bare(other.title)
        if other.id != item.id and len(title) > 8 and any(title in words for words in told):
            if any(bare(item.title) in words for words in told):
                return
            message = f"tên văn bản nói về “{other.title}”, nhưng tệp nhập cho “{item.title}”"
            yield Notice(
                Severity.WARNING, "co-the-muc-khac", message,
                f"nếu nhầm, xóa bài vừa nhập và chạy lại với --item {other.id}", path.name,
                agency=place.agency.id, item=item.id,
            )  # fmt: skip
            return


def _placed(
    path: Path, data: bytes, request: Request, place: _Round, item: Item, made: BroughtFiles
) -> _Done:
    """Write the files, or say why not, and what differs from those that stand there."""
    folder, text = place.folder, f"{item.id}.md"
    known = _record(folder, item.id)
    word = folder / f"{item.id}.docx"
    is_own = path.resolve() == word.resolve()
    standing = {name: (folder / name).read_bytes() for name in _names(folder, known, made)}
    if word.is_file() and not is_own:
        standing[word.name] = word.read_bytes()
    lines = list(_told(request, place, item, made))
    differs = _differs(standing, made, every=request.detailed)
    refusal = None if _asked(request).dry else _refusal(request, place, item, known, standing, made)
    if refusal is not None:
        return _Done(False, (refusal,), tuple(differs))
    if _asked(request).dry:
        return _Done(True, (), (*lines, *differs))
    outputs = tuple((name, digest_of(content)) for name, content in made.files.items())
    record = ImportRecord(path.name, digest_of(data), outputs, made.left)
    ordered = dict(sorted(made.files.items(), key=lambda entry: entry[0] == text))
    ordered[record_name(item.id)] = write_record(record)
    former = [name for name, _ in known.outputs] if known else []
    gone = [name for name in former if name not in made.files and (folder / name).is_file()]
    if word.is_file():  # an item has one text
        gone.append(word.name)
    kept = replace_kept(folder, ordered, gone=gone)
    if kept:
        names = ", ".join(entry.name for entry in kept)
        lines.append(f"  Bản cũ giữ trong {place.place}/.luu/: {names}")
    return _Done(True, (), (*lines, *differs))


def _record(folder: Path, item: str) -> ImportRecord | None:
    path = folder / record_name(item)
    return read_record(path.read_bytes()) if path.is_file() else None


def _names(folder: Path, known: ImportRecord | None, made: BroughtFiles) -> list[str]:
    """Give the files that stand there of those to be written and those written before."""
    names = {*made.files, *(name for name, _ in known.outputs)} if known else set(made.files)
    return sorted(name for name in names if (folder / name).is_file())


def _told(request: Request, place: _Round, item: Item, made: BroughtFiles) -> Iterator[str]:
    yield from written_lines(place.place, item.id, made.counts, dry=_asked(request).dry)
    record = f"{place.place}/{record_name(item.id)}"
    yield from left_lines(made.left, record, every=request.detailed)


def _differs(standing: Mapping[str, bytes], made: BroughtFiles, *, every: bool) -> tuple[str, ...]:
    """Give the lines that say how what stands there would change; none for a first import."""
    if not standing:
        return ()
    text = next(name for name in made.files if name.endswith(".md"))
    others = [
        name
        for name in sorted({*standing, *made.files} - {text})
        if standing.get(name) != made.files.get(name)
    ]
    before = standing.get(text, b"").decode("utf-8", "replace")
    found = tuple(diff_lines(before, made.files[text].decode(), others, every=every))
    return found or ("  Bài đang có đã đúng như tệp này.",)


def _refusal(
    request: Request,
    place: _Round,
    item: Item,
    known: ImportRecord | None,
    standing: Mapping[str, bytes],
    made: BroughtFiles,
) -> Notice | None:
    """Give why nothing is written: a person's edits, or what stands there and no --replace."""
    edited = known.changed(standing) if known else ()
    where = f"{place.place}/{item.id}.md"
    if edited:
        names = ", ".join(edited)
        message = f"đã có người sửa {names} sau lần nhập trước; nhập lại sẽ mất các chỗ sửa đó"
        fix = (
            "xem khác nhau ở trên (hoặc --dry-run), chép các chỗ sửa ra ngoài, xóa tệp đó rồi chạy "
            "lại"
        )
        return _notice(place, item, where, "bai-da-sua-tay", message, fix)
    changed = [name for name, data in standing.items() if made.files.get(name) != data]
    if changed and not _asked(request).replace:
        message = f"đã có {', '.join(changed)}; chưa ghi gì"
        fix = "xem khác nhau ở trên; ghi thêm --replace để thay (bản cũ giữ trong .luu/)"
        return _notice(place, item, where, "bai-da-co", message, fix)
    return None


def _notice(place: _Round, item: Item, file: str, code: str, message: str, fix: str) -> Notice:
    return Notice(Severity.ERROR, code, message, fix, file, agency=place.agency.id, item=item.id)
