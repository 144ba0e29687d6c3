"""The yardstick: a two-page letter of 750 words, 14 numbered paragraphs and a table of five rows, for person number n.

Names, streets, accounts and dates differ from person to person and come in Latin, Polish, Greek and Cyrillic letters,
so that nothing is measured that only works for one name.
"""

from __future__ import annotations

from complaint_kit.drafting.sheets import sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.letters.markup import escape, parse_document
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots

LIBRARY = Library(pack_roots(None))
_FIRST = ("Anna", "Łucja", "Ελένη", "Георги", "Zoë", "Żaneta", "Αθηνά", "Щерьо", "Siân", "Świętosława")
_LAST = ("Kowalska", "Źdźbło", "Παπαδοπούλου", "Димитров", "O'Brien", "Grünewald", "Ιωαννίδης", "Йорданова", "Ødegård")
_POINTS = (
    "A copy of the personal data concerning me that you hold in any form, including the files, messages and "
    "photographs in account {account}, together with what you derived from them or obtained about me from others.",
    "The purposes for which you process each category of these data, and for each purpose the legal basis that you "
    "rely on; where it is a legitimate interest, please name the interest and send me the assessment you made.",
    "Every recipient to whom the data have been or will be disclosed, by name and address, and in particular each "
    "company that received them in order to develop, train or test a model, with the date on which it did.",
    "The period for which the data will be stored, or where that is not possible the criteria by which you set it.",
    "Where you did not collect the data from me, **all available information on their source**, with the date.",
    "Whether decisions about {name} were taken by automated means alone, with meaningful information on the logic, "
    "and on the significance and the consequences that this processing was meant to have for me.",
    "The safeguards under which the data were transferred to a country outside the European Economic Area.",
)
_DEMANDS = (
    "Please stop using my data to develop, train or test models from the day on which you receive this letter, and "
    "confirm in writing that you have stopped. I object to this processing on grounds that relate to my situation.",
    "Please restrict the processing of these data until it has been verified whether your grounds override mine.",
    "Please erase the data that you used without a legal basis, and tell each recipient that I have asked for this.",
    "Please keep the records of this use until the matter is closed, because I may need them for a legal claim.",
    "Please send the answer to {email}, in a common electronic form, and do not ask for more proof of who I am than "
    "you need; whoever answers can reach me at that address, which has been confirmed for account {account}.",
    "If you do not intend to do what I ask, please tell me so within the same period, with the reasons for your "
    "decision and the authority and the court to which I can turn.",
    "Please do not treat {name} worse than anybody else because of this letter; I rely on rights that the law gives.",
)
_BODY = """# Request for access and objection, account {account}, {name}

Dear Sir or Madam,

On **{day}** I learned that you had used personal data from my account to train a machine. Nobody asked me, and
nothing in the notice that I was shown when I opened the account made me expect it. I therefore rely on my rights
under the General Data Protection Regulation and ask you to answer the points below one by one. I write for myself; my
name is {name}, and the account that this letter concerns was opened with the address {email}.

## What I want to know

{points}

## What I know already

| What was taken | When | From where | Used for |
| Photographs | {day} | Account {account} | Training of an image model |
| Messages | {day} | Account {account} | Training of a language model |
| Contacts | not known | Telephone of {name} | not known |
| Comments | {day} | Public pages | Tests |

## What I ask you to do

{demands}

The regulation gives you one month from the receipt of this letter. If the request is complex you may extend that
period by two further months, but only if you tell me so, with reasons, within the first month. If I hear nothing, or
if the answer does not deal with the points above, I shall lodge a complaint with the supervisory authority and
consider what further steps are open to me. Until then I shall take no step in public, and I shall not ask others to
write to you. I should much prefer to settle the matter with you, and I thank you in advance for a full answer to each
of the points. If anything in this letter is unclear, please ask me before the month has passed rather than after it.

Yours faithfully,
"""


def letter(number: int) -> Letter:
    """The letter of person `number`, from 0."""
    name = f"{_FIRST[number % 10]} {_LAST[number // 10 % 9]}"
    facts = {
        "name": escape(name),
        "account": escape(f"{number:07}"),
        "email": escape(f"person.{number}@example.org"),
        "day": f"{number % 28 + 1} November 2026",
    }
    points = "\n".join(f"1. {point.format(**facts)}" for point in _POINTS)
    demands = "\n".join(f"+. {demand.format(**facts)}" for demand in _DEMANDS)
    subject, blocks = parse_document(_BODY.format(points=points, demands=demands, **facts))
    return Letter(
        kind="request",
        language="en",
        layout=sheet(LIBRARY, "IE"),
        sender=(name, f"Example Street {number % 200 + 1}", "1000 Example"),
        contact=(f"person.{number}@example.org",),
        recipient=("Example Platforms Ireland Ltd", "Data Protection Officer", "1 Example Quay", "Dublin 2", "IRELAND"),
        dated="22 November 2026",
        subject=subject,
        blocks=blocks,
        signature=name,
        recipient_email="privacy@example.org",
        enclosures=("Copy of the notice", "Screenshot of the setting"),
        enclosures_label="Enclosures",
        page_label="Page {page} of {pages}",
    )
