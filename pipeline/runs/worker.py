"""The command `worker`: this machine works for a Dask cluster until the scheduler goes away."""

from pipeline.arguments import Request
from pipeline.model.errors import FleetError
from pipeline.runs.finished import Finished
from pipeline.work.fleet.cluster import NoSchedulerError, serve
from pipeline.work.fleet.duty import has_office
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Work, saying whether it can make PDFs."""
    asked = request.working
    assert asked is not None
    office = "có LibreOffice" if has_office() else "không có LibreOffice: chỉ nhận việc --fast"
    watch.now(f"Làm việc cho {asked.address}, mỗi lúc {asked.slots} thư mục, {office}")
    try:
        serve(asked.address, slots=asked.slots, name=asked.name)
    except NoSchedulerError as error:
        words = f"bộ điều phối {asked.address} không trả lời ({error}); kiểm tra địa chỉ và cổng"
        raise FleetError(words) from error
    return Finished((), (f"Bộ điều phối {asked.address} đã dừng; {office}",))
