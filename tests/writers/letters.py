"""Letters for the tests of the writers."""

from __future__ import annotations

from dataclasses import replace

from complaint_kit.letters.letter import Letter
from complaint_kit.letters.markup import escape, parse_document

NASTY = "# **O'Brien** <script>alert(1)</script> {{ x }} | \\ * _ - 1. +. & \"q\" 'w'"

BODY = """# Request for a copy of my personal data (Article 15 GDPR)

Dear Sir or Madam,

On **3 November 2026** I learned that your company had used photographs from my account to train a machine. I never agreed to this, and nobody told me of it. Under *Article 15* of the General Data Protection Regulation I ask for the following.

## What I ask for

1. A copy of all personal data about me that you hold, including the data that you received from others or worked out yourselves.
1. The purposes of the processing and the legal basis for each of them.

   Where you rely on legitimate interests, please name them and send the assessment that you made.
1. The recipients to whom the data were disclosed, by name.

Please tell me also:

- where the data came from;
- how long you will keep them.

## What you hold, as far as I know

| Account | Opened on | What it holds |
|---|---|---|
| anna.kowalska@example.org | 12 May 2014 | Photographs, messages, contacts, and the places from which I signed in |
| @anna_k | 1 June 2019 | Posts |

### Time limit

Please answer within one month of receiving this letter, at the latest by 22 December 2026. If you need more time, the law asks you to tell me so, with reasons, within that month.

+. Please confirm that you received this letter.

____ Place and date

Yours faithfully,
"""


def sample() -> Letter:
    subject, blocks = parse_document(BODY)
    return Letter(
        kind="request",
        language="en",
        paper="A4",
        sender=(
            "Anna Kowalska-Żółć",
            "ul. Świętokrzyska 12 m. 4",
            "00-916 Warszawa",
            "Poland",
            "anna.kowalska@example.org",
        ),
        recipient=("Example Platforms Ireland Ltd", "Data Protection Officer", "1 Example Quay", "Dublin 2", "Ireland"),
        dated="Warsaw, 22 November 2026",
        subject=subject,
        blocks=blocks,
        signature="Anna Kowalska-Żółć",
        recipient_email="privacy@example.org",
        enclosures=("Copy of the notice of 3 November 2026", "Screenshot of the setting"),
        enclosures_label="Enclosures",
    )
