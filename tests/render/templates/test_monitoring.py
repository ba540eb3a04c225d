"""The frames of the progress report and of the reminders are what their writers need."""

from pipeline.render.papers.paper import paper_shell
from pipeline.render.templates.monitoring import progress_template, reminder_template
from pipeline.render.word.shell import TagValue
from tests.oracle.gate import defects

HEAD = {
    name: name
    for name in (
        *("tinh", "co_quan", "chuc_vu", "nguoi_ky", "noi_ngay", "tieu_de", "ky_hieu"),
        *("chu_quan", "bao_cao"),
    )
}


def test_both_pass_the_gate_and_take_their_values() -> None:
    values: dict[str, TagValue] = {
        **HEAD,
        "ky": "k",
        "mo_dau": [{"chu": "a"}],
        "ket": [],
        "doan": [],
    }
    values |= {"noi_nhan": "n", "ky_hieu_luu": "l"}
    for template in (progress_template(), reminder_template()):
        assert defects(template) == []
        shell = paper_shell(template, values, size=10)
        assert b"{{" not in shell.before + shell.after
