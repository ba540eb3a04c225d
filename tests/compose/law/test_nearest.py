from datetime import date

from pipeline.compose.law.citations import citations_in
from pipeline.compose.law.nearest import misprinted, near
from pipeline.model.legal import LegalDocument, LegalLibrary

LIST = LegalLibrary(
    (
        LegalDocument(
            "236/QĐ-TTg", "Quyết định", date(2024, 3, 19),
            subject="Phê duyệt Quy hoạch tỉnh Lạng Sơn",
        ),
        LegalDocument("58/2023/NĐ-CP", "Nghị định", date(2023, 8, 12)),
    )
)  # fmt: skip


def meant(text: str) -> str:
    document = misprinted(text, citations_in(text)[0], LIST)
    return document.number if document else ""


def test_a_slip_of_the_hand_is_sure_with_day_subject_or_letters() -> None:
    assert meant("Quyết định số 263/QĐ-TTg ngày 19/3/2024") == "236/QĐ-TTg"
    about = "về việc phê duyệt Quy hoạch tỉnh Lạng Sơn"
    assert meant(f"Quyết định số 263/QĐ-TTg {about}") == "236/QĐ-TTg"
    assert meant("Nghị định số 58/2023/ND-CP") == "58/2023/NĐ-CP"
    assert meant("Nghị định số 58/2032/NĐ-CP ngày 12/8/2023") == "58/2023/NĐ-CP"


def test_without_them_it_may_be_another_document() -> None:
    assert meant("Quyết định số 263/QĐ-TTg") == ""
    assert meant("Quyết định số 263/QĐ-TTg ngày 22/02/2022") == ""
    assert meant("Quyết định số 236/QĐ-TTg ngày 5/7/2020") == ""
    assert meant("Quyết định số 9999/QĐ-TTg ngày 19/3/2024") == ""


def test_near_are_one_slip_away_or_of_another_year() -> None:
    def numbers(text: str) -> list[str]:
        return [document.number for document in near(citations_in(text)[0], LIST)]

    assert numbers("Quyết định số 263/QĐ-TTg") == ["236/QĐ-TTg"]
    assert numbers("Nghị định số 58/2018/NĐ-CP") == ["58/2023/NĐ-CP"]
    assert numbers("Nghị định số 71/2018/NĐ-CP") == []
    assert numbers("Quyết định số 632/QĐ-TTg") == []
    assert meant("Quyết định số 632/QĐ-TTg ngày 19/3/2024") == "236/QĐ-TTg"
    assert numbers("Luật Đất đai năm 2024") == []
    law = LegalDocument("21/2017/QH14", "Luật", date(2017, 11, 24), subject="Luật Quy hoạch")
    (other,) = near(citations_in("Luật Quy hoạch năm 2018")[0], LegalLibrary((law,)))
    assert other is law
