from pipeline.model.dossier import DossierPart
from pipeline.model.outline import DossierEntry

MAP = DossierEntry("so-do-ban-do", "Sơ đồ, bản đồ", required=True)


def test_folders_are_numbered_and_named_after_the_document() -> None:
    assert DossierPart(7, MAP).folder == "07-so-do-ban-do"
    assert DossierPart(12, MAP).folder == "12-so-do-ban-do"


def test_only_what_is_required_is_missed() -> None:
    assert DossierPart(1, MAP).is_missing
    assert not DossierPart(1, MAP, ("a.pdf",)).is_missing
    assert not DossierPart(1, DossierEntry("a", "A")).is_missing
