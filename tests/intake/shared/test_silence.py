from pipeline.intake.shared.fields import read_root
from pipeline.intake.shared.silence import KEYS, silenced
from pipeline.model.outline import MutedCheck

ENTRIES = "tat-kiem-tra:\n  - {ma: a, noi: so-x, ly-do: vì}\n  - {ma: b, noi: so-x}\n"


def test_what_is_switched_off_says_which_where_and_why() -> None:
    record, findings = read_root(ENTRIES, "a.yaml", ("tat-kiem-tra",), "cấu hình")
    assert record is not None
    entries = record.records("tat-kiem-tra", KEYS)
    assert silenced(entries) == (MutedCheck("a", "so-x", "vì"),)
    assert silenced(entries, here="a.md") == (MutedCheck("a", "a.md", "vì"),)
    assert {(notice.code, notice.line) for notice in findings.notices} == {("yaml-thieu-khoa", 3)}
