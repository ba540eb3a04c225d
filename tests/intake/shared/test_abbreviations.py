import pytest

from pipeline.intake.shared.abbreviations import read_abbreviations
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Source

FILE = "sections/tu-viet-tat.yaml"


def test_the_list_is_read_with_its_lines() -> None:
    text = "# danh mục\n- tat: KKTCK\n  day-du: Khu kinh tế cửa khẩu\n- {tat: NO, day-du: Nợ}\n"
    outcome = read_abbreviations(text, FILE)
    assert outcome.notices == ()
    assert outcome.value == (
        Abbreviation("KKTCK", "Khu kinh tế cửa khẩu", Source(file=FILE, line=2)),
        Abbreviation("NO", "Nợ", Source(file=FILE, line=4)),
    )


def test_an_empty_list_has_no_abbreviations() -> None:
    assert read_abbreviations("# chưa có\n", FILE).value == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "left"),
    [
        ("- tat: A\n  day-du: a\n- tat: A\n  day-du: b\n", "tu-viet-tat-trung", 3, 1),
        ("- tat: A\n- tat: B\n  day-du: b\n", "yaml-thieu-khoa", 1, 1),
        ("- tat: A\n  daydu: a\n  day-du: a\n", "yaml-khoa-la", 2, 1),
        ("- A\n", "yaml-can-khoa", 1, 0),
        ("tat: A\n", "tu-viet-tat-can-danh-sach", 1, None),
    ],
)
def test_faults_are_told_and_the_rest_is_kept(
    text: str, code: str, line: int, left: int | None
) -> None:
    outcome = read_abbreviations(text, FILE)
    (notice,) = outcome.notices
    assert (notice.code, notice.line, bool(notice.fix)) == (code, line, True)
    assert (None if outcome.value is None else len(outcome.value)) == left


def test_what_is_no_yaml_gives_no_list() -> None:
    outcome = read_abbreviations("- tat: [\n", FILE)
    assert outcome.value is None
    assert outcome.notices
