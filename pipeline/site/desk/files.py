"""`/tai/N/co-quan/BODY/…`: files of one body that are made when it asks; and all that it may take.

A part in Word and a form take a second; they are made by the process that makes previews, and kept
where their draft was issued.
"""

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from pipeline.render.site.file_words import file_words
from pipeline.site.downloads import attachment, package_of
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused
from pipeline.site.visitor import Visit
from pipeline.site.ways import ALL, Way, own_body, shown_round
from pipeline.stages.handing.made_files import FileWanted, own_file_names, sections_name
from pipeline.work.child import OvertimeError
from pipeline.work.confined import NoAnswerError
from pipeline.work.turns import Turns

_RATE: Final = "20/minute"
_ONE: Final = Turns(1)  # made at once: the machine has other work
_TOO_OFTEN: Final = ("Tải quá nhanh", "Hãy đợi một phút rồi tải lại.")
_UNMADE: Final = ("Chưa tạo được tệp", "Máy chủ đang bận; hãy đợi một phút rồi tải lại.")
_FOLDERS: Final = ("trich-gui", "bieu-mau")


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to files that are made for a body."""
    path, rules = "/tai/{lan:int}/co-quan/{ai}/{ten}", (shown_round("lan"), own_body("ai"))
    return (Way(path, ("GET",), ALL, _made, rules=rules),)


def own_files(served: Served, number: int, body: str) -> tuple[tuple[str, str], ...]:
    """Give addresses and words of all files of a body: its part first, then what was sent to it."""
    made = f"/tai/{number}/co-quan/{body}"
    part = sections_name(number)
    titles = {form.name: form.title for form in served.shared().forms}
    sent = [
        (f"/tai/{lan}/{name}", file_words(name.rpartition("/")[2], body=body, forms=titles))
        for lan, name in _sent(served, number, body)
    ]
    forms: tuple[tuple[str, str], ...] = ()
    if not served.is_issued(number):
        names = own_file_names(served.shared(), body)
        forms = tuple((f"{made}/{name}", file_words(name, forms=titles)) for name in names)
    return ((f"{made}/{part}", file_words(part)), *sent, *forms)


def _sent(served: Served, number: int, body: str) -> Iterator[tuple[int, str]]:
    """Give round and name of each file that was sent to a body, or waits to be in `build/`."""
    if served.is_issued(number):
        yield from ((number, name) for name in _in_package(served, number, body))
        return
    folder = served.workspace / "build" / f"lan-{number}" / "trich-gui" / body
    for path in sorted(folder.glob("*.*")):
        yield number, f"trich-gui/{body}/{path.name}"
    last = max((one for one in served.issued.rounds() if one < number), default=0)
    for name in _in_package(served, last, body) if last else ():
        if f"/y-kien-lan-{last}/" in name:
            yield last, name


def _in_package(served: Served, number: int, body: str) -> list[str]:
    starts = tuple(f"{folder}/{body}/" for folder in _FOLDERS)
    return sorted(
        (name for name in served.kept.names(package_of(served, number)) if name.startswith(starts)),
        key=lambda name: (not name.startswith(_FOLDERS[0]), name),
    )


async def _made(visit: Visit) -> Response:
    served, found = visit.served, visit.request.path_params
    number, body, name = found["lan"], found["ai"], found["ten"]
    forms = () if served.is_issued(number) else own_file_names(served.shared(), body)
    if name not in {sections_name(number), *forms}:
        return missing()
    package = served.issued.package(number)
    key = "made", package, body, name
    if not served.kept.has(key) and not served.rates.takes(_RATE, "tai", visit.who.key or body):
        return refused(429, *_TOO_OFTEN)
    make = partial(_make, served, FileWanted(str(served.workspace), number, body, name))
    try:
        # only an issued draft stays what it is
        data = await (_kept(served, key, make) if package else _ONE.run(make))
    except (OvertimeError, NoAnswerError, OSError):
        return refused(503, *_UNMADE)
    return attachment(f"{body}-{name}", data) if data else missing()


async def _kept(served: Served, key: Hashable, make: Callable[[], bytes]) -> bytes:
    """Give what is kept at once, else what is made in its turn, once for all who wait."""
    kept = served.kept.has(key)
    data: bytes = await (run_in_threadpool if kept else _ONE.run)(served.kept.of, key, make)
    return data


def _make(served: Served, wanted: FileWanted) -> bytes:
    return served.make_file(wanted).data
