"""What was noticed of a draft: what the checks find, what is muted, what is one agency's."""

from collections.abc import Iterator, Sequence

from pipeline.compose.checked import run_checks
from pipeline.compose.checks import gather
from pipeline.intake.nearest import or_nearest
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, MutedCheck
from pipeline.model.report import Report
from pipeline.rounds import Shared
from pipeline.stages.build import Built
from pipeline.workspace import Inventory


def checked(built: Built, earlier: Report | None, agency: str = "") -> tuple[Notice, ...]:
    """Give what the checks find in a draft; with an agency, all that they find of it."""
    gathered = built.gathered
    evidence = gather(
        built.report,
        built.registers,
        previous=earlier,
        forms=gathered.forms,
        loose=gathered.loose,
        loose_before=gathered.loose_before,
        texts=gathered.materials.contributions.values(),
        tone_style=built.shared.settings.tone_style,
    )
    return run_checks(evidence, agency, built.by_item)


def worded(built: Built, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Give the notices on texts kept in Word by the words for their places.

    Such a file has no lines: "đoạn 12: '…'", "bảng 3, hàng 4" stand where a cell's address would.
    """
    places = built.gathered.places
    return tuple(
        _worded(notice, places[notice.file]) if notice.file in places else notice
        for notice in notices
    )


def _worded(notice: Notice, places: Sequence[str]) -> Notice:
    if notice.line is None or not 0 < notice.line <= len(places):
        return notice
    return replace(notice, line=None, cell=places[notice.line - 1])


def of_agency(agency: str, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """Give the notices of one agency."""
    return tuple(notice for notice in notices if notice.agency == agency)


def unmuted(notices: Sequence[Notice], built: Built) -> tuple[Notice, ...]:
    """Leave out the notices that `cau-hinh.yaml` or the head of a text switches off.

    An author switches off warnings of the own text; an error only `cau-hinh.yaml` does.
    """
    texts = built.gathered.materials.contributions.values()
    own = tuple(entry for text in texts for entry in text.muted)
    milder = tuple(notice for notice in notices if notice.severity is not Severity.ERROR)
    gone = {id(notice) for notice in milder if _is_muted(notice, own)} if own else set()
    muted = built.shared.settings.muted
    return tuple(n for n in notices if id(n) not in gone and not _is_muted(n, muted))


def _is_muted(notice: Notice, muted: Sequence[MutedCheck]) -> bool:
    """Say whether a notice is of a code and place switched off: file, `file:line`, item, agency."""
    return any(
        notice.code == entry.code
        and (
            not entry.where
            or entry.where in {notice.file, notice.place, notice.item, notice.agency}
        )
        for entry in muted
    )


def without_next_round(inventory: Inventory, shared: Shared) -> Iterator[Notice]:
    """Say that comments on the last draft have no round in which they would be answered."""
    last = max(entry.number for entry in shared.schedule.rounds)
    if inventory.comment_files(last):
        yield Notice(
            Severity.WARNING,
            "chua-co-lan-sau",
            f"có ý kiến đối với dự thảo lần {last} nhưng kế hoạch chưa có lần {last + 1} để "
            "tiếp thu",
            f"thêm `- so: {last + 1}` với ngày vào mục lan của ke-hoach.yaml",
            file=f"sections/lan-{last}/y-kien",
        )


def unknown_agency(agency: str, agencies: Sequence[Agency]) -> Notice | None:
    """Say that no agency has that id; None where one has, and where none is named."""
    if not agency or any(entry.id == agency for entry in agencies):
        return None
    fix = or_nearest(agency, [entry.id for entry in agencies], "dùng mã trong co-quan.yaml")
    return Notice(Severity.ERROR, "co-quan-khong-co", f"không có cơ quan '{agency}'", fix)
