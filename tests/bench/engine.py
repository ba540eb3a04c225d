"""What a run costs cold, after an edit and with nothing changed, beside pandoc in the same run.

Each row is a ratio of medians, peer and product in turn. `pandoc` is one call on the same content
as Markdown; the rows with a PDF are against the same command's first build. Cold means nothing in
`build/`; warm means that the store has what the run before read.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from tests.bench.measure import Run, Runs, measure
from tests.bench.revision import write_revision

REPOSITORY: Final = Path(__file__).parents[2]
HISTORY: Final = REPOSITORY / "build" / "bench.json"
README: Final = REPOSITORY / "README.md"
CHART: Final = REPOSITORY / ".github" / "bench.svg"
_MARKS: Final = ("<!-- bench -->\n", "<!-- /bench -->\n")
LEAST: Final = 5  # turns of which the median is taken
_LARGER: Final = 4
# of the other engine's time, from nothing and with models kept
_AGAINST_ENGINES: Final = {"python-redlines": (0.035, 0.022), "docx-scalpel": (0.10, 0.06)}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what, against what, the ratios, and at most what is asked for."""

    name: str
    against: str
    wall: float
    cpu: float
    peak: float
    together: float
    most: float

    @staticmethod
    def of(name: str, against: str, ours: Runs, theirs: Runs, most: float) -> "Row":
        return Row(
            name,
            against,
            ours.median / theirs.median,
            ours.cpu / theirs.cpu,
            ours.peak / theirs.peak,
            ours.together / theirs.together if theirs.together else 0.0,
            most,
        )


class Measured(NamedTuple):
    """Runs that further rows are held against: pandoc, and draft 1 from nothing."""

    pandoc: list[Run]
    cold: list[Run]


class _Pair:
    """A corpus of one draft, and a copy of it with a second."""

    def __init__(self, corpus: Path, root: Path, command: Sequence[str]) -> None:
        self.one, self.two = root / "engine-1", root / "engine-2"
        for place in (self.one, self.two):
            shutil.copytree(corpus, place)
        write_revision(self.two)
        self._command, self._log = command, root / "log"
        self._edits = 0

    def cold(self, place: Path, *words: str) -> Run:
        shutil.rmtree(place / "build", ignore_errors=True)
        return self.run(place, *words)

    def edited(self, place: Path, *words: str) -> Run:
        """A run after a paragraph of one section has a sentence more."""
        self._edits += 1
        newest = max(path for path in (place / "sections").glob("lan-*"))
        path = sorted(newest.rglob("*.md"))[0]
        blocks = path.read_text("utf-8").split("\n\n")
        at = next(at for at, block in enumerate(blocks) if len(block) > 200 and block[0].isalpha())
        blocks[at] += f" Bổ sung lần {self._edits}."
        path.write_text("\n\n".join(blocks), encoding="utf-8")
        return self.run(place, *words)

    def run(self, place: Path, *words: str) -> Run:
        command = [*self._command, *words, "--workspace", str(place)]
        return measure(command, place, self._log)

    @property
    def agency(self) -> str:
        return sorted(path.name for path in (self.one / "sections/lan-1").iterdir())[0]


def engine(
    corpus: Path, root: Path, command: Sequence[str], peer: Callable[[], Run], turns: int
) -> tuple[list[Row], Measured]:
    """Measure the rows on the corpus; `peer` is one call of pandoc on its Markdown."""
    pair = _Pair(corpus, root, command)
    one, two = ("draft", "1", "--fast"), ("draft", "2", "--fast")
    steps: dict[str, tuple[Callable[[], Run], float]] = {
        "draft 1 --fast, chưa có gì": (lambda: pair.cold(pair.one, *one), 0.40),
        "draft 1 --fast, sửa một mục": (lambda: pair.edited(pair.one, *one), 0.09),
        "draft 1 --fast, không đổi": (lambda: pair.run(pair.one, *one), 0.015),
        "check một cơ quan, sửa một mục": (
            lambda: pair.edited(pair.one, "check", "--agency", pair.agency),
            0.08,
        ),
        "draft 2 --fast có so sánh, chưa có gì": (lambda: pair.cold(pair.two, *two), 0.80),
        "draft 2 --fast có so sánh, sửa một mục": (lambda: pair.edited(pair.two, *two), 0.15),
    }
    pair.cold(pair.one, *one)  # so that what Python compiles is compiled
    theirs: list[Run] = []
    ours: dict[str, list[Run]] = {name: [] for name in steps}
    for _ in range(turns):
        theirs.append(peer())
        for name, (step, _) in steps.items():
            ours[name].append(step())
    pandoc = Runs(tuple(theirs))
    rows = [
        Row.of(name, "pandoc", Runs(tuple(ours[name])), pandoc, most)
        for name, (_, most) in steps.items()
    ]
    return rows, Measured(theirs, ours[next(iter(steps))])


def growth(one: Sequence[Run], four: Sequence[Run]) -> list[Row]:
    """How time grows with the report, as the power of its size; memory of a section of a report
    four times as large beside that of the plain one."""
    small, large = Runs(tuple(one)), Runs(tuple(four))

    def power(before: float, after: float) -> float:
        return log(after / before, _LARGER)

    return [
        Row(
            f"draft 1 --fast, {_LARGER} lần lớn hơn: số mũ",
            "tuyến tính",
            power(small.median, large.median),
            power(small.cpu, large.cpu),
            large.peak / small.peak / _LARGER,
            large.together / small.together / _LARGER if small.together else 0.0,
            1.03,
        )
    ]


def beside_engines(
    cold: Sequence[Run], kept: Sequence[Run], peers: Mapping[str, Sequence[Run]]
) -> list[Row]:
    """Comparison and redline beside other engines, from nothing and with models kept."""
    return [
        Row.of(f"diff 1 2 --fast, {how}", name, Runs(tuple(ours)), Runs(tuple(theirs)), most)
        for name, theirs in peers.items()
        for (how, ours), most in zip(
            (("chưa có gì", cold), ("bài giữ sẵn", kept)), _AGAINST_ENGINES[name], strict=True
        )
    ]


def comments(made: Sequence[Run], pandoc: Sequence[Run]) -> list[Row]:
    """What 10,000 comments add to a draft, beside pandoc."""
    ours, theirs = Runs(tuple(made)), Runs(tuple(pandoc))
    return [Row.of("10.000 ý kiến: bảng, giải trình, đối chiếu", "pandoc", ours, theirs, 0.8)]


def office_turns(root: Path, command: Sequence[str], turns: int) -> list[Row]:
    """Measure draft 2 of the sample with its PDF; [] where there is no LibreOffice."""
    if shutil.which("soffice") is None:
        return []
    place, log = root / "mau", root / "log"
    shutil.copytree(REPOSITORY / "sections", place / "sections")
    asked = [*command, "draft", "2", "--workspace", str(place)]
    path = next(iter(sorted((place / "sections/lan-2").glob("so-*/*.md"))))
    text = path.read_text("utf-8")
    found: dict[str, list[Run]] = {"": [], "sửa một đoạn": [], "không đổi": []}
    for turn in range(turns):
        shutil.rmtree(place / "build", ignore_errors=True)
        found[""].append(measure(asked, place, log))
        head, point, rest = text.rpartition(".")
        path.write_text(f"{head}{point} Lần {turn}.{rest}", encoding="utf-8")
        found["sửa một đoạn"].append(measure(asked, place, log))
        found["không đổi"].append(measure(asked, place, log))
        path.write_text(text, encoding="utf-8")
    first = Runs(tuple(found.pop("")))
    most = {"sửa một đoạn": 0.5, "không đổi": 0.03}
    return [
        Row.of(f"draft 2 kèm PDF, {name}", "lần dựng đầu", Runs(tuple(runs)), first, most[name])
        for name, runs in found.items()
    ]


def table(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown, ratios to two or three places."""
    head = "| việc | so với | CPU | giờ thực | bộ nhớ lớn nhất | cộng lại | yêu cầu |\n"
    lines = (
        f"| {row.name} | {row.against} | **{row.cpu:.3f}** | {_told(row.wall)}"
        f" | {_told(row.peak)} | {_told(row.together)} | ≤ {row.most:g} |\n"
        for row in rows
    )
    return head + "|---|---|--:|--:|--:|--:|--:|\n" + "".join(lines)


def _told(ratio: float) -> str:
    """A ratio, a dash where it was not measured."""
    return f"{ratio:.2f}" if ratio else "–"


def chart(rows: Sequence[Row]) -> str:
    """The ratios of processor time as bars, what is asked for as a stroke, in SVG."""
    top, step, left, wide = 34, 30, 330, 420
    most = max(max(row.cpu, row.most) for row in rows)
    shown = []
    for number, row in enumerate(rows):
        y = top + number * step
        bar, asked = (left + wide * value / most for value in (row.cpu, row.most))
        colour = "#2b7a3d" if row.cpu <= row.most else "#b8860b"
        shown.append(
            f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{escape(row.name)}</text>'
            f'<rect x="{left}" y="{y}" width="{bar - left:.1f}" height="18" fill="{colour}"/>'
            f'<line x1="{asked:.1f}" x2="{asked:.1f}" y1="{y - 3}" y2="{y + 21}" stroke="#333"'
            f' stroke-width="2"/><text x="{max(bar, asked) + 6:.1f}" y="{y + 14}">{row.cpu:.3f}'
            "</text>"
        )
    height = top + len(rows) * step + 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {height}" width="820"'
        f' height="{height}" font-family="sans-serif" font-size="13"><rect width="820"'
        f' height="{height}" fill="#fff"/><text x="8" y="18" font-weight="bold">Thời gian CPU so'
        " với pandoc (hoặc lần dựng đầu); vạch là yêu cầu</text>"
        f"{''.join(shown)}</svg>\n"
    )


def told_in_readme(rows: Sequence[Row], turns: int, readme: Path, drawn: Path) -> None:
    """Put table, chart and the command to repeat them into README, in place of the last ones."""
    begin, end = _MARKS
    before, _, rest = readme.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    often = f"Medians of {turns} turns" if turns > 1 else "One turn"
    told = (
        f"{often}, peer and product one after the other, two cores;"
        " `python -m tests.bench.run engine --write` repeats them:\n\n"
    )
    picture = f"\n![CPU ratios](.github/{drawn.name})\n"
    readme.write_text(f"{before}{begin}{told}{table(rows)}{picture}{end}{after}", "utf-8")
    drawn.write_text(chart(rows), encoding="utf-8")


def remember(rows: Sequence[Row], history: Path = HISTORY) -> None:
    """Add the rows to the history of measurements."""
    try:
        known = json.loads(history.read_text("utf-8"))
    except (OSError, ValueError):
        known = []
    known.append(
        {
            "when": time.strftime("%Y-%m-%dT%H:%M:%S"),
            "python": sys.version.split()[0],
            "rows": [asdict(row) for row in rows],
        }
    )
    history.parent.mkdir(parents=True, exist_ok=True)
    history.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
