"""What a complaint must have, as far as a case can tell whether it has it."""

from __future__ import annotations

from typing import Literal

Demand = Literal[
    "contact",  # any way by which an answer can come
    "address",  # the person's own postal address
    "respondent_address",
    "learned",  # the day on which the person learned of it
    "request_copy",  # of what was asked of the organisation, where something was
    "request_proof",  # that it was sent
    "answer_copy",
    "harm",  # what it did to the person
    "evidence",  # anything that shows it
    "mandate",  # of somebody who writes for another: signed, and as a file
]
