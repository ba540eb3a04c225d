"""An earlier `theo-doi.json` → what of it is compared with the work as it stands now."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.progress import AnswerKey, DeliveryKey, Snapshot


def read_earlier_status(data: bytes, file: str) -> Outcome[Snapshot | None]:
    """Give the snapshot; None, with an error, where the file is no `theo-doi.json`."""
    try:
        read = json.loads(data)
        made = Snapshot(
            date.fromisoformat(read["today"]),
            {key: value for one in read["rounds"] for key, value in _deliveries(one).items()},
            {key: value for one in read["rounds"] for key, value in _answers(one).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = "không phải theo-doi.json của một lần theo dõi trước"
        fix = "dùng tệp build/theo-doi/theo-doi.json đã lưu lại sau báo cáo trước"
        notice = Notice(Severity.ERROR, "theo-doi-cu-hong", message, fix, file)
        return Outcome(None, (notice,))
    return Outcome(made)


def _deliveries(one: Mapping[str, Any]) -> dict[DeliveryKey, tuple[str, str]]:
    number = int(one["number"])
    found: dict[DeliveryKey, tuple[str, str]] = {}
    for entry in one["deliveries"]:
        kind = "bieu-mau" if entry["duty"] == "bieu-mau" else "muc"
        signature = entry["signature"]
        signed = str(signature["status"]) if signature else ""
        key = number, str(entry["agency"]), kind, str(entry["item"])
        found[key] = str(entry["state"]), signed
    return found


def _answers(one: Mapping[str, Any]) -> dict[AnswerKey, tuple[str, int]]:
    number = int(one["number"])
    return {
        (number, str(entry["agency"])): (str(entry["answer"]), int(entry["comments"]))
        for entry in one["answers"]
    }
