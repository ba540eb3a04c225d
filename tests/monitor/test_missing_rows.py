"""A form of rows for each commune wants them all, of a commune its own; told once a form."""

from pipeline.model.commune import Commune
from pipeline.model.fixed import replace
from pipeline.model.form import ForeignKey, Form, FormCell, FormField, FormRow, FormTable
from pipeline.model.notice import Notice
from pipeline.model.outline import Agency, Group
from pipeline.monitor.missing_rows import missing_rows

COMMUNES = tuple(Commune(f"0000{at}", f"Xã {name}") for at, name in enumerate("ABCDEFG"))
FORM = Form(
    "du-lieu",
    "Dữ liệu",
    (FormField("ma", "Mã"), FormField("xa", "Xã")),
    foreign_keys=(ForeignKey(("ma", "xa"), "don-vi", ("ma", "ten")),),
    prefilled="don-vi",
)
AGENCIES = (
    Agency("so-x", "Sở X", Group.DEPARTMENT),
    Agency("xa-b", "UBND xã B", Group.COMMUNE),
)


def table(*rows: tuple[str, str], agency: str = "so-x", file: str = "a.xlsx") -> FormTable:
    made = tuple(FormRow((FormCell(code, code), FormCell(name, name))) for code, name in rows)
    return FormTable(FORM, file, "Sheet1", made, ("ma", "xa"), agency)


def told(*tables: FormTable) -> list[Notice]:
    return list(missing_rows(tables, COMMUNES, AGENCIES))


def test_every_commune_left_out_is_counted_and_the_first_are_named() -> None:
    (notice,) = told(table(("", "xã a")))
    assert (notice.code, notice.agency, notice.file) == ("dong-thieu", "so-x", "a.xlsx")
    assert "thiếu 6 dòng" in notice.message
    assert "Xã B, Xã C, Xã D, Xã E, Xã F và 1 đơn vị khác" in notice.message


def test_a_row_is_known_by_name_or_code_and_files_are_taken_together() -> None:
    first = table(*((one.code, "") for one in COMMUNES[:3]))
    second = table(*(("", one.name) for one in COMMUNES[3:]), file="b.xlsx")
    assert told(first, second) == []
    assert len(told(first)) == 1


def test_a_commune_answers_for_its_own_row() -> None:
    assert told(table(("", "Xã B"), agency="xa-b")) == []
    (notice,) = told(table(("", "Xã C"), agency="xa-b"))
    assert "thiếu 1 dòng của biểu mẫu: Xã B" in notice.message


def test_a_form_without_rows_of_its_own_lacks_none() -> None:
    plain = replace(table(("", "Xã A")), form=replace(FORM, prefilled=""))
    assert told(plain) == []
