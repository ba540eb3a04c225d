"""The command `export N --to odt`: the finished report in another format."""

from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.notice import Notice, Severity
from pipeline.model.seal import package_name
from pipeline.publish.bag import payload
from pipeline.publish.folder import building, replace_file
from pipeline.render.pdf.export import exported
from pipeline.render.pdf.office import find_office
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started
from pipeline.stages.issuing.issued import issued_place
from pipeline.work.watch import Watch
from pipeline.workspace import scan


def run(request: Request, watch: Watch) -> Finished:
    """Write `build/xuat/bao-cao-lan-N.<format>` from the package of a round, or from its draft.

    Raises:
        ConversionError: LibreOffice or pandoc made nothing; what was there stays.
    """
    assert request.round_number is not None
    number, root = request.round_number, request.workspace
    name = f"bao-cao-lan-{number}"
    found = _report(root, number, name)
    if found is None:
        message = f"chưa có build/lan-{number}/{name}.docx"
        fix = f"dựng trước bằng `quyhoach draft {number}`"
        return not_started((Notice(Severity.ERROR, "chua-dung-bao-cao", message, fix),))
    data, whence = found
    watch.now(f"Chuyển sang .{request.format}")
    made, by = exported(data, request.format, find_office())
    target = root / "build" / "xuat" / f"{name}.{request.format}"
    with building(root / "build", wait=WAIT_SECONDS):
        replace_file(target, made)
    return Finished(lines=(f"Đã xuất {target.relative_to(root).as_posix()} từ {whence} ({by})",))


def _report(root: Path, number: int, name: str) -> tuple[bytes, str] | None:
    """Give the report and where it is from: what was sent of an issued round, else the draft."""
    if scan(root).value.sealed(number) is not None:
        package = issued_place(root, number) / package_name(number)
        return payload(package)[f"{name}.docx"], package.relative_to(root).as_posix()
    draft = root / "build" / f"lan-{number}" / f"{name}.docx"
    return (draft.read_bytes(), draft.relative_to(root).as_posix()) if draft.is_file() else None
