from pipeline.model.verdict import VERDICT_WORDS, Verdict

# design.md, section 5: the keys are a contract
KEYS = """
    dung-de-nghi co-thay-doi khac-de-nghi chi-neu-muc khong-thay-doi thuc-hien-sau chua-tra-loi
    khong-tiep-thu khong-tiep-thu-nhung-da-sua ghi-nhan con-khac-nhau
"""


def test_verdicts_are_those_of_the_contract_each_with_words_of_its_own() -> None:
    assert [verdict.value for verdict in Verdict] == KEYS.split()
    assert len(set(VERDICT_WORDS.values())) == len(VERDICT_WORDS) == len(Verdict)
