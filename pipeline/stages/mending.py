"""What is mended of the agencies' texts, and where each is to be written.

A text that was signed, or that an issued round was made of, stays as it is: what is mended of it is
written into the next round that is open, as `carry` does.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal

from pipeline.intake.markdown.mended import mended_section, said
from pipeline.intake.modern import modern
from pipeline.intake.text import decode
from pipeline.limits import MB
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.signature import SignState
from pipeline.rounds import Resources
from pipeline.stages.build import Built
from pipeline.stages.signing import signing
from pipeline.workspace import Inventory, read_bytes
from pipeline.workspace.places import is_taken

_OLD: Final = "bang-ma-cu"  # the code of a text in an old encoding


class Text(Fixed):
    """A text that serves: its file, agency, item, round, and the codes switched off for it."""

    name: str
    agency: str
    item: str
    round: int
    left: tuple[str, ...] = ()

    @property
    def inner(self) -> str:
        """Give its name within the agency's folder."""
        return "/".join(self.name.split("/")[3:])


class Mending(Fixed):
    """A text mended: `before` and `after` as decoded, `data` what is to be put at `target`.

    `held` are the bytes it was read from.
    """

    text: Text
    target: str
    before: str
    after: str
    held: bytes
    data: bytes


def mendings(
    inventory: Inventory, built: Built, resources: Resources, texts: Sequence[Text]
) -> Outcome[tuple[Mending, ...]]:
    """Give what is mended of each text, those with nothing to mend left out."""
    states = signing(inventory, built, resources, today=date.max).value.parts
    signed = {
        (state.sources.agency, state.sources.item)
        for state in states
        if state.state is SignState.SIGNED
    }
    made: list[Mending] = []
    told: list[Notice] = []
    for text in texts:
        read = read_bytes(inventory, text.name, limit=built.shared.settings.limits.file_mb * MB)
        told += read.notices
        if read.value is not None:
            target = _target(inventory, built, text, signed=(text.agency, text.item) in signed)
            found = _mended(text, read.value, built)
            match _placed(found, text, read.value, target):
                case Mending() as one:
                    made.append(one)
                case Notice() as notice:
                    told.append(notice)
    return Outcome(tuple(made), tuple(told))


def texts_of(
    built: Built, notices: Sequence[Notice], agency: str, items: Sequence[str]
) -> tuple[Text, ...]:
    """Give the texts in Markdown that stand in a round, those in an old encoding among them."""
    found = {text.name: text for text in (*_readable(built), *_old(notices))}
    return tuple(
        text
        for text in found.values()
        if (not agency or text.agency == agency) and (not items or text.item in items)
    )


def _readable(built: Built) -> Iterator[Text]:
    muted = built.shared.settings.muted
    for entry in built.gathered.materials.contributions.values():
        if entry.file.endswith(".md") and not entry.withdrawn:
            places = {"", entry.file, entry.item, entry.agency}
            codes = [one.code for one in muted if one.where in places]
            codes += [one.code for one in entry.muted]
            yield Text(entry.file, entry.agency, entry.item, entry.round, tuple(codes))


def _old(notices: Sequence[Notice]) -> Iterator[Text]:
    for notice in notices:
        if notice.code == _OLD and notice.agency and notice.item and notice.file.endswith(".md"):
            number = int(notice.file.split("/")[1].removeprefix("lan-"))
            yield Text(notice.file, notice.agency, notice.item, number)


def _mended(text: Text, data: bytes, built: Built) -> tuple[str, str] | Notice | None:
    """Give a text before and after; None where nothing is mended, a notice where it cannot be."""
    style: Literal["hòa", "hoà"] = "hoà" if built.shared.settings.tone_style == "hoà" else "hòa"
    decoded = decode(data, file=text.name).value
    turned = modern(data) if decoded is None else None
    before = turned if decoded is None else decoded
    if before is None or (turned is None and not _as_written(before, data)):
        return _told(text, "tệp có ký tự không đọc đúng được, không tự sửa", "sửa tay trong tệp")
    after = mended_section(before, style, left=text.left)
    if said(after) != said(before):
        return _told(text, "sửa tự động làm đổi chữ nên không sửa", "sửa tay theo từng thông báo")
    if turned is not None:
        return data.decode("latin-1").replace("\r\n", "\n"), after
    return None if after == before else (before, after)


def _as_written(text: str, data: bytes) -> bool:
    """Say whether a text has every sign of its file: an unreadable one is shown as another."""
    shown = {"␦", "␡", "␤", *map(chr, range(0x2400, 0x2420))}
    return not any(sign in text and sign.encode() not in data for sign in shown)


def _placed(
    found: tuple[str, str] | Notice | None, text: Text, held: bytes, target: str | Notice
) -> Mending | Notice | None:
    """Give a mending with its place; what cannot be mended or placed is told."""
    if not isinstance(found, tuple):
        return found
    if isinstance(target, Notice):
        return target
    before, after = found
    ended = after.replace("\n", "\r\n") if b"\r\n" in held else after
    return Mending(text, target, before, after, held, ended.encode())


def _target(inventory: Inventory, built: Built, text: Text, *, signed: bool) -> str | Notice:
    """Give where a text is written: in its own round, or in the next that is open."""
    issued = [entry.number for entry in inventory.seals]
    locked = max([number for number in issued if number >= text.round], default=0)
    if not signed and not locked:
        return text.name
    after = max(text.round, locked)
    numbers = sorted(entry.number for entry in built.shared.schedule.rounds)
    following = next((number for number in numbers if number > after), None)
    why = "đã ký" if signed else f"thuộc dự thảo lần {locked} đã chốt"
    if following is None:
        fix = f"thêm lần {after + 1} vào ke-hoach.yaml"
        return _told(text, f"tệp {why}, cần ghi vào lần sau mà kế hoạch chưa có", fix)
    name = f"sections/lan-{following}/{text.agency}/{text.inner}"
    if is_taken(inventory, name):
        return _told(text, f"tệp {why}, và {name} đã có", "sửa tệp của lần sau")
    return name


def _told(text: Text, message: str, fix: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "khong-tu-sua",
        message,
        fix,
        text.name,
        None,
        None,
        text.agency,
        text.item,
    )
