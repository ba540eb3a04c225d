"""`make bench`: how quick the pipeline is, and how quick against pandoc in the same run.

    python -m tests.bench.run [NAME …] [--quick] [--runs 3] [--scales 1,2,4]

Corpora are generated into a temporary folder. A measured command is a fresh process, and every
cache is taken away before it: `cold` means what the first run on a new machine costs, but for
the operating system's own file cache, which both tools find warm.
"""

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.bench import engine as rows_of
from tests.bench import handing_in as handing
from tests.bench import serving as site
from tests.bench.consultation import EACH as CONSULTATION_EACH
from tests.bench.consultation import write_consultation
from tests.bench.corpus import SECTIONS, write_corpus
from tests.bench.importing import TABLES_OF_REPORT
from tests.bench.importing import against_pandoc as import_against_pandoc
from tests.bench.measure import CommandFailedError, Run, Runs, measure
from tests.bench.redline import (
    against_engines,
    build_pair,
    installed,
    ours,
    ours_kept,
    theirs,
)
from tests.bench.workbooks import PROGRAMS, ROWS, write_workbooks

QUICK_SECTIONS = 10
QUICK_TABLES = 4
QUICK_EACH = 2  # comments of each body, for a look at whether the bench works


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked: folder for everything, sections at scale 1, runs of each, scales."""

    root: Path
    sections: int
    runs: int
    scales: tuple[int, ...]
    write: bool = False

    @property
    def log(self) -> Path:
        return self.root / "log"


def quyhoach() -> list[str]:
    """The command as installed beside this Python, else the module; [] while there is none."""
    script = Path(sys.executable).with_name("quyhoach")
    if find_spec("pipeline.cli") is None:
        return []
    return [str(script)] if script.exists() else [sys.executable, "-m", "pipeline"]


@cache
def pandoc() -> str:
    """The pandoc that comes with pypandoc-binary."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def corpus(settings: Settings, scale: int) -> Path:
    """The folder of the corpus at `scale`; made when first asked for."""
    out = settings.root / f"corpus-{scale}"
    if not out.is_dir():
        counts = write_corpus(out, scale=scale, sections=settings.sections)
        say(
            f"tập mẫu {scale}x: {counts.sections} mục, {counts.words} chữ, {counts.tables} bảng"
            f" ({counts.workbooks} Excel), {counts.notes} chú thích, {counts.images} hình"
        )
    return out


def say(line: str = "") -> None:
    print(line, flush=True)


def draft_cold(settings: Settings, workspace: Path) -> Run:
    """`draft 1 --fast` with nothing built before, neither in `build/` nor in a user cache."""
    user_cache = settings.root / "cache"
    for folder in (workspace / "build", user_cache):
        shutil.rmtree(folder, ignore_errors=True)
    command = [*quyhoach(), "draft", "1", "--fast", "--workspace", str(workspace)]
    run = measure(command, workspace, settings.log, user_cache)
    wanted(workspace / "build" / "lan-1" / "bao-cao-lan-1.docx")
    return run


def pandoc_cold(settings: Settings, workspace: Path) -> Run:
    """`pandoc all.md -o out.docx`."""
    output = workspace / "out.docx"
    output.unlink(missing_ok=True)
    run = measure([pandoc(), "all.md", "-o", str(output)], workspace, settings.log)
    wanted(output)
    return run


def wanted(output: Path) -> None:
    if not output.is_file() or output.stat().st_size < 10_000:
        raise CommandFailedError(f"{output.name} was not made")


def line(name: str, runs: Runs) -> str:
    return f"{name:<22}{runs.best:>9.2f} s{runs.median:>9.2f} s{runs.peak / 2**20:>10.0f} MB"


HEAD = f"{'':<22}{'nhanh nhất':>11}{'trung vị':>11}{'bộ nhớ':>13}"


def against_pandoc(settings: Settings) -> None:
    """Cold draft against pandoc on the same content, turn by turn so that both meet the
    same machine; ratio of the best times and of the peaks."""
    workspace = corpus(settings, 1)
    ours: list[Run] = []
    theirs: list[Run] = []
    for _ in range(settings.runs):
        theirs.append(pandoc_cold(settings, workspace))
        if quyhoach():
            ours.append(draft_cold(settings, workspace))
    pandoc_runs = Runs(tuple(theirs))
    say(HEAD)
    say(line("pandoc all.md", pandoc_runs))
    if not ours:
        say("quyhoach chưa có lệnh: chỉ đo pandoc")
        return
    our_runs = Runs(tuple(ours))
    say(line("quyhoach draft 1 --fast", our_runs))
    say(
        f"{'tỷ lệ':<22}{our_runs.best / pandoc_runs.best:>11.2f}"
        f"{our_runs.median / pandoc_runs.median:>11.2f}{our_runs.peak / pandoc_runs.peak:>13.2f}"
    )


def scaling(settings: Settings) -> None:
    """Cold draft at each scale, and the time per 1x: level where growth is linear."""
    say(f"{'':<22}{'giây':>11}{'giây mỗi 1x':>13}{'bộ nhớ':>13}")
    for scale in settings.scales:
        workspace = corpus(settings, scale)
        tools = (("quyhoach", draft_cold),) if quyhoach() else (("pandoc", pandoc_cold),)
        for name, run_cold in tools:
            run = run_cold(settings, workspace)
            say(
                f"{name + f' {scale}x':<22}{run.seconds:>11.2f}{run.seconds / scale:>13.2f}"
                f"{run.peak / 2**20:>10.0f} MB"
            )


def redline(settings: Settings) -> None:
    """Comparison of two drafts, 5 % of the blocks edited, against engines that compare .docx."""
    if not quyhoach():
        say("quyhoach chưa có lệnh")
        return
    # a copy, lest the other benches find a second round in the corpus
    workspace = settings.root / "corpus-redline"
    shutil.copytree(corpus(settings, 1), workspace)
    pair = build_pair(workspace, quyhoach(), settings.log)
    against_engines(pair, quyhoach(), settings.log, settings.root / "cache", settings.runs, say)


def tables(settings: Settings) -> None:
    """Reading and checking 14,771 rows in 50 workbooks against one full load by openpyxl.

    Turn by turn, so that both meet the same machine; the times leave imports out. What a second
    load costs is what openpyxl asks of whoever wants formulas and their values.
    """
    folder = settings.root / "workbooks"
    write_workbooks(folder)
    found: dict[str, list[Run]] = {name: [] for name in PROGRAMS}
    for _ in range(settings.runs):
        for name, runs in found.items():
            command = [sys.executable, "-m", "tests.bench.workbooks", name, str(folder)]
            run = measure(command, Path.cwd(), settings.log)
            rows, seconds, _ = settings.log.read_text().split()[-3:]
            if int(rows) != ROWS:
                raise CommandFailedError(f"{name}: {rows} rows of {ROWS}")
            runs.append(Run(float(seconds), run.peak))
    say(HEAD)
    labels = ("openpyxl, một lần", "openpyxl, lần hai", "đọc và kiểm tra")
    measured = [Runs(tuple(runs)) for runs in found.values()]
    for label, own in zip(labels, measured, strict=True):
        say(line(label, own))
    once, _, ours = measured
    say(
        f"{'tỷ lệ':<22}{ours.best / once.best:>11.2f}{ours.median / once.median:>11.2f}"
        f"{ours.peak / once.peak:>13.2f}"
    )


def consultation(settings: Settings) -> None:
    """Register, response table and trace of 10,000 comments against one cold draft."""
    workspace = settings.root / "corpus-consultation"
    shutil.copytree(corpus(settings, 1), workspace)
    cold = draft_cold(settings, workspace)
    each = CONSULTATION_EACH if settings.sections == SECTIONS else QUICK_EACH
    made = write_consultation(workspace, each=each)
    command = [sys.executable, "-m", "tests.bench.consultation", "measure", str(workspace)]
    run = measure(command, Path.cwd(), settings.log)
    *steps, last = settings.log.read_text().splitlines()
    answered, seconds, _ = last.split()
    if int(answered) != made:
        raise CommandFailedError(f"{answered} of {made} comments answered")
    for step in steps:
        say(step)
    say(f"{made} ý kiến: {float(seconds):.2f} s, {run.peak / 2**20:.0f} MB với hai bản dự thảo")
    say(f"draft 1 --fast: {cold.seconds:.2f} s; tỷ lệ {float(seconds) / cold.seconds:.2f}")


def engine(settings: Settings) -> None:
    """What a run costs cold, after an edit, with nothing changed; `--write` is for README."""
    corpus_ = corpus(settings, 1)
    turns = max(rows_of.LEAST, settings.runs) if settings.sections == SECTIONS else 1

    def peer() -> Run:
        return pandoc_cold(settings, corpus_)

    rows, measured = rows_of.engine(corpus_, settings.root, quyhoach(), peer, turns)
    if settings.sections == SECTIONS:
        rows += rows_of.comments([_comments(settings)], measured.pandoc)
        rows += _beside_engines(settings)
        rows += rows_of.growth(measured.cold, [draft_cold(settings, corpus(settings, 4))])
        rows += rows_of.office_turns(settings.root, quyhoach(), turns)
        rows_of.remember(rows)
    say(rows_of.table(rows))
    if settings.write:
        rows_of.told_in_readme(rows, turns, rows_of.README, rows_of.CHART)


def _beside_engines(settings: Settings) -> list[rows_of.Row]:
    """Comparison and redline beside each engine that is there, turn by turn."""
    peers = installed()
    if not peers:
        say("không có máy so sánh khác: cài bằng pip install -e '.[bench]'")
        return []
    workspace = settings.root / "corpus-engines"
    shutil.copytree(corpus(settings, 1), workspace)
    pair = build_pair(workspace, quyhoach(), settings.log)
    cache, turns = settings.root / "cache", settings.runs
    cold = [ours(pair, quyhoach(), settings.log, cache)[0] for _ in range(turns)]
    kept = [ours_kept(pair, quyhoach(), settings.log, cache) for _ in range(turns)]
    theirs_ = {name: [theirs(pair, name, settings.log)[0]] for name in peers}
    return rows_of.beside_engines(cold, kept, theirs_)


def _comments(settings: Settings) -> Run:
    """What 10,000 comments add, both drafts made; seconds on the wall and of processors."""
    workspace = settings.root / "corpus-comments"
    shutil.copytree(corpus(settings, 1), workspace)
    write_consultation(workspace, each=CONSULTATION_EACH)
    command = [sys.executable, "-m", "tests.bench.consultation", "measure", str(workspace)]
    run = measure(command, Path.cwd(), settings.log)
    *_, last = settings.log.read_text().splitlines()
    _, seconds, cpu = last.split()
    return Run(float(seconds), run.peak, float(cpu), run.together)


def importing(settings: Settings) -> None:
    """A department's 100 pages with 60 tables brought in, against pandoc's docx to Markdown."""
    tables = TABLES_OF_REPORT if settings.sections == SECTIONS else QUICK_TABLES
    folder = settings.root / "importing"
    ours, theirs = import_against_pandoc(
        folder, quyhoach(), pandoc(), settings.log, settings.runs, tables
    )
    say(HEAD)
    say(line("pandoc bao-cao.docx", theirs))
    say(line("quyhoach import", ours))
    say(
        f"{'tỷ lệ':<22}{ours.best / theirs.best:>11.2f}{ours.median / theirs.median:>11.2f}"
        f"{ours.peak / theirs.peak:>13.2f}"
    )


def serving(settings: Settings) -> None:
    """The served site: save to screen, 200 readers while others save, first page, sizes."""
    workspace = corpus(settings, 1)
    say(f"{'':<34}{'trung vị':>10}{'95 %':>11}")
    with site.served(quyhoach(), workspace) as first:
        taken = site.save_to_screen(first, workspace, 5 * settings.runs)
        say(site.told("lưu một mục đến khi lên màn hình", taken, site.SCREEN))
        names = _pages(settings, workspace)
        saver = threading.Thread(target=_save_on, args=(workspace, 4 * settings.runs))
        saver.start()
        turns = 6 * settings.runs
        read, wrong = site.pages_at_once(first, names, lambda turn: turn < turns)
        saver.join()
        what = f"{site.READERS} người đọc trong lúc lưu"
        say(f"{site.told(what, read, site.READING, nineteenth=True)}, {wrong} lỗi")
    _handing_in(settings, workspace, names)
    made = workspace / "build" / "web" / "lan-1"
    say(site.told("trang đầu từ đĩa", [site.from_disk(made) for _ in range(5)], site.FROM_DISK))
    largest = max(path.stat().st_size for path in made.rglob("*.html"))
    say(f"trang lớn nhất: {largest} byte (tối đa {site.LARGEST})")


def _handing_in(settings: Settings, workspace: Path, names: Sequence[str]) -> None:
    """Twenty who hand in at once while 200 read and others save; a Word file dropped."""
    items = handing.owners(workspace, handing.AT_ONCE)
    served = site.served(quyhoach(), workspace, "--host", "127.0.0.1")
    with served as first, ExitStack() as opened:
        address = "/".join(first.split("/")[:3])
        secrets = handing.keys(quyhoach(), workspace, [body for _, body in items])
        browsers = [opened.enter_context(closing(handing.entered(address, secret)))
                    for secret in secrets]  # fmt: skip
        word = handing.word_file(pandoc(), workspace / "all.md", settings.root / "bai.docx")
        drops = [handing.previewed(browsers[at % 2], items[at % 2][0], "bai.docx", word)[1]
                 for at in range(2 * settings.runs)]  # fmt: skip
        say(site.told(f"Word {handing.PAGES} trang đến khi xem trước", drops, handing.PREVIEW))
        texts = [workspace / f"sections/lan-1/{body}/{item}.md" for item, body in items]
        files = [(path.name, path.read_bytes() + b"\n\nThem.\n") for path in texts]
        began, cookie = f"{address}/bao-cao/1/index.html", handing.session_of(browsers[0])
        alone, _ = site.pages_at_once(began, names, lambda turn: turn < 3, cookie)
        what = f"{site.READERS} người đọc, không ai nộp"
        say(site.told(what, alone, site.READING, nineteenth=True))
        with ThreadPoolExecutor(2) as threads:
            coming = threads.submit(
                handing.at_once, browsers, [item for item, _ in items], files
            )  # fmt: skip
            saving = threads.submit(_save_others, workspace, texts, coming.done)
            read, wrong = site.pages_at_once(
                began, names, lambda _: not coming.done(), cookie
            )  # fmt: skip
            handed = coming.result()
            saving.result()
        lost = list(handing.amiss(workspace, handed))
        what = f"{site.READERS} người đọc, {len(handed)} người nộp cùng lúc"
        say(f"{site.told(what, read, site.READING, nineteenth=True)}, {wrong} lỗi")
        say(f"{'':<34}{max(one.landed for one in handed):>10.1f} s đến biên nhận cuối cùng; "
            f"{len(lost)} bài mất hoặc lẫn")  # fmt: skip
        for words in lost:
            say(words)


def _save_others(workspace: Path, texts: Sequence[Path], done: Callable[[], bool]) -> None:
    """Save what nobody hands in, every second and a half until that is done."""
    files = [path for path in sorted((workspace / "sections/lan-1").rglob("*.md"))
             if path not in texts and ".luu" not in path.parts]  # fmt: skip
    number = 0
    while not done():
        file = files[number % len(files)]
        file.write_text(f"{file.read_text(encoding='utf-8')}\nLưu {number}.\n", encoding="utf-8")
        number += 1
        time.sleep(1.5)


def _pages(settings: Settings, workspace: Path) -> list[str]:
    """The names of the report's pages, of the static site that is made here."""
    command = [*quyhoach(), "site", "1", "--workspace", str(workspace)]
    measure(command, workspace, settings.log)
    return sorted(path.name for path in (workspace / "build" / "web" / "lan-1").glob("ph*.html"))


def _save_on(workspace: Path, times: int) -> None:
    """Save a section every second and a half."""
    files = sorted((workspace / "sections" / "lan-1").rglob("*.md"))
    for number in range(times):
        file = files[number % len(files)]
        file.write_text(f"{file.read_text(encoding='utf-8')}\nLưu {number}.\n", encoding="utf-8")
        time.sleep(1.5)


BENCHES: tuple[Callable[[Settings], None], ...] = (
    against_pandoc,
    scaling,
    redline,
    tables,
    consultation,
    engine,
    importing,
    serving,
)


def main(arguments: Sequence[str] | None = None) -> int:
    names = [bench.__name__ for bench in BENCHES]
    parser = argparse.ArgumentParser(description="Đo thời gian và bộ nhớ.")
    parser.add_argument("bench", nargs="*", help=f"one or more of {', '.join(names)}; all")
    parser.add_argument("--quick", action="store_true", help="a small corpus, one run, 1x and 2x")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scales", default="1,2,4")
    parser.add_argument("--write", action="store_true", help="put the rows of engine into README")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.bench) - set(names))
    if unknown:
        parser.error(f"no bench {', '.join(unknown)}; there are {', '.join(names)}")
    with tempfile.TemporaryDirectory(prefix="quyhoach-bench-") as folder:
        settings = Settings(
            root=Path(folder),
            sections=QUICK_SECTIONS if asked.quick else SECTIONS,
            runs=1 if asked.quick else asked.runs,
            scales=(1, 2) if asked.quick else tuple(int(n) for n in asked.scales.split(",")),
            write=asked.write,
        )
        for bench in BENCHES:
            if not asked.bench or bench.__name__ in asked.bench:
                say(f"\n== {bench.__name__}")
                try:
                    bench(settings)
                except CommandFailedError as error:
                    say(f"hỏng: {error}")
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
