"""A workspace of three short files to import into, and the command that does it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

AGENCY: Final = "so-y-te"
ITEM: Final = "y-te"
_FILES: Final = {
    "de-cuong.yaml": """tieu-de: Báo cáo Điều chỉnh Quy hoạch tỉnh
tinh: Lạng Sơn
co-quan-lap: so-tai-chinh
phan:
  - tieu-de: ĐÁNH GIÁ HIỆN TRẠNG
    muc:
      - id: y-te
        tieu-de: Y tế
        chu-tri: so-y-te
      - id: giao-duc
        tieu-de: Giáo dục
        chu-tri: so-giao-duc
""",
    "co-quan.yaml": """- {id: so-y-te, ten: Sở Y tế, nhom: so}
- {id: so-giao-duc, ten: Sở Giáo dục và Đào tạo, nhom: so}
- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}
""",
    "ke-hoach.yaml": "lan:\n  - {so: 1, ngay: 2025-11-15}\n",
}


def write_ground(root: Path) -> None:
    """Write the workspace."""
    sections = root / "sections"
    sections.mkdir(parents=True, exist_ok=True)
    for name, text in _FILES.items():
        (sections / name).write_text(text, encoding="utf-8")


def imported(
    source: Path,
    workspace: Path,
    options: Sequence[str] = (),
    *,
    agency: str = AGENCY,
    item: str = ITEM,
) -> subprocess.CompletedProcess[str]:
    """Run the command on a file, replacing what an earlier run left."""
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pipeline",
            "import",
            str(source),
            "--agency",
            agency,
            "--item",
            item,
            "--workspace",
            str(workspace),
            "--replace",
            *options,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
