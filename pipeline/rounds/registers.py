"""The lists that checks hold a draft against, read: indicators, legal documents, units."""

from collections.abc import Mapping
from typing import Final

from pipeline.intake.shared.legal_documents import read_legal_documents
from pipeline.intake.shared.units import read_units
from pipeline.intake.text import decode
from pipeline.model.legal import LegalDocument
from pipeline.model.notice import Notice, Outcome
from pipeline.model.registers import Indicator, Registers, Units
from pipeline.rounds.kept import Kind
from pipeline.rounds.reader import Filed, Resources, RoundReader
from pipeline.workspace import Inventory, shared_file

INDICATORS: Final = "chi-tieu.xlsx"
DOCUMENTS: Final = "van-ban.yaml"
_INDICATORS: Final = Kind[tuple[Indicator, ...]](tuple[Indicator, ...])
_DOCUMENTS: Final = Kind[tuple[LegalDocument, ...] | None](tuple[LegalDocument, ...] | None)
UNITS: Final = ("don-vi.csv", "don-vi-cu.csv")


def read_registers(
    inventory: Inventory, round_number: int, resources: Resources
) -> Outcome[tuple[Registers, Mapping[str, str]]]:
    """Give the lists of a round with the hashes of their files; all of them are optional."""
    reader = RoundReader(inventory, round_number, resources)
    notices: list[Notice] = []
    file = shared_file(inventory, INDICATORS, round_number)
    indicators = None if file is None else reader.one(_indicators, file, "", _INDICATORS)
    listed = shared_file(inventory, DOCUMENTS, round_number)
    documents = None if listed is None else reader.one(_documents, listed, "", _DOCUMENTS)
    registers = Registers(
        indicators or (), file or "", documents or (), _units(reader, inventory, notices)
    )
    return Outcome((registers, reader.inputs), (*reader.notices, *notices))


def _indicators(filed: Filed[str]) -> Outcome[tuple[Indicator, ...]]:
    # what reads workbooks is loaded for one that is not kept
    from pipeline.intake.excel.indicators import read_indicators

    return read_indicators(filed.data, file=filed.name, limits=filed.limits)


def _documents(filed: Filed[str]) -> Outcome[tuple[LegalDocument, ...] | None]:
    text = decode(filed.data, file=filed.name)
    if text.value is None:
        return Outcome(None, text.notices)
    read = read_legal_documents(text.value, filed.name)
    return Outcome(read.value, (*text.notices, *read.notices))


def _text(filed: Filed[str]) -> Outcome[str]:
    text = decode(filed.data, file=filed.name)
    return Outcome(text.value or "", text.notices)


def _units(reader: RoundReader, inventory: Inventory, notices: list[Notice]) -> Units:
    texts = []
    for name in UNITS:
        file = shared_file(inventory, name, reader.round_number)
        texts.append("" if file is None else reader.one(_text, file, "") or "")
    read = read_units(texts[0], texts[1], files=(f"sections/{UNITS[0]}", f"sections/{UNITS[1]}"))
    notices.extend(read.notices)
    return read.value
