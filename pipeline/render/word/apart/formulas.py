"""Formulas as Office Math, kept from run to run: turning one starts another program."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from pipeline.render.tex import Key
from pipeline.work.fingerprint import program
from pipeline.work.store import Store


def written_formulas(formulas: Iterable[Key], kept: Store) -> Mapping[Key, str]:
    """Give OMML for each formula that could be turned; the others are not in the mapping."""
    wanted = tuple(dict.fromkeys(formulas))
    found = {key: omml for key in wanted if (omml := _kept(key, kept)) is not None}
    missing = [key for key in wanted if key not in found]
    if not missing:
        return found
    # with the processes it starts, loaded for a report that has a new formula
    from pipeline.render.word.objects.math import write_formulas

    turned = write_formulas(missing)
    for key, omml in turned.items():
        kept.put(_name(key), msgspec.msgpack.encode(omml))
    return {**found, **turned}


def _kept(key: Key, kept: Store) -> str | None:
    data = kept.get(_name(key))
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=str)
    except (msgspec.MsgspecError, ValueError):
        return None


def _name(key: Key) -> str:
    tex, alone = key
    told = f"formula\0{program()}\0{alone}\0{tex}"
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
