"""The scan of a letter that came with a form: a PDF or a picture, known by its first bytes.

One that bears a mark of secrecy, in its name or in the words of a PDF, is refused.
"""

from typing import Final

from starlette.datastructures import FormData, UploadFile

from pipeline.intake.secrecy import secrecy_in_name
from pipeline.stages.commenting.sending import Scan
from pipeline.stages.handing.scan_secrecy import scan_mark
from pipeline.work.turns import Turns

LARGEST: Final = 20_000_000  # bytes
_TWO: Final = Turns(2)  # read at once: the machine has other work
_KINDS: Final = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))


async def scan_in(form: FormData) -> tuple[Scan, str]:
    """Give the scan of a form, none where none was chosen, and what is wrong with it."""
    given = form.get("ban-chup")
    if not isinstance(given, UploadFile):
        return Scan(), ""
    data = await given.read()
    if not data and not given.filename:
        return Scan(), ""
    if len(data) > LARGEST:
        return Scan(), "Bản chụp lớn hơn 20 MB; hãy chụp lại ở cỡ nhỏ hơn rồi chọn lại tệp."
    ending = next((name for start, name in _KINDS if data.startswith(start)), "")
    if not ending:
        return Scan(), "Bản chụp phải là tệp PDF, ảnh PNG hoặc JPG; hãy chọn lại tệp."
    mark = secrecy_in_name(given.filename or "") or await _TWO.run(scan_mark, data, ending)
    if mark:
        words = f"Bản chụp có dấu độ mật “{mark}”; trang này không nhận văn bản mật. Hãy gửi "
        return Scan(), f"{words}theo đường văn bản mật."
    return Scan(data, ending), ""
