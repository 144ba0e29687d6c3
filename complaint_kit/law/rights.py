"""The common vocabulary of rights. A rule `gives` one; letters and scenarios speak of rights by these names only."""

from __future__ import annotations

from typing import Literal

Right = Literal[
    "information",  # to be told what is done with the data, unasked
    "access",  # confirm, tell, copy ("know" in California)
    "patient_file",  # the file of a treatment, from whoever treated, beside data protection
    "rectification",
    "erasure",
    "pupil_record",  # the record that a school keeps of a pupil, which the parent asks for in their own right
    "sample_destruction",  # what somebody gave of their body for a test
    "credit_entry",  # an entry in a credit file to be removed or amended, beside data protection
    "security_freeze",  # a credit file that nobody new may see
    "identity_block",  # entries that come from identity theft
    "restriction",
    "disclosure_restriction",  # health records kept from others
    "portability",
    "object",  # on grounds of the person's own situation
    "object_marketing",  # without reasons
    "withdraw_consent",
    "automated_decisions",  # human review, explanation, contest
    "notify_recipients",
    "breach_notice",  # to be told that data was stolen, lost or leaked
    "third_parties",  # a list of those who were given the data
    "opt_out_sale",
    "opt_out_sharing",  # California: cross-context behavioural advertising
    "opt_out_ads",
    "opt_out_profiling",
    "question_profiling",  # ask why a profiling result came out as it did
    "limit_sensitive",
    "consent_sensitive",  # sensitive data only with consent: a complaint ground
    "opt_out_signal",  # a browser signal must be honoured
    "purpose_limitation",  # use compatible with what was said at collection
    "broker_deletion",
    "do_not_contact",  # e-mail and texts; in the United Kingdom calls as well
    "do_not_call",  # live and recorded calls
    "no_tracking",  # nothing stored on a device, or read from it, without consent
    "appeal",  # to the business itself, against its own refusal
    "controller_complaint",  # to the organisation, as a step the law provides
    "regulator_complaint",
    "regulator_inaction",  # what the regulator must do, and by when; who steps in
    "decision_review",  # the authority itself looks again at what it decided
    "court",
    "compensation",
]

# What is answered by sending or telling something; the others are answered by doing it.
SENT: frozenset[Right] = frozenset(
    {
        "information", "access", "patient_file", "pupil_record", "portability", "automated_decisions", "breach_notice",
        "third_parties", "question_profiling",
    }
)  # fmt: skip
