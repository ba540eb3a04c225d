"""What is amiss with the comments of a reviewer's copy; all of them are read all the same.

Source: ECMA-376 Part 1, 17.13.4 (comments; ids are unique), 17.3.2.37 (strike).
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pipeline.intake.word.comment_parts import comments_root, has_stray_comments
from pipeline.intake.word.package import W, WordPackage
from pipeline.model.notice import Notice, Severity


def comment_faults(package: WordPackage, *, file: str, body: str) -> Iterator[Notice]:
    """Give a warning for each fault of the part that holds the comments."""
    root = comments_root(package)
    if root is None:
        return
    for code, message, fix in _faults(package, root):
        yield Notice(Severity.WARNING, code, message, fix, file=file, agency=body)


def _faults(package: WordPackage, root: etree._Element) -> Iterator[tuple[str, str, str]]:
    if has_stray_comments(package):
        yield (
            "y-kien-thieu-lien-ket",
            "phần nhận xét trong tệp không được liên kết với văn bản, Word không hiện; các nhận "
            "xét vẫn được tiếp nhận",
            "mở tệp bằng Word, kiểm tra nhận xét rồi lưu lại và gửi lại",
        )
    doubled = _doubled_ids(root)
    if doubled:
        yield (
            "y-kien-trung-so",
            f"có nhiều nhận xét cùng một số trong tệp ({', '.join(doubled[:10])}), nên vị trí của "
            "chúng có thể sai",
            "kiểm tra mục và vị trí của các nhận xét này trong bảng tiếp thu",
        )
    struck = _struck_words(root)
    if struck:
        yield (
            "y-kien-chu-gach",
            f"nhận xét có chữ gạch bỏ, vẫn được tiếp nhận như chữ thường: '{struck[0][:60]}'",
            "xóa hẳn chữ đã gạch trong nhận xét nếu không còn ý kiến đó",
        )


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
