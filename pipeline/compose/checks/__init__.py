"""Rules that a draft is held against, one in a file, each with its source on top.

A check takes the evidence of a draft and gives notices; it changes nothing and knows no other
check. They run in the order of `CHECKS`.
"""

from collections.abc import Callable, Iterator, Mapping

from pipeline.compose.checks.abolished_units import abolished_units
from pipeline.compose.checks.cited import cites
from pipeline.compose.checks.column_totals import column_totals
from pipeline.compose.checks.documents_cited_two_ways import documents_cited_two_ways
from pipeline.compose.checks.documents_not_in_force import documents_not_in_force
from pipeline.compose.checks.doubled_captions import doubled_captions
from pipeline.compose.checks.doubled_columns import doubled_columns
from pipeline.compose.checks.drafting_notes import drafting_notes
from pipeline.compose.checks.evidence import Evidence, Passage, gather
from pipeline.compose.checks.foreign_keys import foreign_keys
from pipeline.compose.checks.form_totals import form_totals
from pipeline.compose.checks.form_values import form_values
from pipeline.compose.checks.indicator_tables import indicator_tables
from pipeline.compose.checks.language_slips import language_of_cells, language_slips
from pipeline.compose.checks.legal_citations import legal_citations
from pipeline.compose.checks.lost_rows import lost_rows
from pipeline.compose.checks.merged_agencies import merged_agencies
from pipeline.compose.checks.misnamed_agencies import misnamed_agencies
from pipeline.compose.checks.misnamed_programmes import misnamed_programmes
from pipeline.compose.checks.nameless_columns import nameless_columns
from pipeline.compose.checks.nameless_tables import nameless_tables
from pipeline.compose.checks.names_spelled_two_ways import (
    names_a_unit,
    names_in_small_letters,
    names_spelled_two_ways,
)
from pipeline.compose.checks.number_texts import number_texts
from pipeline.compose.checks.project_lists import project_lists
from pipeline.compose.checks.quantities_told_twice import (
    quantities_told_twice,
    tells_a_quantity,
)
from pipeline.compose.checks.quoted_figures import quoted_figures, tells_a_figure
from pipeline.compose.checks.quoted_percentages import quoted_percentages, tells_a_percentage
from pipeline.compose.checks.register_values import register_values
from pipeline.compose.checks.repeated_titles import repeated_titles
from pipeline.compose.checks.row_totals import row_totals
from pipeline.compose.checks.rowless_tables import rowless_tables
from pipeline.compose.checks.running_numbers import running_numbers
from pipeline.compose.checks.shares import shares
from pipeline.compose.checks.stated_growth import stated_growth
from pipeline.compose.checks.stated_percentages import stated_percentages
from pipeline.compose.checks.stated_sums import stated_sums
from pipeline.compose.checks.units_of_magnitude import units_of_magnitude
from pipeline.compose.checks.unlisted_documents import unlisted_documents
from pipeline.compose.checks.unmentioned_tables import leads_to_a_table, unmentioned_tables
from pipeline.compose.checks.unnamed_amendments import unnamed_amendments
from pipeline.model.notice import Notice

Check = Callable[[Evidence], Iterator[Notice]]

CHECKS: tuple[Check, ...] = (
    form_values,
    foreign_keys,
    form_totals,
    number_texts,
    units_of_magnitude,
    running_numbers,
    row_totals,
    column_totals,
    shares,
    stated_percentages,
    stated_growth,
    stated_sums,
    quoted_percentages,
    quoted_figures,
    quantities_told_twice,
    register_values,
    indicator_tables,
    project_lists,
    lost_rows,
    doubled_captions,
    doubled_columns,
    nameless_columns,
    nameless_tables,
    rowless_tables,
    repeated_titles,
    unmentioned_tables,
    legal_citations,
    documents_not_in_force,
    documents_cited_two_ways,
    unlisted_documents,
    unnamed_amendments,
    abolished_units,
    merged_agencies,
    misnamed_agencies,
    misnamed_programmes,
    drafting_notes,
    language_slips,
    language_of_cells,
    names_spelled_two_ways,
    names_in_small_letters,
)


# Those that hold one place against another; every other looks at a table or passage by itself.
ACROSS: frozenset[Check] = frozenset(
    {
        foreign_keys,
        quoted_percentages,
        quoted_figures,
        quantities_told_twice,
        indicator_tables,
        project_lists,
        lost_rows,
        documents_cited_two_ways,
        unlisted_documents,
        unnamed_amendments,
        doubled_captions,
        names_spelled_two_ways,
        names_in_small_letters,
        unmentioned_tables,
    }
)


# Which passages may tell something to those of them that look at many: nothing else of a draft
# decides it, and of its runs a check looks at references alone.
CONCERNED: Mapping[Check, Callable[[Passage], bool]] = {
    quoted_percentages: tells_a_percentage,
    quoted_figures: tells_a_figure,
    quantities_told_twice: tells_a_quantity,
    unmentioned_tables: leads_to_a_table,
    documents_cited_two_ways: cites,
    unlisted_documents: cites,
    unnamed_amendments: cites,
    names_in_small_letters: names_a_unit,
}


# Of these, those that tell of a passage alone, held against tables wherever they stand.
AGAINST_TABLES: frozenset[Check] = frozenset({quoted_percentages, quoted_figures})


# Those that look at the forms agencies filled in, wherever the text places them.
OF_FORMS: frozenset[Check] = frozenset({form_values, form_totals})


# Those that look at what was found in a text as it was read.
OF_TEXTS: frozenset[Check] = frozenset({language_slips})


__all__ = [
    "ACROSS",
    "AGAINST_TABLES",
    "CHECKS",
    "CONCERNED",
    "OF_FORMS",
    "OF_TEXTS",
    "Check",
    "Evidence",
    "gather",
]
