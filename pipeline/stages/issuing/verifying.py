"""An issued round held against its seal: files, package, inputs, and the draft made again."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pipeline.model.errors import system_words
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.seal import INPUTS, ISSUED, RECORD, Seal, package_name
from pipeline.publish.archive import file_hash
from pipeline.publish.bag import archive_hashes, bag_faults, payload
from pipeline.publish.seal import seal_of
from pipeline.stages.drafting import tool
from pipeline.stages.issuing.issued import (
    expected_files,
    issued_place,
    kept_rendering,
    own_templates,
    sent_files,
    unpack,
)
from pipeline.work.fingerprint import program
from pipeline.work.pool import Pool, serial
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, differences, is_bound, listed, scan, stored
from pipeline.workspace.sealed import ADDED, CHANGED, CODES, LOST, mending

_FIX: Final = "lấy lại tệp từ bản lưu của lần phát hành"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was held against a seal; `rebuilt` says that the draft was made again, byte for byte."""

    seal: Seal
    rebuilt: bool


def issued_rounds(root: Path) -> tuple[int, ...]:
    """Give the rounds that have a seal, or something of one."""
    inventory = listed(root).value
    found = {
        file.round
        for file in inventory.files
        if file.round
        and not file.agency
        and (file.inner == RECORD or file.inner.startswith(f"{ISSUED}/"))
    }
    return tuple(sorted(number for number in found if not _is_open(root, number)))


def verify_round(
    root: Path, number: int, *, watch: Watch, pool: Pool = serial
) -> Outcome[Verified | None]:
    """Give what is found of an issued round; None where it has no seal that can be read."""
    folder = root / "sections" / f"lan-{number}"
    seal = seal_of(folder)
    if seal is None or seal.round != number:
        return Outcome(None, (_no_seal(folder, number),))
    if not seal.is_closed:
        return Outcome(None, (_error("lan-chua-chot", f"lần {number} chưa chốt", "", ""),))
    inventory = listed(root).value
    found = (
        *_files(root, seal),
        *_earlier(root, seal),
        *_live(inventory, seal),
        *_templates(root, seal),
    )
    if any(notice.severity is Severity.ERROR for notice in found):
        return Outcome(Verified(seal, rebuilt=False), found)
    if seal.tool != tool():
        return Outcome(Verified(seal, rebuilt=False), (*found, _other_tool(seal)))
    unlike = tuple(_rebuilt(root, seal, watch, pool))
    if unlike and seal.program != program():
        return Outcome(Verified(seal, rebuilt=False), (*found, _other_program(seal, unlike)))
    return Outcome(Verified(seal, rebuilt=not unlike), (*found, *unlike))


def _is_open(root: Path, number: int) -> bool:
    seal = seal_of(root / "sections" / f"lan-{number}")
    return seal is not None and not seal.is_closed


def _no_seal(folder: Path, number: int) -> Notice:
    name = f"sections/lan-{number}/{RECORD}"
    if (folder / RECORD).exists():
        return _error("ban-chot-hong", "đã bị sửa hoặc hỏng", _FIX, name)
    if (folder / ISSUED).exists() and not (folder / ".khoa-moi.json").exists():
        return _error("ban-chot-hong", "không còn, trong khi có phat-hanh/", _FIX, name)
    return _error("lan-chua-chot", f"lần {number} chưa chốt", f"`quyhoach seal {number}`", "")


def _files(root: Path, seal: Seal) -> Iterator[Notice]:
    """Hold the files of `phat-hanh/` against the record."""
    place, expected = issued_place(root, seal.round), expected_files(seal)
    there = {path.relative_to(place).as_posix(): path for path in _below(place)}
    for name in sorted(expected.keys() | there.keys()):
        shown = f"sections/lan-{seal.round}/{ISSUED}/{name}"
        if name not in there:
            yield _error("ban-chot-thieu-tep", "không còn", _FIX, shown)
        elif name not in expected:
            yield _error("ban-chot-thua-tep", "không có trong bản đã chốt", "bỏ tệp này", shown)
        else:
            yield from _changed(there[name], shown, expected[name], seal)


def _below(place: Path) -> Iterator[Path]:
    found = sorted(place.rglob("*")) if place.is_dir() else []
    return (path for path in found if path.is_symlink() or not path.is_dir())


def _changed(path: Path, shown: str, digest: str, seal: Seal) -> Iterator[Notice]:
    if path.is_symlink():
        yield _error("ban-chot-bi-doi", "là liên kết, không phải tệp đã chốt", _FIX, shown)
        return
    try:
        now = file_hash(path)
    except OSError as error:
        yield _error("ban-chot-bi-doi", f"không đọc được ({system_words(error)})", _FIX, shown)
        return
    if now != digest:
        within = "; ".join(_within(path, seal))
        yield _error("ban-chot-bi-doi", f"khác bản đã chốt{within and ': '}{within}", _FIX, shown)


def _within(path: Path, seal: Seal) -> Iterator[str]:
    """Name what is different in a package or in the copy of the inputs."""
    top = f"{path.stem}/data/" if path.name == package_name(seal.round) else ""
    if path.suffix != ".zip":
        return
    inner = {f"{top}{name}": one for name, one in seal.outputs.items() if not _own(name)}
    expected = inner if path.name != INPUTS else dict(seal.inputs)
    try:
        found = archive_hashes(path)
        faults = dict(bag_faults(path)) if top else {}
    except (zipfile.BadZipFile, OSError):
        yield "không mở được"
        return
    for name in sorted(expected.keys() | (found.keys() if not top else set())):
        if found.get(name) != expected.get(name):
            state = "thừa" if name not in expected else "đã đổi" if name in found else "thiếu"
            yield f"{name.removeprefix(top)} {state}"
    shown = {name.removeprefix("data/") for name in expected}
    yield from (f"{name} {how}" for name, how in faults.items() if name not in shown)


def _own(name: str) -> bool:
    return name.startswith(f"{ISSUED}/")


def _earlier(root: Path, seal: Seal) -> Iterator[Notice]:
    """Hold the seals of earlier rounds against those that the round was made with."""
    for name, digest in sorted(seal.earlier.items()):
        path = root / name
        try:
            now = file_hash(path)
        except OSError:
            now = ""
        if now != digest:
            how = "khác" if now else "không còn"
            message = f"{how} so với khi chốt lần {seal.round}"
            yield _error("ban-chot-truoc-bi-doi", message, _FIX, name)


def _live(inventory: Inventory, seal: Seal) -> Iterator[Notice]:
    """Hold what stands in the folders against the inputs kept."""
    for name, how in differences(inventory, seal):
        file = stored(name, inventory.root, 0)
        if is_bound(file, seal.round, how):
            fix = mending(file, seal.round)
            yield _error(CODES[how], how, fix, name)
        elif file.round is None:
            yield _changed_since(Severity.INFO, how, name)
        else:
            yield _changed_since(Severity.WARNING, how, name)


def _changed_since(severity: Severity, how: str, name: str) -> Notice:
    message = f"{how}; lần đã chốt giữ bản cũ, các lần sau đọc bản mới"
    return Notice(severity, "tep-doi-sau-khi-chot", message, "", name)


def _templates(root: Path, seal: Seal) -> Iterator[Notice]:
    now = {f"templates/{path.name}": path for path in own_templates(root)}
    sealed = {name: digest for name, digest in seal.inputs.items() if name.startswith("templates/")}
    for name in sorted(now.keys() | sealed.keys()):
        if name not in now:
            yield _changed_since(Severity.INFO, LOST, name)
        elif name not in sealed:
            yield _changed_since(Severity.INFO, ADDED, name)
        elif file_hash(now[name]) != sealed[name]:
            yield _changed_since(Severity.INFO, CHANGED, name)


def _other_tool(seal: Seal) -> Notice:
    return Notice(
        Severity.WARNING,
        "phien-ban-khac",
        f"lần {seal.round} chốt bằng {seal.tool}, đang dùng {tool()}: chỉ đối chiếu mã băm, "
        "không dựng lại",
        f"dùng {seal.tool} để dựng lại và so từng byte",
        f"sections/lan-{seal.round}/{RECORD}",
    )


def _other_program(seal: Seal, unlike: tuple[Notice, ...]) -> Notice:
    """Say that a program of the same version, but of other code or libraries, writes otherwise."""
    names = [notice.message.partition(": ")[0] for notice in unlike]
    more = f" và {len(names) - 3} tệp nữa" if len(names) > 3 else ""
    return Notice(
        Severity.WARNING,
        "chuong-trinh-khac",
        f"mọi mã băm đều đúng; dựng lại khác ở {', '.join(names[:3])}{more}, vì mã chương trình "
        "hoặc thư viện không còn như khi chốt",
        "dùng đúng bản chương trình và thư viện khi chốt để so từng byte",
        f"sections/lan-{seal.round}/{RECORD}",
    )


def _rebuilt(root: Path, seal: Seal, watch: Watch, pool: Pool) -> Iterator[Notice]:
    """Make the draft again of the inputs kept, and hold it byte by byte against the package."""
    issued = issued_place(root, seal.round)
    package = issued / package_name(seal.round)
    shown = package.relative_to(root).as_posix()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        unpack(issued / INPUTS, scan(root).value, seal.round, folder)
        rendering = kept_rendering(issued, seal)
        made = sent_files(folder, seal.round, rendering, watch=watch, pool=pool).value or {}
    sent = payload(package)  # its hashes are those of the record, as was held before
    for name in sorted(sent.keys() | made.keys()):
        if sent.get(name) != made.get(name):
            state = "không dựng lại được" if name not in made else "dựng lại khác từng byte"
            if name not in sent:
                state = "dựng lại thì có, bản đã phát hành không có"
            yield _error("dung-lai-khac", f"{name}: {state}", "", shown)


def _error(code: str, message: str, fix: str, file: str) -> Notice:
    return Notice(Severity.ERROR, code, message, fix, file)
