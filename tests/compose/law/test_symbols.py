import pytest

from pipeline.compose.law.symbols import is_symbol, issuer_of, kinds_of, rank


@pytest.mark.parametrize(
    ("symbol", "kinds", "issuer"),
    [
        ("NĐ-CP", ("Nghị định",), "Chính phủ"),
        ("QĐ-TTg", ("Quyết định",), "Thủ tướng Chính phủ"),
        ("TT-BXD", ("Thông tư",), "Bộ Xây dựng"),
        ("NQ-HĐND", ("Nghị quyết",), "Hội đồng nhân dân"),
        ("NQ-UBTVQH15", ("Nghị quyết", "Pháp lệnh"), "Ủy ban Thường vụ Quốc hội"),
        ("UBTVQH14", ("Nghị quyết", "Pháp lệnh"), "Ủy ban Thường vụ Quốc hội"),
        ("NQ-TW", ("Nghị quyết",), ""),
        ("TTLT-BXD-BTC", ("Thông tư liên tịch",), ""),
        ("SYT-KHTC", (), ""),
    ],
)
def test_a_symbol_names_kind_and_issuer(symbol: str, kinds: tuple[str, ...], issuer: str) -> None:
    assert kinds_of(symbol) == kinds
    assert issuer_of(symbol) == issuer


def test_parliament_issues_laws_and_resolutions() -> None:
    assert kinds_of("QH15")[:2] == ("Luật", "Bộ luật")
    assert issuer_of("QH15") == "Quốc hội"


def test_letters_of_an_office_are_no_sure_symbol() -> None:
    assert is_symbol("QĐ-UBND")
    assert is_symbol("QH15")
    assert not is_symbol("SYT-KHTC")
    assert not is_symbol("HTX")


def test_legal_bases_stand_in_the_order_of_the_state() -> None:
    ordered = [
        ("57-NQ/TW", "Nghị quyết"), ("45/2019/QH14", "Bộ luật"), ("112/2025/QH15", "Luật"),
        ("81/2023/QH15", "Nghị quyết"), ("1672/NQ-UBTVQH15", "Nghị quyết"),
        ("37/2019/NĐ-CP", "Nghị định"), ("66.2/2025/NQ-CP", "Nghị quyết"),
        ("236/QĐ-TTg", "Quyết định"), ("5/2021/TT-BXD", "Thông tư"),
        ("12/QĐ-BXD", "Quyết định"), ("3-NQ/TU", "Nghị quyết"), ("7/NQ-HĐND", "Nghị quyết"),
        ("2276/QĐ-UBND", "Quyết định"), ("279/KH-UBND", "Kế hoạch"),
    ]  # fmt: skip
    assert sorted(ordered, key=lambda one: rank(*one)) == ordered
