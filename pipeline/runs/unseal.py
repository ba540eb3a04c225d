"""The command `unseal N --reason`: an issued round opened again, its package kept."""

from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.notice import Notice, Severity
from pipeline.publish.folder import building
from pipeline.publish.seal import open_again, recover, seal_of
from pipeline.runs.finished import WAIT_SECONDS, Finished
from pipeline.work.watch import Watch
from pipeline.workspace import scan


def run(request: Request, watch: Watch) -> Finished:
    """Open a round; who, when and why stay in its `khoa.json`, the package in `.luu/`."""
    assert request.round_number is not None
    number, root = request.round_number, request.workspace
    folder = root / "sections" / f"lan-{number}"
    day = f"{request.day:%Y-%m-%d}" if request.day else ""
    with building(root / "build", wait=WAIT_SECONDS):
        if folder.is_dir():
            recover(folder)
        refused = _refused(root, folder, number)
        if refused is not None:
            return Finished((refused,), judges=True)
        seal = seal_of(folder)
        assert seal is not None
        opened = open_again(folder, seal, by=request.by, day=day, reason=request.reason)
    kept = f"sections/lan-{number}/{opened.history[-1].kept}/"
    return Finished(lines=(f"Đã mở lại lần {number}; gói đã phát hành giữ trong {kept}",))


def _refused(root: Path, folder: Path, number: int) -> Notice | None:
    """Say why a round cannot be opened; None where it can."""
    seal = seal_of(folder)
    if seal is None or not seal.is_closed:
        hurt = seal is None and (folder / "khoa.json").exists()
        message = "khoa.json đã hỏng" if hurt else f"lần {number} chưa chốt"
        fix = (
            "lấy lại khoa.json từ bản lưu" if hurt else "xem các lần đã chốt bằng `quyhoach verify`"
        )
        return Notice(Severity.ERROR, "lan-chua-chot", message, fix)
    later = [entry.number for entry in scan(root).value.seals if entry.number > number]
    if not later:
        return None
    message = f"lần {later[0]} đã chốt trên cơ sở lần {number} như đã phát hành"
    fix = f"mở lại lần {later[0]} trước"
    return Notice(Severity.ERROR, "lan-sau-da-chot", message, fix)
