"""`python -m tests.hostile.drafting FILE OPTION…`: the command, and its peak memory in a file.

A process of its own, since the memory of a forked one begins at what its parent holds: in the
worker of a whole test run that is some 800 MB. `ru_maxrss` keeps that even after an exec, so the
peak is that of the new image (`VmHWM`, proc(5)), or of the largest that it ran itself.
"""

import resource
import sys
from pathlib import Path

from pipeline.cli import main


def _peak() -> int:
    """Give the most memory that this process, or one it ran, held at once, in KiB."""
    status = Path("/proc/self/status").read_text()
    own = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return max(int(own.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[2:]))
    finally:
        Path(sys.argv[1]).write_text(str(_peak()))
