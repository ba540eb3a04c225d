"""Excel tables and pictures put where the authors named them.

What cannot be placed leaves a visible box with the caption, so nobody reads the report
without knowing that something is missing; the notice was made by the reader that failed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.compose.rewrite import rewrite
from pipeline.model.document import (
    Block,
    Box,
    Figure,
    Grid,
    Inline,
    Picture,
    Placement,
    Table,
    plain_text,
)
from pipeline.model.fixed import Fixed, replace
from pipeline.model.inlines import PLAIN, Image, PictureMark, Text
from pipeline.model.report import Contribution


class Refused(Fixed):
    """Why a file named by an author is not in the report, in a few Vietnamese words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Attachments:
    """What the agencies' other files hold, looked up as an author wrote the path.

    `table` takes agency, path and sheet and gives the workbook's name with its grid;
    `image` takes agency and path. Both give `Refused` for what could not be read.
    """

    table: Callable[[str, str, str], tuple[str, Grid] | Refused]
    image: Callable[[str, str], Image | Refused]


def place_attachments(contribution: Contribution, attachments: Attachments) -> Contribution:
    """Give the contribution with its tables and pictures, or boxes, in their places."""
    agency = contribution.agency

    def on_block(block: Block) -> Block:
        match block:
            case Placement():
                found = attachments.table(agency, block.path, block.sheet)
                return _box(block, found) if isinstance(found, Refused) else _table(block, *found)
            case Picture():
                image = attachments.image(agency, block.path)
                return _box(block, image) if isinstance(image, Refused) else _figure(block, image)
            case _:
                return block

    def on_inline(run: Inline) -> Inline:
        if not isinstance(run, PictureMark):
            return run
        image = attachments.image(agency, run.path)
        if isinstance(image, Refused):
            return Text(f"[Không có hình {run.alt or run.path}]", PLAIN)
        return replace(image, alt=run.alt)

    blocks = rewrite(contribution.blocks, on_block=on_block, on_inline=on_inline)
    return replace(contribution, blocks=blocks)


def _table(block: Placement, workbook: str, grid: Grid) -> Table:
    options = dict(block.options)
    unit = options.pop("don-vi", "") or grid.unit
    origin = options.pop("nguon", "") or grid.origin
    landscape = True if options.pop("landscape", None) is not None else None
    return Table(
        grid=grid,
        caption=block.caption,
        id=block.id,
        unit=unit,
        origin=origin,
        landscape=landscape,
        options=tuple(options.items()),
        workbook=workbook,
        source=block.source,
    )


def _figure(block: Picture, image: Image) -> Figure:
    options = dict(block.options)
    alt = options.pop("alt", "") or plain_text(block.caption)
    landscape = True if options.pop("landscape", None) is not None else None
    return Figure(
        image=replace(image, alt=alt),
        caption=block.caption,
        id=block.id,
        landscape=landscape,
        options=tuple(options.items()),
        source=block.source,
    )


def _box(block: Placement | Picture, refused: Refused) -> Box:
    kind = "bảng" if isinstance(block, Placement) else "hình"
    name = plain_text(block.caption) or block.path
    return Box(f"Chưa có {kind} “{name}” ({block.path}): {refused.reason}.", source=block.source)
