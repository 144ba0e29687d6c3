"""What a refusal may rest on, and what conduct may be wrong: the words that cases and law files share."""

from __future__ import annotations

from typing import Literal

Ground = Literal[
    "identity",
    "fee",
    "excessive",
    "motive",  # "you only want it for a lawsuit"
    "self_service",
    "rights_of_others",
    "trade_secret",
    "privilege",
    "internal_notes",  # opinions, references
    "not_personal",  # pseudonymous, "only a device"
    "no_data",
    "categories_only",  # recipients by kind, not by name
    "processor_only",
    "not_reached",  # abroad, household
    "exempt_or_small",
    "capacity",  # worker, trade contact, not a resident
    "must_keep",
    "legal_claims",
    "agreed_in_terms",
    "overriding_interest",
    "no_sale",
    "public_data",
    "human_decides",
    "agent_refused",
    "impossible",  # backups, models
    "none_given",
    "other",
]
Conduct = Literal[
    "no_notice",
    "no_consent",
    "new_purpose",
    "too_much",
    "kept_too_long",
    "wrong_data",
    "passed_on",
    "sensitive",
    "child",
    "insecure",
    "decided_by_machine",
    "ignored_signal",
    "marketing_after_no",
    "films_me",
]
