import pytest

from pipeline.ooxml.names import W
from pipeline.ooxml.settled import settle
from tests.ooxml.markup import BY, tree, words

MARKED = (
    f"<w:body><w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r>"
    f"<w:ins {BY}><w:r><w:t>b</w:t></w:r></w:ins></w:p>"
    f"<w:p><w:del {BY}><w:r><w:delText>c</w:delText></w:r></w:del><w:r><w:t>d</w:t></w:r></w:p>"
    "</w:body>"
)


@pytest.mark.parametrize(("accept", "said"), [(True, ["abd"]), (False, ["a", "cd"])])
def test_changes_are_all_accepted_or_all_rejected(accept: bool, said: list[str]) -> None:
    body = tree(MARKED)
    settle(body, accept=accept)
    assert words(body) == said
    assert not list(body.iter(f"{W}ins", f"{W}del", f"{W}delText"))


def test_rows_and_former_properties_are_settled_too() -> None:
    xml = (
        f"<w:tbl><w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p>"
        f'<w:pPr><w:jc w:val="right"/><w:pPrChange {BY}><w:pPr><w:jc w:val="left"/></w:pPr>'
        "</w:pPrChange></w:pPr></w:p></w:tc></w:tr></w:tbl>"
    )
    for accept, rows, side in ((True, 2, "right"), (False, 1, "left")):
        table = tree(xml)
        settle(table, accept=accept)
        assert len(table.findall(f"{W}tr")) == rows
        assert [node.get(f"{W}val") for node in table.iter(f"{W}jc")] == [side]
