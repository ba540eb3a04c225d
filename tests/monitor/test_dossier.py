import pytest

from pipeline.model.outline import Agency, DossierEntry, DossierSource, Group
from pipeline.monitor.dossier import dossier_parts, missing_documents, unused_documents

TC = Agency("so-tai-chinh", "Sở Tài chính", Group.DEPARTMENT)
XD = Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT)
LETTER = DossierEntry("to-trinh", "Tờ trình", True, DossierSource.TEMPLATE)
MAP = DossierEntry(
    "ban-do", "Bản đồ", True, path="ho-so/ban-do-so", lead="so-xay-dung", basis="Đ.56 k.8đ"
)
REST = DossierEntry("khac", "Khác")


def test_documents_stand_in_the_order_of_the_list_with_their_files_sorted() -> None:
    parts = dossier_parts((LETTER, MAP), {"ban-do": ("b.tif", "a.tif"), "la": ("x",)})
    assert [(part.folder, part.files) for part in parts] == [
        ("01-to-trinh", ()),
        ("02-ban-do", ("a.tif", "b.tif")),
    ]


def test_what_is_missing_says_whose_it_is_and_where_it_goes() -> None:
    parts = dossier_parts((LETTER, MAP, REST), {"to-trinh": ("a.docx",)})
    (notice,) = missing_documents(parts, (TC, XD), TC.id, 2)
    assert notice.message == "thiếu “Bản đồ” (Đ.56 k.8đ); Sở Xây dựng chịu trách nhiệm"
    assert notice.fix == "đặt tệp vào sections/ho-so/ban-do-so/"
    assert (notice.file, notice.agency) == ("sections/ho-so/ban-do-so", "so-xay-dung")


def test_what_names_nobody_is_the_planning_agencys_and_an_unknown_one_stays_an_id() -> None:
    entry = DossierEntry("a", "A", True, lead="so-la")
    owned, unknown = (
        next(missing_documents(dossier_parts((one,), {}), (TC,), TC.id, 1))
        for one in (LETTER, entry)
    )
    assert owned.agency == TC.id
    assert "so-la chịu trách nhiệm" in unknown.message
    assert unknown.agency is None


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (DossierSource.DRAFT, "quyhoach seal 2"),
        (DossierSource.ANSWERS, "quyhoach responses 2"),
        (DossierSource.OPINIONS, "y-kien/"),
        (DossierSource.LETTERS, "--scan"),
        (DossierSource.TEMPLATE, "templates/a.docx"),
    ],
)
def test_each_source_has_its_own_way_to_be_mended(source: DossierSource, words: str) -> None:
    parts = dossier_parts((DossierEntry("a", "A", True, source),), {})
    (notice,) = missing_documents(parts, (TC,), TC.id, 2)
    assert words in notice.fix
    assert "sections/ho-so/a/" in notice.fix


def test_files_that_no_document_takes_are_named() -> None:
    found = unused_documents((MAP,), ("ho-so/a.pdf", "ho-so/b.pdf"), ("ho-so/b.pdf",))
    assert [notice.file for notice in found] == ["sections/ho-so/a.pdf"]


def test_a_summary_that_is_missing_is_asked_of_the_outline() -> None:
    entry = DossierEntry("tom-tat", "Báo cáo tóm tắt", True, DossierSource.SUMMARY)
    (notice,) = missing_documents(dossier_parts((entry,), {}), (TC,), TC.id, 2)
    assert notice.fix.startswith("ghi `tom-tat: true` vào de-cuong.yaml")
