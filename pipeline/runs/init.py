"""The command `init`: a new workspace for another province."""

from pipeline.arguments import Request
from pipeline.publish.start import first_files, start
from pipeline.runs.finished import Finished
from pipeline.work.watch import Watch
from pipeline.workspace.templates import guide, templates


def run(request: Request, watch: Watch) -> Finished:
    """Make the folder of a new workspace, ready to be drafted.

    Raises:
        NotEmptyError: The folder holds something; nothing is written.
    """
    assert request.folder is not None
    files = first_files(templates() / "khoi-tao", guide(), province=request.province)
    start(request.folder, files)
    folder = request.folder
    return Finished(lines=(f"Đã tạo {folder}; dựng thử: quyhoach draft 1 --workspace {folder}",))
