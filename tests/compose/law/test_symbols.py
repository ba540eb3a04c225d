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


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("QĐ-UBND", "Quyết định"), ("NQ-CP", "Nghị quyết"), ("NĐ-CP", "Nghị định"),
        ("TT-BYT", "Thông tư"), ("CT-TTg", "Chỉ thị"), ("KH-UBND", "Kế hoạch"),
        ("TB-VPCP", "Thông báo"), ("KL-TW", "Kết luận"), ("BC-UBND", "Báo cáo"),
        ("HD-SXD", "Hướng dẫn"), ("CĐ-TTg", "Công điện"), ("TTr-UBND", "Tờ trình"),
        ("CTr-TU", "Chương trình"), ("CV-TU", "Công văn"), ("VBHN-VPQH", "Văn bản hợp nhất"),
        ("NQLT-CP", "Nghị quyết liên tịch"), ("ĐA-UBND", "Đề án"), ("PL-UBTVQH14", "Nghị quyết"),
        ("CTHĐ-TU", "Chương trình hành động"), ("QC-UBND", "Quy chế"), ("L-CTN", "Luật"),
        ("SL-CTN", "Sắc lệnh"), ("QyĐ-TW", "Quy định"), ("TTLT-BXD", "Thông tư liên tịch"),
    ],
)  # fmt: skip
def test_every_symbol_of_a_kind_is_known(symbol: str, kind: str) -> None:
    assert kinds_of(symbol)[0] == kind
    assert is_symbol(symbol)


@pytest.mark.parametrize(
    ("symbol", "issuer"),
    [
        ("QĐ-TTg", "Thủ tướng Chính phủ"), ("L-CTN", "Chủ tịch nước"), ("TT-BTC", "Bộ Tài chính"),
        ("TT-BCT", "Bộ Công Thương"), ("TT-BYT", "Bộ Y tế"), ("TT-BNV", "Bộ Nội vụ"),
        ("TT-BTP", "Bộ Tư pháp"), ("TT-BGDĐT", "Bộ Giáo dục và Đào tạo"),
        ("TT-BKHCN", "Bộ Khoa học và Công nghệ"), ("TT-BQP", "Bộ Quốc phòng"),
        ("TT-BCA", "Bộ Công an"), ("TT-BNNMT", "Bộ Nông nghiệp và Môi trường"),
        ("TT-BKHĐT", "Bộ Kế hoạch và Đầu tư"), ("TT-BGTVT", "Bộ Giao thông vận tải"),
        ("TT-BTNMT", "Bộ Tài nguyên và Môi trường"), ("TT-UBDT", "Ủy ban Dân tộc"),
        ("TT-BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("TT-BTTTT", "Bộ Thông tin và Truyền thông"),
        ("TT-BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
        ("TT-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"), ("QĐ-UBND", "Ủy ban nhân dân"),
        ("NQ-HĐND", "Hội đồng nhân dân"), ("UBND-KT", ""),
    ],
)  # fmt: skip
def test_every_issuer_of_a_symbol_is_known(symbol: str, issuer: str) -> None:
    assert issuer_of(symbol) == issuer


@pytest.mark.parametrize("mark", ["NQ", "KL", "CT", "QĐ", "TB", "QyĐ", "HD"])
def test_all_documents_of_the_party_stand_first(mark: str) -> None:
    assert rank(f"5-{mark}/TW", "")[0] == 0


@pytest.mark.parametrize("mark", ["NQ", "KL", "CT", "QĐ", "CTr", "KH"])
def test_documents_of_the_provinces_party_stand_before_its_councils(mark: str) -> None:
    assert rank("9/QĐ-BXD", "")[0] < rank(f"5-{mark}/TU", "")[0] < rank("7/NQ-HĐND", "")[0]
