"""Maps drawn: where a figure holds the chart of a map, it holds the picture of it."""

import hashlib
from collections.abc import Mapping

from pipeline.compose.references import map_sections
from pipeline.compose.rewrite import rewrite
from pipeline.model.chart import Chart, ChartKind
from pipeline.model.document import Block, Figure
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image
from pipeline.model.report import Report, Section
from pipeline.render.commune_map import draw_map


def with_maps(report: Report) -> tuple[Report, Mapping[str, bytes]]:
    """Give the report with every map as a picture, and the pictures by their SHA-256.

    Each keeps its chart, by whose values two drafts are compared.
    """
    media: dict[str, bytes] = {}

    def on_block(block: Block) -> Block:
        match block:
            case Figure(image=Chart(kind=ChartKind.MAP) as chart):
                drawn = draw_map(chart)
                sha256 = hashlib.sha256(drawn.svg).hexdigest()
                media[sha256] = drawn.svg
                told = replace(chart, areas=())
                file = chart.file or block.source.file
                size = drawn.width, drawn.height
                return replace(block, image=Image(file, chart.alt, "svg", *size, sha256, told))
            case _:
                return block

    def draw(section: Section) -> Section:
        blocks = rewrite(section.blocks, on_block=on_block, on_inline=lambda run: run)
        # what stays the same section needs no hash of its own
        return section if blocks is section.blocks else replace(section, blocks=blocks)

    return map_sections(report, draw), media
