"""The widths that authors ask for: `cols="1,4,2,2"` beside a table, one number a column.

Runs behind the placing of workbooks, for only then a table's columns are known.
"""

import math
import re
from typing import Final

from pipeline.compose.rewrite import rewrite
from pipeline.model.document import Block, Table, walk
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.report import Contribution

_OPTION: Final = "cols"
_BETWEEN: Final = re.compile(r"\s*[,;]\s*|\s+")
_NUMBER: Final = re.compile(r"\d{1,4}(?:\.\d{1,3})?")


def with_shares(contribution: Contribution) -> Outcome[Contribution]:
    """Give the contribution with the shares asked for on the columns of its tables.

    Shares that are no numbers, or not one a column, are left aside with a warning; the widths
    then follow the content.
    """
    notices: list[Notice] = []
    if not any(map(_asks, walk(contribution.blocks))):
        return Outcome(contribution)

    def on_block(block: Block) -> Block:
        if isinstance(block, Table) and _asks(block):
            return _shared(block, contribution, notices)
        return block

    blocks = rewrite(contribution.blocks, on_block=on_block)
    return Outcome(replace(contribution, blocks=blocks), tuple(notices))


def _asks(block: Block) -> bool:
    return isinstance(block, Table) and any(key == _OPTION for key, _ in block.options)


def _shared(table: Table, contribution: Contribution, notices: list[Notice]) -> Table:
    asked = dict(table.options)[_OPTION]
    columns = table.grid.columns
    parts = [part for part in _BETWEEN.split(asked.strip()) if part]
    shares = [float(part) for part in parts if _NUMBER.fullmatch(part)]
    if len(shares) < len(parts) or not all(shares):
        message = f'cols="{asked}" không phải các số lớn hơn 0, độ rộng cột để tự động'
    elif len(shares) != len(columns):
        message = f"cols có {len(shares)} số, bảng có {len(columns)} cột, độ rộng cột để tự động"
    else:
        total = math.fsum(shares)
        wide = tuple(
            replace(column, width=share / total)
            for column, share in zip(columns, shares, strict=True)
        )
        return replace(table, grid=replace(table.grid, columns=wide))
    notices.append(
        Notice(
            Severity.WARNING,
            "cols-sai",
            message,
            "ghi mỗi cột một số, cách nhau dấu phẩy; "
            f'bảng này cần {len(columns)} số, ví dụ cols="{",".join("1" for _ in columns)}"',
            file=table.source.file,
            line=table.source.line,
            agency=contribution.agency,
            item=contribution.item,
        )
    )
    return table
