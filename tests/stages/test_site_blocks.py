"""Each block of an item has one id and one place."""

from pipeline.compose.flow import lay_out
from pipeline.stages.site_blocks import shown_blocks
from tests.render import sample_report as sample


def test_the_first_block_is_the_item_and_the_others_count_within_it() -> None:
    for section in lay_out(sample.report()).sections:
        found = list(shown_blocks(section, {}))
        assert [position for position, _, _ in found] == list(range(len(section.blocks)))
        assert found[0][2] == section.id
        assert all(name.startswith(f"{section.id}.") for _, _, name in found[1:])
        assert all(place.text for _, place, _ in found)


def test_an_author_s_own_id_is_kept() -> None:
    section = next(one for one in lay_out(sample.report()).sections if len(one.blocks) > 1)
    source = section.blocks[1].source
    own = {(source.file, source.line or 0): "muc-rieng"}
    assert list(shown_blocks(section, own))[1][2] == "muc-rieng"
