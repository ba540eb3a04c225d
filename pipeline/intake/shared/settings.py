"""`cau-hinh.yaml` → `Settings`; every key optional, the file too."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.fields import Findings, Record, read_root
from pipeline.intake.shared.silence import KEYS as MUTED
from pipeline.intake.shared.silence import silenced
from pipeline.intake.shared.yaml import Scalar, shortened
from pipeline.limits import BOUNDS, Bounds
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import CoverTitle, Settings
from pipeline.model.text import folded

_SETTINGS: Final = (
    "kieu-dau",
    "ngay-nghi",
    "im-lang-la-dong-y",
    "muc-luc",
    "tieu-de-bia",
    "du-thao-chim",
    "gioi-han",
    "tat-kiem-tra",
)
_DEPTHS: Final = tuple("123456789")  # levels of headings that a TOC field knows
_TONE_STYLES: Final = ("hòa", "hoà")
# Thousands may be parted as Vietnamese writes them.
_WHOLE: Final = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")


def read_settings(text: str, file: str) -> Outcome[Settings]:
    """Give the settings, with the default wherever the file is silent or wrong."""
    record, findings = read_root(text, file, _SETTINGS, "cấu hình")
    settings = Settings() if record is None else _settings(record, findings)
    return Outcome(settings, tuple(findings.notices))


def _settings(record: Record, findings: Findings) -> Settings:
    muted = record.records("tat-kiem-tra", MUTED)
    tone = record.word("kieu-dau", _TONE_STYLES)
    defaults = Settings()
    depth = record.word("muc-luc", _DEPTHS)
    return Settings(
        tone_style=tone or defaults.tone_style,
        holidays=record.days("ngay-nghi"),
        silence_is_agreement=record.flag("im-lang-la-dong-y"),
        contents_depth=int(depth) if depth else defaults.contents_depth,
        limits=replace(defaults.limits, **_limits(record, findings)),
        muted=silenced(muted),
        cover_title=_cover_title(record),
        watermark=record.flag("du-thao-chim"),
    )


def check_cover_title(settings: Settings, title: str, file: str) -> Iterator[Notice]:
    """Tell a title on the covers that says something else than the report's own.

    Args:
        settings: As read.
        title: The report's title, of the outline.
        file: Where the settings stand.
    """
    cover = settings.cover_title
    shown = " ".join(cover.lines)
    if shown and folded(shown) != folded(title):
        yield Notice(
            Severity.WARNING,
            "tieu-de-bia-khac",
            f"các dòng của tieu-de-bia ghép lại là “{shown}”, khác tiêu đề báo cáo “{title}”; "
            "bìa in theo tieu-de-bia",
            "sửa tieu-de-bia, hoặc tieu-de trong de-cuong.yaml, cho khớp từng chữ",
            file=file,
            line=cover.line,
        )


def _cover_title(record: Record) -> CoverTitle:
    node = record.value("tieu-de-bia")
    lines = filter(None, record.text_or_texts("tieu-de-bia"))
    return CoverTitle(tuple(lines), None if node is None else node.line)


def _limits(record: Record, findings: Findings) -> dict[str, int]:
    """Give the limits that are set, by the names they have in `Limits`."""
    names = {bounds.key: name for name, bounds in BOUNDS.items()}
    found: dict[str, int] = {}
    for key, inner in record.open_record("gioi-han"):
        name = names.get(key.text)
        if name is None:
            choice = or_nearest(key.text, names, f"các giới hạn đặt được: {', '.join(names)}")
            message = f"không có giới hạn '{shortened(key.text)}'"
            findings.error("yaml-khoa-la", message, choice, key.line)
            continue
        value = _limit(key, inner.text(key.text, required=True), BOUNDS[name], findings)
        if value is not None:
            found[name] = value
    return found


def _limit(key: Scalar, written: str, bounds: Bounds, findings: Findings) -> int | None:
    """Give a limit as set, the nearest bound where it is beyond one; None where it is none."""
    if not written:
        return None
    between = f"từ {bounds.lowest} đến {bounds.highest}"
    if not _WHOLE.fullmatch(written):
        message = f"'{key.text}' là '{shortened(written)}', cần một số nguyên {between}"
        findings.error("gioi-han-sai", message, "viết bằng chữ số, ví dụ 20000", key.line)
        return None
    asked = int(written.replace(".", ""))
    value = min(max(asked, bounds.lowest), bounds.highest)
    if value != asked:
        message = f"'{key.text}' là {asked}, ngoài mức cho phép {between}; lấy {value}"
        findings.error("gioi-han-sai", message, f"viết {value}", key.line)
    return value
