"""What is wrong with signatures as `ky.yaml` files list them, and which no longer hold."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from pipeline.model.notice import Notice, Severity
from pipeline.model.signature import PartSignature, Signature, SignedPart, SignState
from pipeline.model.text import folded

SIGN_AGAIN = "thủ trưởng ký lại, ghi bằng `quyhoach sign`; hoặc khôi phục tệp như bản đã ký"


def signature_notices(
    signatures: Sequence[Signature],
    states: Sequence[PartSignature],
    *,
    writes: Mapping[str, Collection[str]],
    files: Collection[str],
    today: date,
) -> Iterator[Notice]:
    """Say what cannot be right in the signatures up to a round, and what changed after them.

    Args:
        signatures: All of the rounds up to this one.
        states: What stands in this round, with its signatures.
        writes: The items each agency writes in any outline up to this round.
        files: Names of all files of the workspace, for the scans.
        today: The day it is.
    """
    for signature in signatures:
        yield from _unknown_items(signature, writes.get(signature.agency, ()))
        yield from _scan(signature, files)
        yield from _future(signature, today)
    yield from _one_number(signatures)
    yield from (_changed(state) for state in states if state.state is SignState.CHANGED)


def _unknown_items(signature: Signature, own: Collection[str]) -> Iterator[Notice]:
    for part in signature.parts:
        if part.item not in own:
            message = f"ký mục '{part.item}', nhưng đề cương không giao mục này cho cơ quan"
            listed = ", ".join(sorted(own)[:6])
            fix = f"sửa mã mục (các mục của cơ quan: {listed} …)" if own else "bỏ dòng này"
            yield _at(signature, part, Severity.ERROR, "ky-muc-khong-co", message, fix)


def _scan(signature: Signature, files: Collection[str]) -> Iterator[Notice]:
    folder = signature.file.rpartition("/")[0]
    if signature.scan and f"{folder}/{signature.scan}" not in files:
        message = f"không có tệp '{signature.scan}' (bản ký số {signature.number}) bên cạnh ky.yaml"
        fix = f"đặt bản chụp văn bản đã ký vào {folder}/, tên bắt đầu bằng ban-ky"
        yield _at(signature, None, Severity.ERROR, "ky-thieu-ban-ky", message, fix)


def _future(signature: Signature, today: date) -> Iterator[Notice]:
    if signature.day > today:
        message = f"ngày ký {signature.day:%d/%m/%Y} sau ngày hôm nay ({today:%d/%m/%Y})"
        fix = "kiểm tra lại ngày của văn bản"
        yield _at(signature, None, Severity.WARNING, "ky-ngay-sau-nay", message, fix)


def _one_number(signatures: Sequence[Signature]) -> Iterator[Notice]:
    """Tell of one letter's number that stands for two letters, or for two states of one item."""
    first: dict[tuple[str, str], Signature] = {}
    held: dict[tuple[str, str, str], str] = {}
    for signature in signatures:
        key = signature.agency, folded(signature.number)
        earlier = first.setdefault(key, signature)
        if _letter(earlier) != _letter(signature):
            message = (
                f"số văn bản {signature.number} đã dùng cho văn bản khác "
                f"(ngày {earlier.day:%d/%m/%Y}, {earlier.person}, {earlier.file}:{earlier.line})"
            )
            fix = "ghi đúng số, ngày, người ký và bản ký của từng văn bản"
            yield _at(signature, None, Severity.ERROR, "ky-trung-so", message, fix)
        for part in signature.parts:
            if held.setdefault((*key, part.item), part.sha256) != part.sha256:
                message = (
                    f"số văn bản {signature.number} ký hai nội dung khác nhau của mục '{part.item}'"
                )
                fix = "ký nội dung mới bằng một văn bản mới, ghi bằng `quyhoach sign`"
                yield _at(signature, part, Severity.ERROR, "ky-trung-so", message, fix)


def _letter(signature: Signature) -> tuple[date, str, str]:
    return signature.day, folded(signature.person), signature.scan


def _changed(state: PartSignature) -> Notice:
    signature = state.signature
    assert signature is not None
    return Notice(
        Severity.WARNING,
        "ky-da-doi",
        f"đã đổi sau khi ký (số {signature.number}, {signature.day:%d/%m/%Y}): "
        f"{'; '.join(state.changes)}; mục coi như chưa ký",
        SIGN_AGAIN,
        signature.file,
        signature.line,
        agency=state.sources.agency,
        item=state.sources.item,
    )


def _at(
    signature: Signature,
    part: SignedPart | None,
    severity: Severity,
    code: str,
    message: str,
    fix: str,
) -> Notice:
    line = signature.line if part is None else part.line
    return Notice(severity, code, message, fix, signature.file, line, agency=signature.agency)
