"""`ky.yaml`: a list of letters, each with the items it signs and the hash of each."""

from datetime import date

from pipeline.intake.shared.signatures import read_signatures
from pipeline.model.notice import Outcome
from pipeline.model.signature import Signature, source_hash

FILE = "sections/lan-1/so-y-te/ky.yaml"
A, B = "a" * 64, "b" * 64
WHOLE = source_hash({"y-te.md": A, "y-te.xlsx": B})


def read(text: str) -> Outcome[tuple[Signature, ...] | None]:
    return read_signatures(text, FILE, agency="so-y-te", round_number=1)


def entry(item: str = f"- {{id: y-te, sha256: {A}}}", day: str = "2025-11-10") -> str:
    return (
        "- nguoi: Nguyễn Văn A\n  chuc-vu: Giám đốc\n  so: 12/SYT-KHTC\n"
        f"  ngay: {day}\n  ban-ky: ban-ky-12.pdf\n  muc:\n    {item}\n"
    )


def test_an_entry_says_who_signed_what_by_which_letter() -> None:
    outcome = read(entry())
    assert outcome.notices == ()
    assert outcome.value is not None
    (one,) = outcome.value
    assert (one.agency, one.round, one.person, one.title) == (
        "so-y-te",
        1,
        "Nguyễn Văn A",
        "Giám đốc",
    )
    assert (one.number, one.day, one.scan) == ("12/SYT-KHTC", date(2025, 11, 10), "ban-ky-12.pdf")
    assert [(part.item, part.sha256, part.line) for part in one.parts] == [("y-te", A, 7)]
    assert (one.file, one.line) == (FILE, 1)


def test_the_files_of_an_item_are_kept_where_they_make_its_hash() -> None:
    files = f"tep: [{{tep: y-te.md, sha256: {A}}}, {{tep: y-te.xlsx, sha256: {B}}}]"
    outcome = read(entry(f"- {{id: y-te, sha256: {WHOLE}, {files}}}"))
    assert outcome.notices == ()
    assert outcome.value is not None
    assert outcome.value[0].parts[0].files == (("y-te.md", A), ("y-te.xlsx", B))
    wrong = read(entry(f"- {{id: y-te, sha256: {B}, {files}}}"))
    assert [notice.code for notice in wrong.notices] == ["ky-tep-khong-khop"]
    assert wrong.value is not None
    assert (wrong.value[0].parts[0].sha256, wrong.value[0].parts[0].files) == (B, ())


def test_without_person_number_or_day_nothing_is_signed_and_the_rest_stands() -> None:
    text = entry() + f"- so: 13/SYT\n  muc: [{{id: y-te, sha256: {A}}}]\n"
    outcome = read(text)
    assert outcome.value is not None
    assert [one.number for one in outcome.value] == ["12/SYT-KHTC"]
    assert [(n.code, n.line) for n in outcome.notices] == [("yaml-thieu-khoa", 8)] * 2


def test_a_hash_that_is_none_signs_no_item_and_is_told_at_its_line() -> None:
    outcome = read(entry(f"- {{id: y-te, sha256: {A[:-1]}}}"))
    assert outcome.value is not None
    assert outcome.value[0].parts == ()
    assert [(n.code, n.line) for n in outcome.notices] == [("ky-sha256-sai", 7)]


def test_a_file_of_another_shape_holds_no_signatures() -> None:
    outcome = read("nguoi: A\n")
    assert outcome.value is None
    assert [n.code for n in outcome.notices] == ["ky-can-danh-sach"]
    assert read("").value == ()
