from pipeline.consult.register.codes import Codes
from pipeline.model.comment import RegisterRow
from pipeline.model.outline import Agency, Group

AGENCIES = (
    Agency("so-giao-duc", "Sở Giáo dục", Group.DEPARTMENT, "SGDĐT"),
    Agency("xa-a", "UBND xã A", Group.COMMUNE),
)


def test_codes_are_capitals_and_figures_of_the_short_name() -> None:
    codes = Codes(2, AGENCIES, ())
    assert codes.next("so-giao-duc") == "YK2-SGDDT-001"
    assert codes.next("so-giao-duc") == "YK2-SGDDT-002"
    assert codes.next("xa-a") == "YK2-XAA-001"
    assert codes.next("Hội đồng") == "YK2-HOIDONG-001"
    assert codes.next("?") == "YK2-KHAC-001"


def test_a_code_counts_on_from_the_highest_that_was_ever_given() -> None:
    rows = [RegisterRow(code) for code in ("YK1-XAA-009", "YK1-XAA-002", "tự đặt", "YK2-XAA-050")]
    assert Codes(1, AGENCIES, rows).next("xa-a") == "YK1-XAA-010"
