import pytest

from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.checks.misnamed_agencies import misnamed_agencies
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph

NAMES = (
    "Sở Tài chính", "Sở Công Thương", "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và Môi trường", "Bộ Khoa học và Công nghệ", "Văn phòng UBND tỉnh",
)  # fmt: skip


def evidence(words: str) -> Evidence:
    made = evidence_of(paragraph(words))
    agencies = tuple(Agency(f"a-{n}", name, group=Group.DEPARTMENT) for n, name in enumerate(NAMES))
    return replace(made, report=replace(made.report, agencies=agencies))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sở Tài Chính", "Sở Tài chính"),
        ("Sở Công thương", "Sở Công Thương"),
        ("Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Văn hóa, Thể thao, Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Nông nghiệp & Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường"),
        ("Bộ Khoa học - Công nghệ", "Bộ Khoa học và Công nghệ"),
        ("Bộ Khoa học và công nghệ", "Bộ Khoa học và Công nghệ"),
    ],
)
def test_a_name_written_otherwise_is_told_with_the_listed_one(written: str, name: str) -> None:
    assert said(misnamed_agencies, evidence(f"Giao {written} chủ trì.")) == [
        f"1 warning co-quan-sai-ten: “{written}” khác tên trong co-quan.yaml: {name} → viết "
        f"“{name}”"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Giao Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch.", "SỞ TÀI CHÍNH",
        "Sở Văn hoá, Thể thao và Du lịch", "các sở Tài Chính", "Sở Nông nghiệp và Phát triển",
        "Sở Nông nghiệp, Môi trường và Biển", "Bộ Khoa học và Công nghệ", "Văn phòng ubnd tỉnh",
    ],
)  # fmt: skip
def test_right_names_and_other_names_are_let_pass(words: str) -> None:
    told = said(misnamed_agencies, evidence(words))
    if words.startswith("Sở Nông nghiệp, Môi trường"):
        assert len(told) == 1  # the joint of the name is another
    else:
        assert told == []
