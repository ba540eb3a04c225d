"""The command `responses N`: comments on draft N-1 carried into `sections/lan-N/tiep-thu.xlsx`.

What earlier rounds left open, not kept or undecided stands behind them, to be answered there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.arguments import Request
from pipeline.consult.assignment import Duties, ministries
from pipeline.consult.memory.proposed_rows import proposed_rows, unanswered
from pipeline.consult.register.carried import balance_words
from pipeline.consult.register.cells import item_labels
from pipeline.consult.register.remembered import to_answer
from pipeline.limits import MB, Limits
from pipeline.model.earlier import Left
from pipeline.model.fixed import replace
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.publish.folder import building, replace_file
from pipeline.publish.user_file import replace_user_file
from pipeline.render.excel.register_workbook import extended_register, lost_parts, new_register
from pipeline.render.excel.reminders import reminders_workbook
from pipeline.rounds import Resources, read_shared
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, left, not_started
from pipeline.stages.build import build
from pipeline.stages.consultation import REGISTER, ConsultationRecord, changes_of, read_consultation
from pipeline.stages.promises import left_now
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, Processes, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, read_bytes, scan

REMINDERS = "build/theo-doi/nhac-tra-loi.xlsx"


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register to be written: its file, its bytes (None: nothing to change), and the balance.

    `new` counts the rows added, `again` those of earlier rounds among them; `before` are the
    bytes that stood there, b"" for none; `reminders` is what each person has still to answer;
    `named` is what agencies and items are called.
    """

    file: str
    data: bytes | None
    before: bytes
    new: int
    balance: str
    reminders: bytes = b""
    again: int = 0
    named: Named = field(default_factory=Named)

    @property
    def done(self) -> str:
        """Say in a few words what was written."""
        if self.data is None:
            return "không có gì mới"
        again = f" và {self.again} ý kiến lần trước còn để lại" if self.again else ""
        return f"thêm {self.new - self.again} ý kiến{again}"


def run(request: Request, watch: Watch) -> Finished:
    """Put the comments into the register, whose former state stays beside it."""
    assert request.round_number is not None
    build = request.workspace / "build"
    with building(build, wait=WAIT_SECONDS), kept_results(request) as results:
        made = responses(
            request.workspace,
            request.round_number,
            watch=watch,
            pool=Processes(),
            results=results,
        )
        carried = made.value
        if carried is not None and carried.data is not None:
            replace_user_file(request.workspace / carried.file, carried.data, before=carried.before)
        if carried is not None:
            reminders = request.workspace / REMINDERS
            reminders.parent.mkdir(exist_ok=True)
            replace_file(reminders, carried.reminders)
    if carried is None:
        return not_started(made.notices)
    lines = (
        f"{carried.file}: {carried.done}; {carried.balance}",
        f"Danh sách nhắc trả lời: {REMINDERS}",
    )
    outputs = left(request.workspace / REMINDERS, request, {"": carried.reminders})
    return Finished(made.notices, lines, named=carried.named, outputs=outputs)


def responses(
    root: Path,
    round_number: int,
    *,
    watch: Watch,
    pool: Pool = serial,
    results: Store = NOTHING_KEPT,
) -> Outcome[RegisterFile | None]:
    """Give the register of draft N with every comment on draft N-1 in it.

    None where it cannot start: no earlier round, a round that is issued, unreadable shared files,
    or a register there that cannot be read, which is never written over.
    """
    if round_number < 2:
        fix = "dùng lần 2 trở đi: `quyhoach responses 2` đưa ý kiến đối với dự thảo lần 1 vào bảng"
        message = "dự thảo lần 1 chưa có ý kiến nào để tiếp thu"
        return Outcome(None, (Notice(Severity.ERROR, "khong-co-lan-truoc", message, fix),))
    resources = Resources(MemoryCache(), pool, watch, kept=results)
    scanned = scan(root)
    inventory = scanned.value
    if inventory.sealed(round_number) is not None:
        return Outcome(None, (_issued(round_number),))
    shared = read_shared(inventory, round_number, resources)
    earlier = build(inventory, round_number - 1, resources)
    if shared.value is None or earlier.value is None:
        return Outcome(None, in_order((*scanned.notices, *shared.notices, *earlier.notices)))
    record = read_consultation(inventory, earlier.value, shared.value[0], resources)
    notices = (*scanned.notices, *record.notices)
    before = _before(inventory, round_number, shared.value[0].settings.limits)
    if before.value and record.value.register.layout is None:
        return Outcome(None, in_order((*notices, *before.notices)))
    before_that = left_now(inventory, record.value, earlier.value, resources)
    carried = _carried(record.value, before.value or b"", before_that)
    named = replace(carried.value, named=Named.of(earlier.value.report))
    return Outcome(named, in_order((*notices, *carried.notices)))


def _before(inventory: Inventory, round_number: int, limits: Limits) -> Outcome[bytes | None]:
    name = f"sections/lan-{round_number}/{REGISTER}"
    if inventory.get(name) is None:
        return Outcome(None)
    return read_bytes(inventory, name, limit=limits.file_mb * MB)


def _carried(
    record: ConsultationRecord, before: bytes, before_that: Sequence[Left]
) -> Outcome[RegisterFile]:
    outlines = (record.shared.outline, record.earlier.outline)
    duties = Duties.of(outlines, record.agencies, record.shared.round.day)
    there = {row.code for row in record.later}
    of_state = ministries(record.agencies)
    again = proposed_rows(before_that, there, duties, of_state, item_labels(outlines))
    changes = changes_of(record, again)
    file, words = record.register.file, balance_words(record.consultation.balance)
    memory = record.register.memory if changes is None else changes.memory
    names = {agency.id: agency.name for agency in record.agencies}
    open_ = (*to_answer(record.consultation, memory), *unanswered(before_that, duties))
    reminders = reminders_workbook(open_, names)
    if changes is None:
        return Outcome(RegisterFile(file, None, before, 0, words, reminders))
    layout = record.register.layout
    if layout is None:
        data = new_register(changes)
    else:
        modules = record.register.modules_layout
        data = extended_register(before, layout, changes, modules)
    lost = lost_parts(before, data) if before else ()
    if lost and changes.is_memory_alone:
        # nothing a person sees is to be written: not worth what would be lost
        return Outcome(RegisterFile(file, None, before, 0, words, reminders))
    return Outcome(
        RegisterFile(file, data, before, len(changes.rows), words, reminders, len(again)),
        tuple(_lost(file, kind) for kind in lost),
    )


def _lost(file: str, kind: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "bang-mat-hinh",
        f"hình vẽ, biểu đồ hoặc ghi chú kiểu mới trong bảng không giữ được khi ghi ({kind})",
        "chép lại từ bản lưu tiep-thu.cu.xlsx bên cạnh",
        file=file,
    )


def _issued(round_number: int) -> Notice:
    return Notice(
        Severity.ERROR,
        "lan-da-chot",
        f"dự thảo lần {round_number} đã chốt, bảng tiếp thu của lần này là bản đã gửi đi",
        f"trả lời ý kiến gửi thêm ở lần sau: `quyhoach responses {round_number + 1}`; hoặc mở lại "
        f"bằng `quyhoach unseal {round_number} --reason …`",
        f"sections/lan-{round_number}/{REGISTER}",
    )
