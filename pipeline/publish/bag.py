"""A BagIt bag in one archive: what is sent, with the hash of every file of it.

Source: RFC 8493 (BagIt 1.0): 2.1.1 (`bagit.txt`), 2.1.3 and 2.2.1 (manifests), 2.2.2
(`bag-info.txt`); 4 (serialisation: one folder named like the bag).
"""

import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from pipeline.publish.archive import Content, opened_archive, stream_hash, write_archive
from pipeline.work.archive import DAMAGED

_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST, _TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"


def write_bag(path: Path, files: Mapping[str, bytes], info: Mapping[str, str]) -> dict[str, str]:
    """Write a bag as an archive named like its folder; give the SHA-256 of each file in it.

    Args:
        path: The archive, `<name of the bag>.zip`.
        files: The payload by name.
        info: Lines of `bag-info.txt`; its Payload-Oxum is added.

    Raises:
        OSError: The disk is full or refuses.
    """
    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    octets = sum(map(len, files.values()))
    lines = {**info, "Payload-Oxum": f"{octets}.{len(files)}"}
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": "".join(f"{key}: {value}\n" for key, value in lines.items()).encode(),
        _MANIFEST: _manifest({f"data/{name}": digest for name, digest in hashes.items()}),
    }
    tags[_TAGS] = _manifest({name: sha256(data).hexdigest() for name, data in tags.items()})
    content: dict[str, Content] = {f"{path.stem}/{name}": data for name, data in tags.items()}
    content |= {f"{path.stem}/data/{name}": data for name, data in files.items()}
    write_archive(path, content)
    return hashes


def bag_faults(path: Path) -> Iterator[tuple[str, str]]:
    """Give each file of a bag that is not as its manifests say, and what is wrong with it.

    Raises:
        BadZipFile: The archive cannot be read.
    """
    found = archive_hashes(path)
    own = {name.removeprefix(f"{path.stem}/"): digest for name, digest in found.items()}
    with opened_archive(path) as archive:
        listed: dict[str, str] = {}
        for name in (_MANIFEST, _TAGS):
            if name in own:
                listed |= _read_manifest(archive.read(f"{path.stem}/{name}"))
    for name in sorted(listed.keys() | own.keys() - {_TAGS}):
        if name not in own:
            yield name, "thiếu"
        elif name not in listed:
            yield name, "thừa"
        elif own[name] != listed[name]:
            yield name, "đã đổi"


def archive_hashes(path: Path) -> dict[str, str]:
    """Give the SHA-256 of each file in an archive; "" for one that cannot be read.

    Raises:
        BadZipFile: The archive cannot be read.
    """
    with opened_archive(path) as archive:
        return {entry.filename: _hash(archive, entry) for entry in archive.infolist()}


def payload(path: Path) -> dict[str, bytes]:
    """Give the files that a bag carries, by name.

    Raises:
        BadZipFile: The archive cannot be read.
    """
    top = f"{path.stem}/data/"
    with opened_archive(path) as archive:
        return {
            name.removeprefix(top): archive.read(name)
            for name in archive.namelist()
            if name.startswith(top)
        }


def _hash(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    try:
        with archive.open(entry) as stream:
            return stream_hash(stream)
    except DAMAGED:
        return ""


def _manifest(hashes: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items())).encode()


def _read_manifest(data: bytes) -> dict[str, str]:
    lines = (line.partition("  ") for line in data.decode("utf-8", "replace").splitlines())
    return {name: digest for digest, _, name in lines if name}
