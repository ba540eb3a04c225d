"""The command `sign`: the head of an agency answers for its parts (plan, III.1.b)."""

from pipeline.arguments import Request, Signing
from pipeline.model.errors import system_words
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.publish.folder import building
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started
from pipeline.stages.handing.signing_letter import ScanFile, SigningLetter, put_signed, sign
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Write the signature into `lan-N/<agency>/ky.yaml`, and the letter's copy beside it."""
    assert request.signing is not None
    assert request.today is not None
    root = request.workspace
    letter = _letter(request.signing)
    if letter.value is None:
        return not_started(letter.notices)
    with building(root / "build", wait=WAIT_SECONDS):
        made = sign(root, letter.value, request.round_number, today=request.today, watch=watch)
        signed = made.value
        if signed is not None:
            put_signed(root, signed)
    if signed is None:
        return not_started(made.notices)
    items = ", ".join(part.sources.item for part in signed.parts)
    done = f"ký {len(signed.parts)} mục ({items})" if signed.parts else "không còn mục nào phải ký"
    return Finished(made.notices, (f"{signed.file}: {done}",))


def _letter(asked: Signing) -> Outcome[SigningLetter | None]:
    """Give what was asked with the bytes of its copy; None where they cannot be read."""
    scan = None
    if asked.scan is not None:
        try:
            scan = ScanFile(asked.scan.name, asked.scan.read_bytes())
        except OSError as error:
            message = f"không đọc được {asked.scan}: {system_words(error)}"
            told = Notice(Severity.ERROR, "ky-ban-ky-hong", message, "kiểm tra đường dẫn")
            return Outcome(None, (told,))
    return Outcome(
        SigningLetter(
            asked.agency, asked.items, asked.person, asked.number, asked.day, asked.title, scan
        )
    )
