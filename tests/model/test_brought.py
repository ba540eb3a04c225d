from pipeline.model.brought import Brought, Left
from pipeline.model.document import Paragraph, Source
from pipeline.model.inlines import Text


def test_a_block_names_its_place_by_the_line_of_its_source() -> None:
    block = Paragraph((Text("Dân số"),), Source("so-y-te", "y-te.docx", 1))
    brought = Brought((block,), left=(Left("đầu trang", "Mật", "đầu trang"),), places=("đoạn 3",))
    assert brought.places[(block.source.line or 0) - 1] == "đoạn 3"
    assert brought.left[0].fix == ""
