"""Letters that the tests of the writers share."""

from __future__ import annotations

from dataclasses import replace

from complaint_kit.drafting.sheets import sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.letters.markup import escape, parse_document
from tests.conftest import LIBRARY

NASTY = '# **O\'Brien** <script>alert(1)</script> {{ x }} | \\ * _ - 1. +. & "q" %s </w:t>'

_REQUEST = """# Request for a copy of my personal data (Article 15 GDPR)

Dear Sir or Madam,

On **3 November 2026** I learned that your company had used photographs from my account to train a machine.
I never agreed to this, and nobody told me of it. Under *Article 15* of the General Data Protection Regulation
I ask for the following.

## What I ask for

1. A copy of all personal data about me that you hold, including the data that you received from others.
1. The purposes of the processing and the legal basis for each of them.

   Where you rely on legitimate interests, please name them and send the assessment that you made.
1. The recipients to whom the data were disclosed, by name.

Please tell me also:

- where the data came from;
- how long you will keep them.

## What you hold, as far as I know

| Account | Opened on | What it holds |
|---|---|---|
| anna.kowalska@example.org | 12 May 2014 | Photographs, messages, contacts, and the places where I signed in |
| @anna_k | 1 June 2019 | Posts |

### Time limit

Please answer within one month of receiving this letter, at the latest by 22 December 2026.

+. Please confirm that you received this letter.

____ Place and date

Yours faithfully,
"""

POLISH = Letter(
    kind="request",
    language="en",
    layout=sheet(LIBRARY, "PL"),
    sender=("Anna Kowalska-Żółć", "ul. Świętokrzyska 12 m. 4", "00-916 Warszawa", "Poland"),
    contact=("anna.k@example.org",),
    recipient=("Example Platforms Ireland Ltd", "Data Protection Officer", "1 Example Quay", "Dublin 2", "Ireland"),
    dated="Warsaw, 22 November 2026",
    subject=parse_document(_REQUEST)[0],
    blocks=parse_document(_REQUEST)[1],
    signature="Anna Kowalska-Żółć",
    recipient_email="privacy@example.org",
    enclosures=("Copy of the notice of 3 November 2026", "Screenshot of the setting"),
    enclosures_label="Enclosures",
)

AMERICAN = replace(POLISH, layout=sheet(LIBRARY, "US"), page_label="Page {page} of {pages}", enclosures=())


def letter_with(markup: str, **changes: object) -> Letter:
    """The sample letter with another subject and body, and whatever else is given."""
    subject, blocks = parse_document(markup)
    return replace(POLISH, subject=subject, blocks=blocks, **changes)  # type: ignore[arg-type]


GREEK_AND_BULGARIAN = letter_with(
    "# Auskunft für Ελένη Παπαδοπούλου und Георги Димитров\n\n*Ελένη*, **Ὀδυσσεύς**, ***Щерба***, Straße, Łódź, "
    "Győr, Ţară și țară, Ħamrun, Ísafjörður, Ŋárga.\n\n- “Zitat” – ‘so’ … 5 € § 3\n- Ω µ μ",
    language="de",
    sender=("Ελένη Παπαδοπούλου", "Οδός Αθηνάς 1", "Αθήνα"),
    signature="Георги Димитров",
)

TYPED_BY_A_JOKER = letter_with(
    "# To {0}\n\nI am {0}, **{0}**.\n\n## {0}\n\n1. {0}\n\n   {0}\n\n- {0}\n\n| a | {0} |\n| {0} | b |\n\n____ {0}\n\n"
    "First line of what was typed: {1}".replace("{0}", escape(NASTY)).replace("{1}", escape("one\n- two\n\n1. three")),
    sender=(NASTY, "Street"),
    signature=NASTY,
    enclosures=(NASTY,),
)

SHORT = letter_with("# Thank you\n\nThank you for your answer.", signature="", enclosures=(), sender=("Ann",))

_POINT = "The company did not answer this point. "

TEN_PAGES = letter_with(
    "# A long complaint\n\n"
    + "\n\n".join(f"## Part {part}\n\n" + "\n".join(["+. " + _POINT * 6] * 5) for part in range(1, 25))
    + "\n\nYours faithfully,",
)

ARABIC = letter_with("# Access\n\nMy name is محمد, and I live in Dublin.", sender=("محمد", "شارع الملك"))

LETTERS = {
    "Polish": POLISH,
    "American": AMERICAN,
    "Greek and Bulgarian": GREEK_AND_BULGARIAN,
    "typed by a joker": TYPED_BY_A_JOKER,
    "short": SHORT,
    "ten pages": TEN_PAGES,
}
