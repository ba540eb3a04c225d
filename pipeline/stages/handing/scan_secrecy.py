"""Whether a scan bears a mark of secrecy, as far as it has words: a PDF whose text can be read.

`python -m pipeline.stages.handing.scan_secrecy` confines itself, reads a PDF from its input and
answers; a PDF is read by no process that has other work. Of a picture nobody can tell.
"""

import sys
from typing import Final

import msgspec

from pipeline.intake.secrecy import secrecy_mark
from pipeline.work.child import OvertimeError
from pipeline.work.confined import Confinement, NoAnswerError, answer, confine

SECONDS: Final = 10.0
_COMMAND: Final = (sys.executable, "-m", "pipeline.stages.handing.scan_secrecy")
_MOST_BYTES: Final = 100


def scan_mark(data: bytes, ending: str, *, seconds: float = SECONDS) -> str:
    """Give the degree of secrecy that a scan says, "" for none or where it has no words.

    Args:
        data: The scan.
        ending: "pdf", "png" or "jpg".
        seconds: How long it may be looked at; what takes longer is a scan like any other.
    """
    if ending != "pdf":
        return ""
    try:
        said = answer(_COMMAND, data, seconds=seconds, most_bytes=_MOST_BYTES)
    except (OvertimeError, NoAnswerError, OSError):
        return ""  # of a full disk whoever keeps the scan will tell
    return msgspec.msgpack.decode(said, type=str)


def main() -> None:
    """Answer what a PDF on the input says."""
    confine(Confinement(int(SECONDS)))
    mark = secrecy_mark(sys.stdin.buffer.read(), "a.pdf")
    sys.stdout.buffer.write(msgspec.msgpack.encode(mark))


if __name__ == "__main__":
    main()
