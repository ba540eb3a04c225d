"""Known weaknesses of libraries: who is asked of which, and what is made of the answer."""

from collections.abc import Sequence
from importlib import metadata

from tests.advisories import PROJECT, SERVICES, Library, judged, needed, pins

PINS = ("lxml==6.1.3", "pillow==12.0.0")
SOUND: Library = {"name": "lxml", "version": "6.1.3", "vulns": []}
WEAK: Library = {
    "name": "pillow",
    "version": "12.0.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["12.0.1"]}, {"id": "X", "fix_versions": []}],
}
UNKNOWN: Library = {"name": "lxml", "skip_reason": "Dependency not found on PyPI"}


def test_libraries_of_users_are_asked_of_and_theirs_but_no_tools_of_ours() -> None:
    found = needed(PROJECT)
    assert {"lxml", "pillow", "jinja2", "markupsafe"} <= found
    assert not {"pytest", "mypy", "hypothesis", PROJECT} & found
    assert f"lxml=={metadata.version('lxml')}" in pins(found)


def test_what_is_known_is_told_with_the_version_that_mends_it() -> None:
    code, lines = judged(PINS, lambda _pinned, _service: (SOUND, WEAK))
    assert code == 1
    assert lines == [
        "pypi was asked of 2 of 2 libraries: 2 weaknesses known",
        "pillow 12.0.0: PYSEC-1, mended in 12.0.1",
        "pillow 12.0.0: X, mended in no version",
    ]


def test_the_next_is_asked_where_one_knows_none_of_them() -> None:
    def only_osv(_pinned: Sequence[str], service: str) -> Sequence[Library]:
        return (SOUND,) if service == "osv" else (UNKNOWN,)

    expected = "osv was asked of 1 of 2 libraries: 0 weaknesses known"
    assert judged(PINS, only_osv) == (0, [expected])


def test_where_nobody_answers_nothing_fails_and_that_is_said() -> None:
    asked: list[str] = []

    def nobody(_pinned: Sequence[str], service: str) -> Sequence[Library]:
        asked.append(service)
        return ()

    code, (line,) = judged(PINS, nobody)
    assert code == 0
    assert "nothing was asked" in line
    assert asked == list(SERVICES)
