"""Issued rounds that somebody tampers with: `python -m tests.seeded.sealed --seed 7`.

A small workspace is issued by the command, then one byte is turned at a random place, or one file
is added, renamed or taken away; `verify` must say so and name the file. Then it is verified
elsewhere, in another time zone and language, without LibreOffice; and `seal` is killed at random
moments, after which a round is issued whole or not at all.

Imports nothing of the pipeline: it runs the command, and reads what it prints as JSON.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[2]
REASON: Final = "chưa thu đủ văn bản ký"
_SHARED: Final = {
    "de-cuong.yaml": """tieu-de: Báo cáo Điều chỉnh Quy hoạch tỉnh Mẫu
tinh: Mẫu
co-quan-lap: so-a
phan:
  - tieu-de: HIỆN TRẠNG
    muc:
      - {id: duong, tieu-de: Đường bộ, chu-tri: so-a, phoi-hop: [so-b]}
      - {id: y-te, tieu-de: Y tế, chu-tri: so-b}
""",
    "co-quan.yaml": """- {id: so-a, ten: Sở A, nhom: so}
- {id: so-b, ten: Sở B, nhom: so}
""",
    "ke-hoach.yaml": """lan:
  - {so: 1, ngay: 2025-11-15, lay-y-kien: [so]}
  - {so: 2, ngay: 2025-11-30}
  - {so: 3, ngay: 2025-12-31}
""",
}
_ROUNDS: Final = {
    "lan-1/so-a/duong.md": "Tỉnh có 181 km đường bộ.\n\nMặt đường đã nhựa hóa {n} km.\n",
    "lan-1/so-b/duong.md": "Đường vào trạm y tế xã dài {n} km.\n",
    "lan-1/so-b/y-te.md": "| Xã | Giường |\n|---|---|\n| Hoa | {n} |\n\nBảng: Giường bệnh {{#b}}\n",
    "lan-1/y-kien/so-b/van-ban-{n}.pdf": "%PDF-1.4 {n}\n",
    "lan-2/so-a/duong.md": "Tỉnh có 182 km đường bộ.\n\nMặt đường đã nhựa hóa {n} km.\n",
}
_DOSSIER: Final = """ho-so:
  tham-dinh:
    - {id: bao-cao, ten: Báo cáo, bat-buoc: true, nguon: du-thao}
    - {id: ban-do, ten: Bản đồ, bat-buoc: true}
"""
# where a byte is turned: a file's place within `sections/`
_BOUND: Final = ("lan-1/so-*/*", "lan-2/so-*/*")
_ISSUED: Final = ("lan-*/phat-hanh/*", "lan-*/khoa.json")
_RECEIVED: Final = ("lan-1/y-kien/*/*",)  # more may come, those that are there stay
_FREE: Final = ("*.yaml",)


def write_workspace(root: Path, seed: int) -> Path:
    """Write a workspace of two rounds, its figures drawn by the seed."""
    chance = random.Random(seed)
    files = {**_SHARED, **_ROUNDS}
    for name, text in files.items():
        number = str(chance.randrange(10, 1000))
        path = root / "sections" / name.replace("{n}", number)
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn = text.replace("{n}", number).replace("{{", "{").replace("}}", "}")
        path.write_text(drawn if name in _ROUNDS else text, encoding="utf-8")
    return root


def command(
    root: Path, *asked: str, settings: Mapping[str, str] | None = None
) -> tuple[int, list[dict[str, str]]]:
    """Run the command in a workspace; give its exit code and its notices."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *asked, "--json", "--workspace", str(root)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(settings or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return done.returncode, json.loads(done.stdout)
    except ValueError:
        print(done.stderr, file=sys.stderr)
        return done.returncode, []


def seal(root: Path, number: int) -> int:
    """Issue a round without LibreOffice and give the exit code."""
    return command(root, "seal", str(number), "--fast", "--allow-unsigned", REASON)[0]


def issued(root: Path, seed: int, rounds: int = 2) -> Path:
    """Give a workspace whose first rounds are issued."""
    write_workspace(root, seed)
    for number in range(1, rounds + 1):
        assert seal(root, number) == 0, number
    return root


def places(root: Path, *patterns: str) -> list[Path]:
    """Give the files that a byte may be turned in."""
    found = {path for one in patterns for path in (root / "sections").glob(one)}
    return sorted(path for path in found if path.is_file() and path.name != "ky.yaml")


def turned(path: Path, chance: random.Random) -> Callable[[], object]:
    """Turn one byte of a file; give what puts it back."""
    before = path.read_bytes()
    at = chance.randrange(len(before))
    changed = bytes([before[at] ^ (1 << chance.randrange(8))])
    path.write_bytes(before[:at] + changed + before[at + 1 :])
    return lambda: path.write_bytes(before)


def moved(root: Path, chance: random.Random) -> tuple[str, str, Callable[[], object]]:
    """Add, rename or drop one file; give its name, what was done, what undoes it."""
    how = chance.choice(("thêm", "đổi tên", "bỏ"))
    if chance.random() < 0.4:
        return _moved_within(root, how, chance)
    path = chance.choice(places(root, *_BOUND, "lan-*/phat-hanh/*", "lan-*/khoa.json"))
    other = path.with_name(f"khác-{chance.randrange(1000)}{path.suffix}")
    if how == "thêm":
        if path.name == "khoa.json":
            path = next(iter(places(root, "lan-2/phat-hanh/*")))
            other = path.with_name(f"khác-{chance.randrange(1000)}{path.suffix}")
        shutil.copyfile(path, other)
        return _named(root, other), how, other.unlink
    if how == "đổi tên":
        path.rename(other)
        return _named(root, path), how, lambda: other.rename(path)
    before = path.read_bytes()
    path.unlink()
    return _named(root, path), how, lambda: path.write_bytes(before)


def _moved_within(
    root: Path, how: str, chance: random.Random
) -> tuple[str, str, Callable[[], object]]:
    """Do the same within an archive, whose name is to be told."""
    path = chance.choice(places(root, "lan-*/phat-hanh/*.zip"))
    before = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    data = files[name] if how == "thêm" else files.pop(name)
    if how != "bỏ":
        files[f"{name}-khác"] = data
    with zipfile.ZipFile(path, "w") as archive:
        for inner, content in files.items():
            archive.writestr(inner, content)
    return _named(root, path), f"{how} trong gói", lambda: path.write_bytes(before)


def _named(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def told(root: Path, name: str, *, error: bool = True) -> bool:
    """Say whether `verify` names a file, in an error and by its exit code where it must."""
    code, notices = command(root, "verify")
    named = {one["file"] for one in notices if one["severity"] == "error" or not error}
    return name in named and (code == 1 or not error)


def flips(root: Path, count: int, chance: random.Random) -> int:
    """Turn bytes one after the other; give how many were told with the file's name."""
    found = 0
    for _ in range(count):
        free = chance.random() < 0.1
        path = chance.choice(places(root, *(_FREE if free else (*_BOUND, *_RECEIVED, *_ISSUED))))
        back = turned(path, chance)
        seen = told(root, _named(root, path), error=not free)
        found += seen
        if not seen:
            print(f"not told: {_named(root, path)}", file=sys.stderr)
        back()
    return found


def moves(root: Path, count: int, chance: random.Random) -> int:
    """Move files one after the other; give how many were told with the file's name."""
    found = 0
    for _ in range(count):
        name, how, back = moved(root, chance)
        seen = told(root, name)
        found += seen
        if not seen:
            print(f"not told: {how} {name}", file=sys.stderr)
        back()
    return found


def elsewhere(root: Path, place: Path) -> bool:
    """Say whether a copy verifies elsewhere, in other settings, with no LibreOffice to be found."""
    shutil.copytree(root, place)
    bare = place.parent / "bin"
    bare.mkdir()
    settings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PATH": str(bare)}
    code, notices = command(place, "verify", settings=settings)
    return code == 0 and notices == []


def kills(folder: Path, count: int, seed: int, chance: random.Random) -> int:
    """Kill `seal` at random moments; give after how many the round was issued whole or not."""
    whole = 0
    began = time.monotonic()
    issued(folder / "once", seed, 1)
    longest = time.monotonic() - began
    for number in range(count):
        root = write_workspace(folder / f"w{number}", seed)
        asked = [sys.executable, "-m", "pipeline", "seal", "1", "--fast"]
        process = subprocess.Popen(
            [*asked, "--allow-unsigned", REASON, "--workspace", str(root)],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stderr=subprocess.DEVNULL,
        )
        # most of the time goes into starting Python: the moments are those after it
        time.sleep(longest * chance.uniform(0.25, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        whole += _whole(root)
        shutil.rmtree(root)
    return whole


def dossier_kills(folder: Path, count: int, seed: int, chance: random.Random) -> int:
    """Kill `dossier` at random moments; give after how many folder and archive were whole."""
    root = issued(folder / "hồ sơ", seed, 1)
    plan = root / "sections" / "ke-hoach.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + _DOSSIER, encoding="utf-8")
    began = time.monotonic()
    assert command(root, "dossier")[0] == 1  # the map is missing
    longest, whole = time.monotonic() - began, 0
    for number in range(count):
        # another file each time, so that a whole dossier is the one before or the new one
        placed = root / "sections" / "ho-so" / "ban-do" / "to.bin"
        placed.parent.mkdir(parents=True, exist_ok=True)
        placed.write_bytes(bytes([number]) * 3_000_000)
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "dossier", "--workspace", str(root)],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stderr=subprocess.DEVNULL,
        )
        time.sleep(longest * chance.uniform(0.5, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        whole += _is_dossier(root / "build" / "ho-so" / "tham-dinh")
    return whole


def _is_dossier(folder: Path) -> bool:
    """Say whether a dossier's checksums hold, and its archive, where it is there, says the same."""
    sums = (folder / "ma-bam-sha256.txt").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in sums)}
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    own = {name: data for name, data in files.items() if name != "ma-bam-sha256.txt"}
    held = {name: hashlib.sha256(data).hexdigest() for name, data in own.items()} == listed
    archive = folder.with_name(f"{folder.name}.zip")
    if not archive.exists():
        return held
    with zipfile.ZipFile(archive) as packed:
        inner = {name.partition("/")[2]: packed.read(name) for name in packed.namelist()}
    return held and inner == files


def _whole(root: Path) -> bool:
    """Say whether a round is issued and verifies, or is open and can be issued."""
    record = root / "sections" / "lan-1" / "khoa.json"
    if not record.exists() and seal(root, 1) != 0:
        return False
    left = [path.name for path in (root / "sections" / "lan-1").iterdir()]
    clean = not any(name.startswith((".moi", ".khoa")) for name in left)
    return command(root, "verify")[0] == 0 and (clean or record.exists())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--moves", type=int, default=60)
    parser.add_argument("--kills", type=int, default=20)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        root = issued(Path(folder) / "w", given.seed)
        print(f"bytes turned, told by name: {flips(root, given.flips, chance)} of {given.flips}")
        print(f"files moved, told by name: {moves(root, given.moves, chance)} of {given.moves}")
        assert command(root, "verify") == (0, []), "put back, and not as it was"
        print(f"verified elsewhere: {elsewhere(root, Path(folder) / 'nơi khác')}")
        made = kills(Path(folder) / "kills", given.kills, given.seed, chance)
        print(f"killed, whole or open: {made} of {given.kills}")
        made = dossier_kills(Path(folder), given.kills, given.seed, chance)
        print(f"dossiers killed, whole: {made} of {given.kills}")


if __name__ == "__main__":
    main()
