"""What a head can sign: parts that stand and are not signed yet, by a letter not used before."""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.signature import PartSignature, Signature, SignState
from pipeline.model.text import folded


class LetterOfHead(Fixed):
    """The letter that a head signs by; `scan` is the file of its copy, "" for none."""

    person: str
    number: str
    day: date
    title: str = ""
    scan: str = ""


def signable(
    parts: Sequence[PartSignature], agency: str, items: Sequence[str]
) -> Outcome[tuple[PartSignature, ...]]:
    """Give an agency's parts that are to be signed: the items named, all where none is.

    What is signed already is passed over, with a word where it was named; an item of which
    nothing of the agency stands is an error, and then none is given.
    """
    own = {part.sources.item: part for part in parts if part.sources.agency == agency}
    unknown = tuple(_unknown(agency, item, tuple(own)) for item in items if item not in own)
    if unknown:
        return Outcome((), unknown)
    chosen = [own[item] for item in dict.fromkeys(items)] if items else list(own.values())
    told = tuple(_signed_already(part) for part in chosen if _is_signed(part) and items)
    return Outcome(tuple(part for part in chosen if not _is_signed(part)), told)


def misused_number(
    letter: LetterOfHead,
    parts: Sequence[PartSignature],
    agency: str,
    signatures: Sequence[Signature],
) -> Iterator[Notice]:
    """Say why a number cannot sign these parts: it is another letter's, or an older state's."""
    for signature in signatures:
        if signature.agency != agency or folded(signature.number) != folded(letter.number):
            continue
        if (signature.day, folded(signature.person)) != (letter.day, folded(letter.person)):
            message = (
                f"số văn bản {letter.number} đã dùng cho văn bản ngày {signature.day:%d/%m/%Y} "
                f"do {signature.person} ký"
            )
            yield _refused(message, "ghi đúng --no, --date, --by của văn bản", signature)
        held = {part.item for part in signature.parts}
        for part in parts:
            if part.sources.item in held:
                message = (
                    f"mục '{part.sources.item}' đã đổi sau khi ký bằng văn bản số {letter.number}"
                )
                yield _refused(message, "nội dung mới phải ký bằng một văn bản mới", signature)


def _is_signed(part: PartSignature) -> bool:
    return part.state is SignState.SIGNED


def _unknown(agency: str, item: str, own: Sequence[str]) -> Notice:
    listed = ", ".join(own[:8]) or "chưa có mục nào"
    return Notice(
        Severity.ERROR,
        "ky-muc-khong-co",
        f"không có nội dung của '{agency}' ở mục '{item}' để ký",
        f"các mục ký được: {listed}",
        agency=agency,
    )


def _signed_already(part: PartSignature) -> Notice:
    assert part.signature is not None
    by = part.signature
    return Notice(
        Severity.INFO,
        "ky-da-ky",
        f"mục '{part.sources.item}' đã ký, số {by.number} ngày {by.day:%d/%m/%Y}; không ghi lại",
        "",
        by.file,
        by.line,
        agency=part.sources.agency,
        item=part.sources.item,
    )


def _refused(message: str, fix: str, signature: Signature) -> Notice:
    return Notice(
        Severity.ERROR,
        "ky-trung-so",
        message,
        fix,
        signature.file,
        signature.line,
        agency=signature.agency,
    )
