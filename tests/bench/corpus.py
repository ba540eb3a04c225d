"""A generated report of real size: `python -m tests.bench.corpus OUT --seed 7 --scale 1`.

Writes a workspace in the formats of the pipeline (OUT/sections) and `OUT/all.md`, the same
content in one file of pandoc's Markdown, so that both tools do the same work: workbooks stand
there as pipe tables, references as links, captions as pandoc writes them, footnotes with labels
unique in the file, images by their path from OUT.

At scale 1: 85 sections (7 of them appendices), about 580,000 words with those of tables and
notes, 595 tables of which 300 in workbooks, 1,300 footnotes, 67 images, 42 formulas. Scale k has
k times as many sections of the same size. Shares no code with the pipeline; the same arguments
write the same bytes.
"""

import argparse
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image, ImageDraw

from tests.bench import sentences
from tests.bench.grids import Grid, make_grid, pipe_table, write_workbook

SECTIONS: Final = 85
APPENDICES: Final = 7
WORDS: Final = 580_000
TABLES_EACH: Final = 7
WORKBOOKS: Final = 300
NOTES: Final = 1_300
IMAGES: Final = 67
FORMULAS: Final = 42
LARGE_COLUMNS: Final = 11
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
AGENCIES: Final = (
    ("so-tai-chinh", "Sở Tài chính"),
    ("so-xay-dung", "Sở Xây dựng"),
    ("so-nong-nghiep-va-moi-truong", "Sở Nông nghiệp và Môi trường"),
    ("so-khoa-hoc-va-cong-nghe", "Sở Khoa học và Công nghệ"),
    ("so-noi-vu", "Sở Nội vụ"),
    ("so-dan-toc-va-ton-giao", "Sở Dân tộc và Tôn giáo"),
    ("so-cong-thuong", "Sở Công Thương"),
    ("so-tu-phap", "Sở Tư pháp"),
    ("so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch"),
    ("so-giao-duc-va-dao-tao", "Sở Giáo dục và Đào tạo"),
    ("so-y-te", "Sở Y tế"),
    ("ban-quan-ly-khu-kinh-te", "Ban Quản lý Khu kinh tế cửa khẩu"),
)
FORMULA: Final = (
    r"G_t = G_0 \cdot (1 + r)^t",
    r"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i",
    r"H = \frac{K_{2025} - K_{2020}}{K_{2020}} \times 100",
    r"P_t = P_0 e^{kt}",
)
_PARTS: Final = (
    "SỰ CẦN THIẾT VÀ CĂN CỨ ĐIỀU CHỈNH QUY HOẠCH",
    "ĐÁNH GIÁ HIỆN TRẠNG VÀ KẾT QUẢ THỰC HIỆN QUY HOẠCH GIAI ĐOẠN 2021 - 2025",
    "NỘI DUNG ĐIỀU CHỈNH QUY HOẠCH",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block twice: as an agency writes it, and in pandoc's Markdown."""

    ours: str
    pandoc: str
    words: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one section holds: how many of each thing, and how many words in all."""

    words: int
    workbooks: int
    notes: int
    images: int
    formulas: int


@dataclass(slots=True)
class Section:
    """One item while it is written: identifiers are `<kind>-<index>-<n>`."""

    index: int
    id: str
    agency: str
    title: str
    share: Share
    tables_before: int
    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    workbooks: dict[str, Grid] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    words: int = 0

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.words += piece.words


def _part(total: int, index: int, of: int) -> int:
    """The share of section `index` when `total` things are dealt out evenly over `of`."""
    return total * (index + 1) // of - total * index // of


def _same(text: str) -> Piece:
    return Piece(text, text, len(text.split()))


def _marked(rng: Random, text: str) -> str:
    """`text` with a few words bold or italic now and then."""
    if rng.random() > 0.25:
        return text
    words = text.split(" ")
    start = rng.randrange(1, max(2, len(words) - 4))
    mark = rng.choice(("**", "*"))
    end = min(len(words) - 1, start + rng.randint(1, 4))
    inner = " ".join(words[start:end])
    if not inner or not (inner[0].isalnum() and inner[-1].isalnum()):
        return text  # a mark beside punctuation may not open or close
    return " ".join((*words[:start], f"{mark}{inner}{mark}", *words[end:]))


def _text(rng: Random, section: Section, count: int) -> Piece:
    """A paragraph's text of `count` sentences, with notes and references as they fall due."""
    ours: list[str] = []
    pandoc: list[str] = []
    words = 0
    for _ in range(count):
        line = _marked(rng, sentences.sentence(rng))
        words += len(line.split())
        if _due(section, section.share.notes, len(section.notes)):
            label = len(section.notes) + 1
            section.notes.append(
                note := f"{rng.choice(sentences.NOTES)}; {rng.choice(sentences.PLACES)}."
            )
            words += len(note.split())
            ours.append(f"{line}[^{label}]")
            pandoc.append(f"{line}[^{section.index}-{label}]")
        elif rng.random() < 0.03:
            table = rng.randint(1, TABLES_EACH)
            target = f"bang-{section.index}-{table}"
            words += 4
            ours.append(f"{line} Chi tiết tại @{target}.")
            shown = f"Bảng {section.tables_before + table}"
            pandoc.append(f"{line} Chi tiết tại [{shown}](#{target}).")
        else:
            ours.append(line)
            pandoc.append(line)
    return Piece(" ".join(ours), " ".join(pandoc), words)


def _due(section: Section, wanted: int, made: int) -> bool:
    """Whether the section's words have come far enough for one more of what is dealt out."""
    return made < wanted and section.words >= (made + 0.5) * section.share.words / (wanted + 1)


def _points(rng: Random, section: Section) -> Iterator[Piece]:
    """Điểm a), b) …; pandoc gets plain paragraphs, as cheap for it as can be."""
    for letter in LETTERS[: rng.randint(3, 7)]:
        text = _text(rng, section, 1)
        yield Piece(f"{letter}) {text.ours}", f"{letter}\\) {text.pandoc}", text.words + 1)


def _list(rng: Random, section: Section) -> Piece:
    """A bulleted or numbered list, some items with a nested one."""
    numbered = rng.random() < 0.3
    ours: list[str] = []
    pandoc: list[str] = []
    words = 0
    for item in range(1, rng.randint(4, 7)):
        mark = f"{item}. " if numbered else "- "
        text = _text(rng, section, 1)
        words += text.words
        ours.append(mark + text.ours)
        pandoc.append(mark + text.pandoc)
        if rng.random() < 0.15:
            indent = " " * len(mark)
            for _ in range(2):
                inner = sentences.sentence(rng)
                words += len(inner.split())
                ours.append(f"{indent}- {inner}")
                pandoc.append(f"{indent}- {inner}")
    return Piece("\n".join(ours), "\n".join(pandoc), words)


def _table(rng: Random, section: Section, number: int, rows: int = 0, columns: int = 0) -> Piece:
    """Table `number` of the section; its first `share.workbooks` stand in workbooks."""
    in_excel = number <= section.share.workbooks
    merged = in_excel and rng.random() < 0.15
    grid = make_grid(rng, rows or rng.randint(6, 18), columns or rng.randint(4, 7), merged=merged)
    title, mark = sentences.caption(rng), f"{{#bang-{section.index}-{number}}}"
    words = grid.words + len(title.split())
    pandoc = f"Table: {title} {mark}\n\n{pipe_table(grid)}"
    if in_excel:
        name = f"{section.id}-{number}.xlsx"
        section.workbooks[name] = grid
        return Piece(f"![{title}]({name}#Sheet1){mark}", pandoc, words)
    return Piece(f"Bảng: {title} {mark}\n\n{pipe_table(grid)}", pandoc, words)


def _figure(rng: Random, section: Section) -> Piece:
    number = len(section.images) + 1
    name = f"{section.id}-{number}.png"
    section.images[name] = _picture(rng)
    title, mark = f"Sơ đồ {rng.choice(sentences.TOPICS)}", f"{{#hinh-{section.index}-{number}}}"
    path = f"sections/lan-1/{section.agency}/{name}"
    return Piece(f"![{title}]({name}){mark}", f"![{title}]({path}){mark}", len(title.split()))


def _picture(rng: Random) -> bytes:
    """A small chart of bars as PNG, each a little different."""
    image = Image.new("RGB", (480, 280), "white")
    draw = ImageDraw.Draw(image)
    for bar in range(8):
        top = rng.randint(30, 240)
        colour = (rng.randint(30, 200), rng.randint(60, 200), rng.randint(60, 220))
        draw.rectangle((20 + bar * 56, top, 60 + bar * 56, 270), fill=colour, outline="black")
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(96, 96))
    return out.getvalue()


def _heading(rng: Random, section: Section, level: int) -> Piece:
    """A heading inside the item; in all.md it stands three levels lower."""
    title = sentences.heading(rng)
    number = sum(1 for piece in section.pieces if piece.ours.startswith("#")) + 1
    mark = f" {{#muc-{section.index}-{number}}}" if rng.random() < 0.2 else ""
    return Piece(
        f"{'#' * level} {title}{mark}", f"{'#' * (level + 3)} {title}{mark}", len(title.split())
    )


def _formula(rng: Random) -> Piece:
    return _same(f"$$ {rng.choice(FORMULA)} $$")


def _write_section(rng: Random, section: Section) -> None:
    """Fill the section: things dealt out stand evenly over its words, text between them."""
    share, level, tables, formulas, compare_with_earlier = section.share, 0, 0, 0, 99
    while section.words < share.words or tables < TABLES_EACH:
        if compare_with_earlier > 7:
            level = rng.randint(1, min(level + 1, 3))
            section.add(_heading(rng, section, level))
            compare_with_earlier = 0
        elif _due(section, TABLES_EACH, tables) or section.words >= share.words:
            tables += 1
            section.add(_table(rng, section, tables))
        elif _due(section, share.images, len(section.images)):
            section.add(_figure(rng, section))
        elif _due(section, share.formulas, formulas):
            formulas += 1
            section.add(_formula(rng))
        else:
            compare_with_earlier += 1
            _add_text(rng, section)


def _add_text(rng: Random, section: Section) -> None:
    draw = rng.random()
    if draw < 0.08:
        for point in _points(rng, section):
            section.add(point)
    elif draw < 0.17:
        section.add(_list(rng, section))
    else:
        section.add(_text(rng, section, rng.randint(2, 5)))


def _sections(seed: int, sections: int, scale: int) -> Iterator[Section]:
    """The sections one after the other; words that one has too many, the next has fewer."""
    rng = Random(seed)
    appendices = max(1, sections * APPENDICES // SECTIONS)
    surplus = 0
    for index in range(sections * scale):
        within = index % sections
        appendix = within >= sections - appendices
        share = Share(
            words=_part(WORDS, within, SECTIONS) - surplus,
            workbooks=_part(WORKBOOKS, within, SECTIONS),
            notes=_part(NOTES, within, SECTIONS),
            images=_part(IMAGES, within, SECTIONS),
            formulas=_part(FORMULAS, within, SECTIONS),
        )
        section = Section(
            index=index + 1,
            id=f"{'pl' if appendix else 'noi-dung'}-{index + 1:03d}",
            agency=AGENCIES[index % len(AGENCIES)][0],
            title=sentences.heading(rng),
            share=share,
            tables_before=index * TABLES_EACH,
        )
        _write_section(rng, section)
        surplus = section.words - share.words
        yield section


def _large_appendix(seed: int, index: int, rows: int) -> Section:
    """One more appendix, a workbook of `rows` by 11 (the largest known has 4,333)."""
    section = Section(
        index=index,
        id=f"pl-{index:03d}",
        agency=AGENCIES[0][0],
        title="Danh mục chi tiết công trình, dự án",
        share=Share(0, workbooks=1, notes=0, images=0, formulas=0),
        tables_before=(index - 1) * TABLES_EACH,
    )
    section.add(_table(Random(seed), section, 1, rows, LARGE_COLUMNS))
    return section


@dataclass(frozen=True, slots=True)
class Outline:
    """Where each section stands: parts of chapters of sections, then appendices."""

    parts: tuple[tuple[str, tuple[tuple[str, tuple[Section, ...]], ...]], ...]
    appendices: tuple[Section, ...]


def _outline(sections: Sequence[Section]) -> Outline:
    """Three parts: 3 items directly, then chapters of four items each; appendices last."""
    items = [section for section in sections if not section.id.startswith("pl-")]
    first, rest = items[:3], items[3:]
    half = (len(rest) + 1) // 2
    parts = (
        (_PARTS[0], (("", tuple(first)),)),
        (_PARTS[1], _chapters(rest[:half])),
        (_PARTS[2], _chapters(rest[half:])),
    )
    return Outline(parts, tuple(s for s in sections if s.id.startswith("pl-")))


def _chapters(items: Sequence[Section]) -> tuple[tuple[str, tuple[Section, ...]], ...]:
    return tuple(
        (sentences.TOPICS[n // 4 % len(sentences.TOPICS)].upper(), tuple(items[n : n + 4]))
        for n in range(0, len(items), 4)
    )


def _item_lines(section: Section, indent: str) -> list[str]:
    return [
        f"{indent}- id: {section.id}",
        f"{indent}  tieu-de: {section.title}",
        f"{indent}  chu-tri: {section.agency}",
    ]


def _outline_yaml(outline: Outline) -> str:
    lines = [
        "tieu-de: Báo cáo Điều chỉnh Quy hoạch tỉnh thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
        "tinh: Đo Lường",
        "co-quan-lap: so-tai-chinh",
        "phan:",
    ]
    for title, chapters in outline.parts:
        lines.append(f"  - tieu-de: {title}")
        if chapters and not chapters[0][0]:
            lines.append("    muc:")
            for section in chapters[0][1]:
                lines += _item_lines(section, "      ")
            continue
        lines.append("    chuong:")
        for name, items in chapters:
            lines += [f"      - tieu-de: {name}", "        muc:"]
            for section in items:
                lines += _item_lines(section, "          ")
    lines.append("phu-luc:")
    for section in outline.appendices:
        lines += _item_lines(section, "  ")
    return "\n".join(lines) + "\n"


def _agencies_yaml() -> str:
    return "".join(f"- id: {key}\n  ten: {name}\n  nhom: so\n" for key, name in AGENCIES)


def _section_markdown(section: Section) -> str:
    """The file as its agency sends it; each fifth one opens with its own title."""
    blocks = [f"# {section.title}"] if section.index % 5 == 0 else []
    blocks += [piece.ours for piece in section.pieces]
    blocks += [f"[^{n}]: {note}" for n, note in enumerate(section.notes, start=1)]
    return "\n\n".join(blocks) + "\n"


def _section_pandoc(section: Section, heading: str) -> Iterator[str]:
    yield heading
    yield from (piece.pandoc for piece in section.pieces)
    yield from (f"[^{section.index}-{n}]: {note}" for n, note in enumerate(section.notes, start=1))


def _all_markdown(outline: Outline) -> str:
    blocks: list[str] = []
    for title, chapters in outline.parts:
        blocks.append(f"# {title}")
        for name, items in chapters:
            if name:
                blocks.append(f"## {name}")
            for section in items:
                blocks += _section_pandoc(section, f"### {section.title}")
    for section in outline.appendices:
        blocks += _section_pandoc(section, f"# Phụ lục: {section.title}")
    return "\n\n".join(blocks) + "\n"


@dataclass(frozen=True, slots=True)
class Counts:
    """What a corpus holds, all of it together."""

    sections: int
    words: int
    tables: int
    workbooks: int
    notes: int
    images: int


def write_corpus(
    out: Path,
    seed: int = 7,
    scale: int = 1,
    *,
    sections: int = SECTIONS,
    appendix_rows: int = 0,
) -> Counts:
    """Write the workspace and all.md into `out`, and say what they hold.

    Args:
        out: An empty or new folder.
        seed: Of everything random.
        scale: How many times `sections` there are.
        sections: At scale 1; fewer make a smaller report of sections as large.
        appendix_rows: Rows of one more appendix with one table of 11 columns; 0 for none.
    """
    written = list(_sections(seed, sections, scale))
    if appendix_rows:
        written.append(_large_appendix(seed, len(written) + 1, appendix_rows))
    outline = _outline(written)
    shared = out / "sections"
    shared.mkdir(parents=True, exist_ok=True)
    (shared / "de-cuong.yaml").write_text(_outline_yaml(outline), encoding="utf-8")
    (shared / "co-quan.yaml").write_text(_agencies_yaml(), encoding="utf-8")
    (shared / "ke-hoach.yaml").write_text("lan:\n  - so: 1\n    ngay: 2025-11-15\n", "utf-8")
    for section in written:
        _write_files(shared / "lan-1" / section.agency, section)
    (out / "all.md").write_text(_all_markdown(outline), encoding="utf-8")
    return Counts(
        sections=len(written),
        words=sum(section.words for section in written),
        tables=sum("| " in piece.pandoc for section in written for piece in section.pieces),
        workbooks=sum(len(section.workbooks) for section in written),
        notes=sum(len(section.notes) for section in written),
        images=sum(len(section.images) for section in written),
    )


def _write_files(folder: Path, section: Section) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{section.id}.md").write_text(_section_markdown(section), encoding="utf-8")
    for name, grid in section.workbooks.items():
        write_workbook(folder / name, grid)
    for name, data in section.images.items():
        (folder / name).write_bytes(data)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Write a report of real size for the bench.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--sections", type=int, default=SECTIONS)
    parser.add_argument("--appendix-rows", type=int, default=0)
    asked = parser.parse_args(arguments)
    print(
        write_corpus(
            asked.out,
            asked.seed,
            asked.scale,
            sections=asked.sections,
            appendix_rows=asked.appendix_rows,
        )
    )


if __name__ == "__main__":
    main()
