"""How much is read: every limit with its reason, in one place.

`Limits` are those that a workspace may change, under `gioi-han` in `cau-hinh.yaml`, within the
bounds that each one names; a file beyond a limit is refused with a notice and leaves a box in
its place, and the draft goes on. The constants below them are not to be changed: they are
facts of a format, or guards no honest file comes near, or read before any setting is known.

Measured with `python -m tests.hostile`: what is just within every limit ends within 30 s of
CPU and 1 GB on one core. The largest report foreseen has 580,000 words (4.4 million letters,
some 20,000 paragraphs), 1,755 pages and tables of 4,333 × 11 cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

MB: Final = 1_000_000
MAX_FILE_MB: Final = 256  # whatever a workspace says: the content of a larger file is never read


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a limit is called in `cau-hinh.yaml`, and between what it may be set."""

    key: str
    lowest: int
    highest: int


def _limit(value: int, key: str, lowest: int, highest: int) -> Any:
    return field(default=value, metadata={"bounds": Bounds(key, lowest, highest)})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that a workspace may change; the defaults are those of a whole report."""

    # any file: it is held in memory whole, and twice while it is taken apart
    file_mb: int = _limit(64, "tep-mb", 1, MAX_FILE_MB)

    # a single item longer than the whole report foreseen is a mistake or an attack
    letters: int = _limit(5_000_000, "ky-tu", 100_000, 10_000_000)
    # comparing two drafts that differ in each of their paragraphs takes 55 kB for every one:
    # 20,000 went beyond 1 GB, 15,000 stay below it; the longest section seen has some 2,000
    blocks: int = _limit(15_000, "khoi", 500, 40_000)
    # Word numbers notes to 32,767; the report foreseen has some hundreds
    notes: int = _limit(3_000, "chu-thich", 100, 10_000)
    # lists within lists: Word has nine levels, twice that is no honest text
    depth: int = _limit(20, "long-cap", 3, 30)
    # brackets open in one paragraph: pairing them costs time that grows with their square
    brackets: int = _limit(3_000, "ngoac", 100, 5_000)

    # tables, from Markdown and from Excel
    # Word calls a file with a table of more than 63 columns damaged
    columns: int = _limit(63, "bang-cot", 10, 63)
    # places of one table; the largest foreseen has 48,000
    table_cells: int = _limit(150_000, "bang-o", 10_000, 300_000)

    # row elements in all sheets; Excel writes one for a styled empty row
    rows: int = _limit(100_000, "so-tinh-dong", 1_000, 300_000)
    # cell elements in all sheets, styled empty ones among them
    cells: int = _limit(150_000, "so-tinh-o", 10_000, 400_000)
    # merged ranges of one sheet; the largest appendix has some 3,000
    merges: int = _limit(50_000, "so-tinh-o-gop", 1_000, 100_000)

    # paragraphs; the report foreseen has 100,000 with those of its tables
    paragraphs: int = _limit(500_000, "word-doan", 10_000, 1_000_000)
    # comments in one reviewed copy; the largest seen had 104
    comments: int = _limit(5_000, "y-kien", 100, 20_000)

    # a page at 600 dpi has 35 million pixels
    megapixels: int = _limit(100, "anh-trieu-diem", 1, 200)
    # Word slows down well before that
    image_mb: int = _limit(50, "anh-mb", 1, 100)


DEFAULT: Final = Limits()
BOUNDS: Final[Mapping[str, Bounds]] = {
    entry.name: entry.metadata["bounds"] for entry in fields(Limits)
}


def how_to_raise(name: str) -> str:
    """Give the words that say how far a limit may be raised, by its name in `Limits`."""
    bounds = BOUNDS[name]
    if getattr(DEFAULT, name) == bounds.highest:
        return f"mức này không nâng thêm được (tối đa {bounds.highest})"
    return f"nếu đúng là cần, đặt gioi-han: {{{bounds.key}: …}} trong cau-hinh.yaml, tối đa " + str(
        bounds.highest
    )


def too_wide(columns: int, most: int) -> tuple[str, str]:
    """Give what is wrong with a table of so many columns, and how it is mended."""
    fix = "tách thành nhiều bảng ít cột hơn, hoặc đặt các cột thành dòng"
    return f"bảng có {columns} cột, vượt mức {most} cột mà Word nhận", fix


# packages (.xlsx, .docx), told by the sizes that they state themselves
MAX_ENTRIES: Final = 5_000
MAX_XML_BYTES: Final[Mapping[str, int]] = {"xlsx": 60 * MB, "docx": 150 * MB}
MAX_UNPACKED_BYTES: Final = 500 * MB  # with pictures, which nobody unpacks whole
MAX_RATIO: Final = 400  # sheets of repeated zeros reach 60; deflate's own end is 1,032
RATIO_MATTERS_FROM: Final = 8 * MB  # bytes unpacked: below that no ratio can hurt
MAX_STRINGS: Final = 150_000  # shared strings of a workbook: one a cell
MAX_TAGS: Final = 4 * MB  # of a Word file; 1,755 pages with 1,347 tables have 1,050,000
MAX_TABLE_DEPTH: Final = 30  # tables within tables; Word itself stops at some 60
MAX_SPAN_STEPS: Final = 2_000_000  # places looked at while fitting merged ranges of one sheet
MAX_CHART_POINTS: Final = 10_000  # numbers of one series
MAX_WORD_COLUMNS: Final = 200  # read from a Word table; Word itself writes at most 63

# others' programs that read what agencies send (LibreOffice, doc2docx)
MAX_CHILD_SECONDS: Final = 120  # a report of 1,755 pages takes LibreOffice 66
MAX_CHILD_MB: Final = 3_000  # of addresses: LibreOffice itself takes 1,200 before it reads

MAX_LINES_A_BLOCK: Final = 10  # lines of a file for each block it may hold
MAX_BARS: Final = 1_000  # signs | in one line: ten times the widest table that Word takes
MAX_MARKUP: Final = 200_000  # signs of emphasis in one paragraph
MAX_ATTRIBUTES: Final = 4_000  # letters between { and }
MAX_TEX: Final = 5_000  # letters of one formula: pandoc takes seconds for more
MAX_TEX_DEPTH: Final = 40  # braces within braces: pandoc's own stack

# pictures drawn from a text
MAX_SVG_BYTES: Final = 20 * MB
MAX_SVG_SIDE: Final = 100_000.0  # user units

# boundaries for maps
MAX_BOUNDARY_MB: Final = 20  # 65 communes at 1:10,000 have 3; as objects it takes ten times that
MAX_BOUNDARY_CORNERS: Final = 500_000  # of all areas together; the same communes have 90,000
MAX_BOUNDARY_DEPTH: Final = 20  # a MultiPolygon in a FeatureCollection has eight levels

# shared files and folders, read before the settings are
MAX_YAML_LETTERS: Final = 1_000_000
MAX_YAML_DEPTH: Final = 24
MAX_YAML_NODES: Final = 100_000
MAX_COMMUNES: Final = 20_000  # all communes of the country are 3,321
MAX_PATTERN: Final = 200  # letters of a form's pattern: matching may grow with their power
MAX_FOLDER_DEPTH: Final = 10
MAX_FILES: Final = 50_000

# notices: one broken file must not bury those of the others
MAX_TOLD: Final = 20  # of one kind in one file or sheet, each at its place
MAX_TOLD_OF_FORM: Final = 50  # cells of one filled form: who filled it mends it cell by cell
MAX_YAML_FAULTS: Final = 50
