import pytest

from pipeline.language.document_numbers import document_numbers
from tests.language.rules import after, codes


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("số 2276/QĐ- UBND ngày", "số 2276/QĐ-UBND ngày"),
        ("số 236 / QĐ - TTg.", "số 236/QĐ-TTg."),
        ("số 22/2025/ NĐ-CP ngày", "số 22/2025/NĐ-CP ngày"),
        ("số 66.2/2025/NQ–CP", "số 66.2/2025/NQ-CP"),
        ("số 1672/NQ- UBTVQH15", "số 1672/NQ-UBTVQH15"),
    ],
)
def test_a_sign_has_no_space_and_no_other_dash(text: str, mended: str) -> None:
    assert after(document_numbers, text) == mended
    assert codes(document_numbers, text) == ["ky-hieu-co-cach"]
    assert codes(document_numbers, mended) == []


@pytest.mark.parametrize("text", ["Số  /QĐ- UBND ngày", "số: /KH-UBND", "Số … /QĐ-UBND"])
def test_a_document_without_its_number_is_told_and_stays(text: str) -> None:
    (found,) = document_numbers(text)
    assert (found.code, found.mended) == ("van-ban-thieu-so", None)


@pytest.mark.parametrize(
    "text",
    [
        "số 236/QĐ-TTg, 112/2025/QH15, 58/2023/NĐ-CP, 12/SYT-KHTC",
        "40 triệu đồng/TT - DL, 5 / 7 phần, và/hoặc",
        "dòng 12\n/QĐ-UBND",
    ],
)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert codes(document_numbers, text) == []
