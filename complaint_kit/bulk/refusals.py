"""Why a row that reads well still gets no letter: it is there twice, it cannot be printed, the law allows no agent."""

from __future__ import annotations

from collections.abc import Mapping

from complaint_kit.bulk.input.columns import Columns
from complaint_kit.bulk.input.rows import Unfit, clean
from complaint_kit.bulk.input.tables import Fault, Row
from complaint_kit.errors import AnswersError, WritingError
from complaint_kit.planning.agents import only_the_person
from complaint_kit.planning.matter import Matter
from complaint_kit.writers import fonts


def refuse_duplicate(columns: Columns, row: Row, earlier_row: Mapping[int, int]) -> None:
    """Raises Unfit for a person who stands in an earlier row already."""
    if row.number in earlier_row:
        id_ = "person_id" if columns.place_of("person_id") is not None else "full_name"
        found = f"row {earlier_row[row.number]}"
        raise Unfit(Fault(columns.heading(id_), found, "this person stands in the list twice", "Keep one of the rows."))


def refuse_missing_glyphs(columns: Columns, row: Row) -> None:
    """Raises Unfit for a character that no typeface of the PDF has, and says in which column it stands."""
    for heading, id_, cell in zip(columns.header, columns.ids, row.cells, strict=False):
        if id_ is None or cell.isascii():
            continue
        try:
            fonts.pieces(fonts.REGULAR, clean(cell))
        except WritingError as error:
            raise Unfit(Fault(heading, str(error.found), error.problem, error.mend)) from None


def refuse_forbidden_agent(matter: Matter) -> None:
    """Raises AnswersError where the law lets nobody but the person ask, or an agent only opt out."""
    for match in only_the_person(matter):
        raise AnswersError(
            f"under {match.law.name['en']} an agent cannot ask for this",
            place="row, residence",
            found=match.rule.gives.replace("_", " "),
            mend="Let the person send this letter: a campaign with `sender: {kind: person}`.",
        )
