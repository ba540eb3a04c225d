"""What cannot be right in the days of delivery as `nop.yaml` files list them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.model.notice import Notice, Severity
from pipeline.model.receipt import Receipt


def receipt_notices(
    receipts: Sequence[Receipt], files: Mapping[str, str], *, today: date
) -> Iterator[Notice]:
    """Say of which files an entry speaks that are not there, or others now, or not yet come.

    `files` are the names of all agencies' files with their SHA-256, "" where nobody read them.
    """
    digests = {name.casefold(): digest for name, digest in files.items()}
    for receipt in receipts:
        name = f"{receipt.file.rpartition('/')[0]}/{receipt.inner}".casefold()
        if name not in digests:
            message = f"không có tệp '{receipt.inner}' bên cạnh nop.yaml"
            fix = "ghi đúng tên tệp đã nhận, hoặc bỏ dòng này"
            yield _at(receipt, Severity.ERROR, "nop-khong-co-tep", message, fix)
        elif digests[name] and not _is_told(receipt, receipts, digests[name]):
            message = f"tệp '{receipt.inner}' khác tệp đã ghi nhận ngày {receipt.day:%d/%m/%Y}"
            fix = "tệp nhận lại thì thêm một dòng với ngày mới; tự sửa thì ghi sha256 mới"
            yield _at(receipt, Severity.WARNING, "nop-tep-da-doi", message, fix)
        if receipt.day > today:
            message = f"ngày nhận {receipt.day:%d/%m/%Y} sau ngày hôm nay ({today:%d/%m/%Y})"
            yield _at(
                receipt, Severity.WARNING, "nop-ngay-sau-nay", message, "kiểm tra lại ngày nhận"
            )


def _is_told(receipt: Receipt, receipts: Sequence[Receipt], digest: str) -> bool:
    """Say whether an entry holds these bytes, or a later one of the same file speaks for it."""
    same = [one for one in receipts if one.file == receipt.file and one.names(receipt.inner)]
    return any(one.holds(digest) for one in same) or receipt is not same[-1]


def _at(receipt: Receipt, severity: Severity, code: str, message: str, fix: str) -> Notice:
    return Notice(severity, code, message, fix, receipt.file, receipt.line, agency=receipt.agency)
