"""What a draft made, a line each for report, changes and comments; read from its own files.

Of comments and changes what is open stands first: that is what the consultant does next.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pipeline.model.change import ChangeClass
from pipeline.model.earlier import LEFT_WORDS, LeftKind
from pipeline.model.entry import EntryKind
from pipeline.model.named import Named
from pipeline.model.verdict import STILL_OPEN, VERDICT_WORDS, Verdict

MANIFEST: Final = "manifest.json"
LOG: Final = "nhat-ky-thay-doi.json"
ANSWERS: Final = "tiep-thu-giai-trinh.json"
_WORTH_OPENING: Final = ("nhat-ky-thay-doi.html", "tiep-thu-giai-trinh.docx", "thong-bao.xlsx")
_MOST_FILES: Final = 3
_MOST_ITEMS: Final = 3  # named with the changes they give no reason for
_KIND_WORDS: Final = {
    EntryKind.CHANGED: "sửa",
    EntryKind.ADDED: "thêm",
    EntryKind.DELETED: "xóa",
    EntryKind.MOVED: "chuyển",
    EntryKind.SORTED: "sắp xếp lại",
    EntryKind.REPLACED: "thay thế hàng loạt",
}


def told(files: Mapping[str, bytes], named: Named | None = None) -> tuple[str, ...]:
    """Give the lines of a draft or a comparison; those whose file it does not have are left out.

    `named` is what items are called; without it they are not named.
    """
    lines = (
        _report(_read(files, MANIFEST)),
        _changes(_read(files, LOG), named or Named()),
        *_comments(_read(files, ANSWERS)),
    )
    return tuple(line for line in lines if line)


def next_files(names: Iterable[str], report: str) -> tuple[str, ...]:
    """Give which of the files made to open next, at most three: the report, then what it is about.

    Args:
        names: Of all files made.
        report: The stem of the report or redline; its PDF is named where there is one.
    """
    made = set(names)
    reports = [f"{report}{end}" for end in (".pdf", ".docx") if f"{report}{end}" in made]
    return tuple(name for name in (*reports[:1], *_WORTH_OPENING) if name in made)[:_MOST_FILES]


def _report(manifest: Any) -> str:
    if manifest is None:
        return ""
    counts = manifest["counts"]
    return (
        f"Báo cáo: {_number(counts['sections'])} mục, {_number(counts['tables'])} bảng, "
        f"{_number(counts['figures'])} hình, {_number(counts['words'])} chữ"
    )


def _changes(log: Any, named: Named) -> str:
    if log is None:
        return ""
    # two Word files are of no round, and give no reasons
    drafts = bool(log["from"])
    head = f"Thay đổi so với lần {log['from']}" if drafts else "Thay đổi giữa hai tệp"
    kinds = Counter(EntryKind(entry["kind"]) for entry in log["entries"])
    words = [f"{name} {_number(kinds[kind])}" for kind, name in _KIND_WORDS.items() if kinds[kind]]
    if not words:
        return f"{head}: không có"
    silent = Counter(change["item"] for change in log["changes"] if _is_silent(change))
    reason = f"{_unexplained(silent, named)}; " if silent and drafts else ""
    return f"{head}: {reason}{_number(kinds.total())} mục nhật ký ({', '.join(words)})"


def _unexplained(silent: Counter[str], named: Named) -> str:
    """Say how many changes give no reason, in which items most of them stand, where all do."""
    most = [(item, count) for item, count in silent.most_common() if item in named.items]
    words = [f"{named.items[item].place} ({count})" for item, count in most[:_MOST_ITEMS]]
    if len(silent) > len(words) > 0:
        words.append(f"{len(silent) - len(words)} mục khác")
    inside = f": {', '.join(words)} – xem nhat-ky-thay-doi.html" if words else ""
    return f"{_number(silent.total())} thay đổi chưa nêu lý do{inside}"


def _is_silent(change: Mapping[str, Any]) -> bool:
    """Say whether nothing tells why a change of content was made."""
    explained = change["reason"] or change["comments"]
    return not explained and change["class"] == ChangeClass.CONTENT.value


def _comments(answers: Any) -> Iterator[str]:
    if answers is None:
        return
    counts, left = answers["counts"], answers["earlier_counts"]
    yield _listed("Ý kiến", counts, VERDICT_WORDS, dict.fromkeys((*STILL_OPEN, *Verdict)))
    yield _listed("Các lần trước để lại", left, LEFT_WORDS, LeftKind)


def _listed(
    head: str, counts: Mapping[str, int], words: Mapping[Any, str], order: Iterable[str]
) -> str:
    parts = [f"{words[key]} {_number(counts[key])}" for key in order if counts.get(key)]
    return f"{head}: {'; '.join(parts)}" if parts else ""


def _read(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name]) if name in files else None


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
