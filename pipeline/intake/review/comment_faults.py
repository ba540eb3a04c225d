"""What is amiss with the comments of a reviewer's copy; those that are there are read all the same.

Source: ECMA-376 Part 1, 17.13.4 (comments; ids are unique), 17.3.2.37 (strike).
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pipeline.intake.oddities import oddities
from pipeline.intake.word.comment_parts import (
    comment_text,
    comments_root,
    has_stray_comments,
)
from pipeline.intake.word.package import W, WordPackage
from pipeline.model.notice import Notice, Severity

_Fault = tuple[Severity, str, str, str]  # weight, code, message, mending


def comment_faults(package: WordPackage, *, file: str, body: str) -> Iterator[Notice]:
    """Give a notice for each fault of the part that holds the comments; lost ones are errors."""
    root = comments_root(package)
    faults = [] if root is None else [*_of_part(package, root), *_of_words(root)]
    for fault in (*_lost(package, root), *faults):
        yield Notice(*fault, file=file, agency=body)


def _lost(package: WordPackage, root: etree._Element | None) -> Iterator[_Fault]:
    """Tell of comments that the document names and nobody can read."""
    named = {str(n.get(f"{W}id", "")) for n in package.document.iter(f"{W}commentReference")}
    held = () if root is None else root.iter(f"{W}comment")
    lost = named.difference(str(node.get(f"{W}id", "")) for node in held)
    is_broken = root is None and package.related(package.main, "comments") is not None
    if lost or is_broken:
        count = f"{len(lost)} nhận xét có dấu trong văn bản" if lost else "các nhận xét"
        yield (
            Severity.ERROR,
            "y-kien-mat-noi-dung",
            f"không đọc được nội dung của {count}: phần nhận xét trong tệp bị hỏng hoặc bị mất",
            "mở tệp bằng Word, đồng ý sửa chữa nếu được hỏi, rồi lưu lại; hoặc xin lại bản gốc",
        )


def _of_part(package: WordPackage, root: etree._Element) -> Iterator[_Fault]:
    if has_stray_comments(package):
        yield (
            Severity.WARNING,
            "y-kien-thieu-lien-ket",
            "phần nhận xét trong tệp không được liên kết với văn bản, Word không hiện; các nhận "
            "xét vẫn được tiếp nhận",
            "mở tệp bằng Word, kiểm tra nhận xét rồi lưu lại và gửi lại",
        )
    doubled = _doubled_ids(root)
    if doubled:
        yield (
            Severity.WARNING,
            "y-kien-trung-so",
            f"có nhiều nhận xét cùng một số trong tệp ({', '.join(doubled[:10])}), nên vị trí của "
            "chúng có thể sai",
            "kiểm tra mục và vị trí của các nhận xét này trong bảng tiếp thu",
        )


def _of_words(root: etree._Element) -> Iterator[_Fault]:
    struck = _struck_words(root)
    if struck:
        yield (
            Severity.WARNING,
            "y-kien-chu-gach",
            f"nhận xét có chữ gạch bỏ, vẫn được tiếp nhận như chữ thường: '{struck[0][:60]}'",
            "xóa hẳn chữ đã gạch trong nhận xét nếu không còn ý kiến đó",
        )
    nodes = list(root.iter(f"{W}comment"))
    texts = [comment_text(node) for node in nodes]
    wordless = sum(not text for text in texts)
    if wordless:
        yield (
            Severity.WARNING,
            "y-kien-khong-noi-dung",
            f"{wordless} nhận xét không có chữ nào (trống, chỉ có hình hoặc nét vẽ tay)",
            "hỏi lại người góp ý, ghi thêm nội dung góp ý",
        )
    names = (str(node.get(f"{W}author", "")) for node in nodes)
    odd = {
        code: (message, fix) for text in (*texts, *names) for code, message, fix in oddities(text)
    }
    for code, (message, fix) in odd.items():
        yield Severity.WARNING, code, f"nhận xét {message}", fix


def _doubled_ids(root: etree._Element) -> tuple[str, ...]:
    """Give the ids that more than one comment has, in order."""
    counts = Counter(str(node.get(f"{W}id", "")) for node in root.iter(f"{W}comment"))
    return tuple(id_ for id_, count in counts.items() if count > 1)


def _struck_words(root: etree._Element) -> tuple[str, ...]:
    """Give the words that comments show struck out, which are read like the others."""
    runs = (run for run in root.iter(f"{W}r") if _is_struck(run))
    words = (" ".join(text.text or "" for text in run.iter(f"{W}t")).strip() for run in runs)
    return tuple(filter(None, words))


def _is_struck(run: etree._Element) -> bool:
    marks = (run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike"))
    return any(
        mark is not None and str(mark.get(f"{W}val", "1")) not in ("0", "false", "off")
        for mark in marks
    )
