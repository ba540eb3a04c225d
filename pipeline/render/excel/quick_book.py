"""XlsxWriter's workbook without what costs most of its time and is thrown away or said twice.

It packs what is packed again with fixed times and order; here the parts are taken as they are. It
asks of every cell and text anew what it may be; a text and an empty cell with a look of their own,
as nearly all cells are, and a text without a sign of its own are written at once. What is written
is the same to the letter.
"""

import re
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellBlankTuple, CellStringTuple, Worksheet

from pipeline.work.archive import Parts

# what XlsxWriter escapes in a text, or says that spaces are to be kept for
_ODD: Final = re.compile(r"\A\s|\s\Z|[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")


class QuickBook(Workbook):
    """A workbook whose parts are to be had once it is closed; its file stays empty."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.worksheet_class = _QuickSheet
        self._packager = _Unpacked()

    @property
    def parts(self) -> Parts:
        """Give the parts by name, those of a closed workbook."""
        return self._packager.parts

    def _get_packager(self) -> Packager:
        return self._packager


class _Unpacked(Packager):
    """Keeps the parts of a workbook made in memory and leaves nothing to be packed."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: Parts = {}

    def _create_package(self) -> list[Any]:
        packager: Any = super()
        for file, name, is_binary in packager._create_package():
            data = file.getvalue()
            self.parts[name] = data if is_binary else data.encode()
        return []

    def _write_shared_strings_file(self) -> None:
        packager: Any = self
        texts: Any = _QuickStrings()
        texts.string_table = packager.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(packager._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class _QuickStrings(SharedStrings):
    def _write_si(self, string: str) -> None:
        if _ODD.search(string):
            super()._write_si(string)
        else:
            file: Any = self.fh
            file.write(f"<si><t>{string}</t></si>")


class _QuickSheet(Worksheet):
    # cells are named by numbers: what would read "A1" is left out
    write_string: Any = Worksheet._write_string
    write_blank: Any = Worksheet._write_blank
    write_number: Any = Worksheet._write_number

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        end = _end_of(cell)
        if end and cell.format:
            place, look = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()
            file: Any = self.fh
            file.write(f'<c r="{place}" s="{look}"{end}')
        else:
            super()._write_cell(row, col, cell)


def _end_of(cell: Any) -> str:
    """Give what follows the look of a text or of an empty cell, "" for others."""
    if type(cell) is CellStringTuple:
        return f' t="s"><v>{cell.string}</v></c>'
    return "/>" if type(cell) is CellBlankTuple else ""
