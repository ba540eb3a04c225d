"""`kho-khan.yaml`: what hinders, what is proposed, who settles it."""

from pipeline.intake.shared.difficulties import read_difficulties
from pipeline.model.receipt import Difficulty

FILE = "sections/kho-khan.yaml"


def test_the_entries_come_in_the_order_of_the_file() -> None:
    text = (
        "- {id: a, co-quan: so-y-te, kho-khan: Thiếu số liệu., de-xuat: Giao xã gửi.,"
        " cap-giai-quyet: UBND tỉnh}\n- kho-khan: Gấp.\n"
    )
    outcome = read_difficulties(text, FILE)
    assert outcome.notices == ()
    assert outcome.value == (
        Difficulty("so-y-te", "Thiếu số liệu.", "Giao xã gửi.", "UBND tỉnh", FILE),
        Difficulty("", "Gấp.", source=FILE),
    )


def test_an_entry_without_words_is_an_error_and_a_doubled_id_a_warning() -> None:
    outcome = read_difficulties("- id: a\n- {id: a, kho-khan: X}\n", FILE)
    assert [entry.trouble for entry in outcome.value] == ["X"]
    assert [(n.code, n.line) for n in outcome.notices] == [
        ("yaml-thieu-khoa", 1),
        ("kho-khan-trung-ma", 2),
    ]
