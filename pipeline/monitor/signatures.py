"""Who signed what, and whether it still stands as it was signed.

Seal, dossier, status and the progress report all ask here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.signature import (
    PartSignature,
    PartSources,
    Signature,
    SignedPart,
    SignState,
)


def signed_parts(
    parts: Sequence[PartSources], signatures: Sequence[Signature]
) -> tuple[PartSignature, ...]:
    """Give each part with its signature, in the order of `parts`.

    Args:
        parts: What stands in a round.
        signatures: Those of that round and of all before it; of several that hold, the first
            counts, since that is when the head answered for these words.

    Returns:
        A part is signed while the hash of its files is the signed one, whatever the round of
        the signature; after a change its last signature is given with what changed.
    """
    by_part: defaultdict[tuple[str, str], list[tuple[Signature, SignedPart]]] = defaultdict(list)
    for signature in sorted(signatures, key=lambda one: (one.round, one.line or 0)):
        for part in signature.parts:
            by_part[signature.agency, part.item].append((signature, part))
    return tuple(_state(part, by_part[part.agency, part.item]) for part in parts)


def _state(part: PartSources, signed: Sequence[tuple[Signature, SignedPart]]) -> PartSignature:
    holding = [signature for signature, one in signed if one.sha256 == part.sha256]
    if holding:
        return PartSignature(part, SignState.SIGNED, holding[0])
    if not signed:
        return PartSignature(part, SignState.UNSIGNED)
    signature, last = signed[-1]
    return PartSignature(part, SignState.CHANGED, signature, tuple(_changes(last, part)))


def _changes(signed: SignedPart, part: PartSources) -> Iterator[str]:
    """Say which files are others than those signed; a signature may not name its files."""
    before = dict(signed.files)
    now = {file.inner: file for file in part.files}
    if not before:
        yield f"nội dung khác bản đã ký ({', '.join(file.name for file in part.files)})"
        return
    for inner, file in now.items():
        if inner not in before:
            yield f"thêm tệp {file.name}"
        elif before[inner] != file.sha256:
            yield f"tệp {file.name} khác tệp đã ký"
    yield from (f"không còn dùng tệp {inner}" for inner in before if inner not in now)
