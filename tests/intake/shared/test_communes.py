from pipeline.intake.shared.communes import read_communes
from pipeline.model.commune import Commune

HEAD = "stt,ma,ten,loai,don-vi-cu\n"


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in read_communes(text, "don-vi.csv").notices]


def test_communes_come_in_the_order_of_the_file_with_their_codes_as_written() -> None:
    text = HEAD + "1,06040,Xã Thất Khê,xã,\n2,05986,Phường Tam Thanh,phường,a; b\n"
    outcome = read_communes(text, "don-vi.csv")
    assert outcome.notices == ()
    assert outcome.value == (
        Commune("06040", "Xã Thất Khê", 2),
        Commune("05986", "Phường Tam Thanh", 3),
    )


def test_a_bad_row_hides_no_other() -> None:
    text = HEAD + "1,6040,Xã A,xã,\n2,06001,,xã,\n3,06002,Xã B,xã,\n4,06002,Xã C,xã,\n"
    assert codes(text) == [("don-vi-sai", 2), ("don-vi-sai", 3), ("don-vi-trung", 5)]


def test_another_file_is_no_list_of_communes() -> None:
    for text in ("", "a;b\n1;2\n", 'ma,ten\n"06040,Xã'):
        outcome = read_communes(text, "don-vi.csv")
        assert outcome.value is None
        assert [notice.code for notice in outcome.notices] == ["don-vi-khong-doc-duoc"]


def test_a_list_of_columns_alone_waits_to_be_filled() -> None:
    outcome = read_communes("stt,ma,ten,loai,don-vi-cu\n", "sections/don-vi.csv")
    assert (outcome.value, outcome.notices) == (None, ())
