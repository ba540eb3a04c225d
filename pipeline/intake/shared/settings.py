"""`cau-hinh.yaml` → `Settings`; every key optional, the file too."""

from typing import Final

from pipeline.intake.shared.fields import Findings, Record, as_record
from pipeline.intake.shared.yaml import read_node
from pipeline.model.notice import Outcome
from pipeline.model.outline import MutedCheck, Settings

_SETTINGS: Final = ("kieu-dau", "ngay-nghi", "im-lang-la-dong-y", "gioi-han", "tat-kiem-tra")
_MUTED: Final = ("ma", "noi", "ly-do")
_TONE_STYLES: Final = ("hòa", "hoà")


def read_settings(text: str, file: str) -> Outcome[Settings]:
    """Give the settings, with the default wherever the file is silent or wrong."""
    node = read_node(text, file=file)
    findings = Findings(file, list(node.notices))
    record = None if node.value is None else as_record(node.value, _SETTINGS, findings, "cấu hình")
    settings = Settings() if record is None else _settings(record)
    return Outcome(settings, tuple(findings.notices))


def _settings(record: Record) -> Settings:
    muted = (_muted(entry) for entry in record.records("tat-kiem-tra", _MUTED))
    return Settings(
        tone_style=record.word("kieu-dau", _TONE_STYLES) or Settings().tone_style,
        holidays=record.days("ngay-nghi"),
        silence_is_agreement=record.flag("im-lang-la-dong-y"),
        limits=tuple(
            (key.text, value)
            for key, inner in record.open_record("gioi-han")
            if (value := inner.text(key.text, required=True))
        ),
        muted=tuple(entry for entry in muted if entry is not None),
    )


def _muted(record: Record) -> MutedCheck | None:
    """Give a muted check; None where it does not say which and why."""
    code = record.identifier("ma", required=True)
    reason = record.text("ly-do", required=True)
    where = record.text("noi")
    return MutedCheck(code, where, reason) if code and reason else None
