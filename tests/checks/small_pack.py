"""A pack of one made-up country, in which every check holds: a test breaks one thing and sees who notices."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from complaint_kit.checks.run import Result, check
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library

PLACES = """
places:
  - {code: XA, name: {en: Alphaland, de: Alphaland}}
  - {code: XA-N, name: {en: North Alphaland, de: Nord-Alphaland}, part_of: [XA]}
"""
FACTS = """
facts:
  - {id: residence, kind: place, name: {en: where you live, de: Ihr Wohnort}}
  - {id: region, kind: choices, name: {en: the laws of where you live, de: die Rechtsordnung}}
  - {id: organisation_sector, kind: choice, choices: [private, public], name: {en: kind of organisation, de: Art}}
  - {id: organisation_consumers, kind: number, name: {en: customers, de: Kunden}}
  - {id: organisation_sells_data, kind: yes_no, name: {en: it sells data, de: sie verkauft Daten}}
  - {id: purpose, kind: choice, choices: [general, law_enforcement], name: {en: purpose, de: Zweck}}
  - {id: event_date, kind: date, name: {en: when it happened, de: wann es geschah}}
"""
ROUTING = """
general: [data_protection]
ways:
  - {at: residence, within: {residence: [XA]}, because: lives_there}
reasons:
  lives_there: {says: {en: You live there., de: Sie wohnen dort.}}
"""
LAW = """
id: xa.act
name: {en: Alpha Act, de: Alphagesetz}
applies_in: [XA]
in_force: {from: 2020-01-01}
counting: us
family: alpha
languages: [en, de]
source: {title: Alpha Act, url: "https://example.org/act"}
verified: {on: 2026-11-22}
covers: {organisation_sector: private}
rules:
  - id: access
    gives: access
    when: {organisation_consumers: {at_least: 100}}
    cite:
      right: {en: § 1 Alpha Code, de: § 1 Alphakodex}
      time_limit: {en: § 2 Alpha Code, de: § 2 Alphakodex}
    deadlines:
      - {id: answer, within: 45 days}
    entitled_to: {en: [a copy], de: [eine Kopie]}
    documents: [request, complaint]
    complaint_goes_to: data_protection
    examples:
      - say: December has 31 days
        on: 2026-12-01
        facts: {residence: XA, organisation_sector: private, organisation_consumers: 100, received: 2026-12-01}
        expect: {applies: true, deadlines: {answer: 2027-01-15}}
      - say: a hundred customers are needed
        on: 2026-12-01
        facts: {organisation_sector: private, organisation_consumers: 99}
        expect: {applies: false}
  - id: complaint
    gives: regulator_complaint
    cite:
      right: {en: § 3 Alpha Code, de: § 3 Alphakodex}
ladder:
  - {document: request, to: organisation, opens: [at_once]}
  - document: complaint
    to: authority
    opens: [silence]
    needs: regulator_complaint
notes:
  - {id: hint, scenarios: [curious], says: {en: Ask first., de: Fragen Sie zuerst.}}
"""
AUTHORITIES = """
authorities:
  - id: xa.office
    place: XA
    name: Alpha Office
    name_in: {en: Alpha Office}
    role: data_protection
    in_force: {from: 2020-01-01}
    source: {title: Alpha Office, url: "https://example.org/office"}
    verified: {on: 2026-11-22}
"""
ORGANISATION = """
id: acme
name: Acme
aliases: [Acme Social]
entities:
  - id: acme_alpha
    name: Acme Alpha Ltd
    place: XA
    serves: [XA]
    in_force: {from: 2020-01-01}
    source: {title: Imprint, url: "https://example.org/imprint"}
    verified: {on: 2026-11-22}
channels:
  - id: mail
    kind: email
    label: {en: privacy mailbox}
    target: privacy@example.org
    for: [curious]
    in_force: {from: 2020-01-01}
    source: {title: Imprint, url: "https://example.org/imprint"}
    verified: {on: 2026-11-22}
record:
  - id: sold
    topics: [curious]
    serves: [XA]
    on: 2024-05-01
    public: 2024-05-02
    kind: changed
    side: ours
    by: {en: its press release}
    says: {en: Acme sold data., de: Acme verkaufte Daten.}
    in_letters: may
    asks: {en: Did it sell your data?}
    mine: {en: It sold my data., de: Sie verkaufte meine Daten.}
    source: {title: Press release, url: "https://example.org/press"}
    verified: {on: 2026-11-22}
facts: {organisation_sector: private}
facts_from: {title: Imprint, url: "https://example.org/imprint"}
"""
ABOUT = """
questions:
  - {id: full_name, kind: text, required: true}
"""
INTERVIEW = """
id: curious
questions:
  - {id: organisation_sector, kind: choice, choices: [private, public]}
  - {id: wishes, kind: choices, choices: [copy, source], ask_if: {organisation_sector: private}}
include_after: [about]
"""
WISHES = """
wishes:
  copy: {rights: [{right: access, if: {organisation_consumers: {at_least: 1}}}]}
  source: {rights: [{right: access}]}
"""
SHARED_WORDS = """
questions:
  full_name: {{ask: {name}}}
letter: {{page: {page}}}
groups: {{other: {title}}}
documents: {{{documents}}}
rights: {{{rights}}}
deadlines: {{answer: {answer}}}
counting:
  conventions:
    us: &way {{says: {count}, doubts: {doubts}}}
    eu-1182-71: *way
    uk-1182-71: *way
    uk-beginning-with: *way
    ch: *way
"""
OWN_WORDS = """
questions:
  organisation_sector: {{ask: {sector}, choices: {{private: {firm}, public: {office}}}}}
  wishes:
    ask: {wants}
    choices: {{copy: {copy}, source: {list}}}
scenario: {{title: {title}}}
"""
ENGLISH = {
    "name": "What is your name?",
    "page": "Page",
    "answer": "answer",
    "count": "Every day counts.",
    "doubts": "weekends",
    "sector": "What is it?",
    "firm": "a firm",
    "office": "an office",
    "wants": "What do you want?",
    "copy": "a copy",
    "list": "a list",
    "title": "I am curious",
}
GERMAN = {
    "name": "Wie heißen Sie?",
    "page": "Seite",
    "answer": "Antwort",
    "count": "Jeder Tag zählt.",
    "doubts": "Wochenenden",
    "sector": "Was ist es?",
    "firm": "eine Firma",
    "office": "ein Amt",
    "wants": "Was wünschen Sie?",
    "copy": "eine Kopie",
    "list": "eine Liste",
    "title": "Ich bin neugierig",
}
LETTER = '{% include "_shared/opening.md.j2" %}\n{{ cite("access") }}\n'


@dataclass(frozen=True)
class SmallPack:
    """The pack on disk."""

    root: Path

    def write(self, name: str, text: str) -> None:
        """Puts a file into the pack."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replaces words of a file that stand in it exactly once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} has {text.count(old)} times: {old}"
        self.write(name, text.replace(old, new))

    def at(self, name: str, words: str) -> str:
        """`file:line` of the only line that holds these words."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        (line,) = [number for number, text in enumerate(lines, start=1) if words in text]
        return f"{self.root / name}:{line}"

    def result(self, today: date = date(2026, 11, 22)) -> Result:
        """What the checks say on that day."""
        return check(Library((self.root,)), today)

    def finds(self, check_id: str, place: str, *words: str) -> None:
        """Asserts that one check finds one thing, at that place and in these words, and no other check finds any."""
        (finding,) = self.result().findings
        assert (finding.check, finding.place) == (check_id, place)
        assert [word for word in words if word not in finding.problem] == []
        assert finding.mend

    def fails(self, *words: str) -> None:
        """Asserts that one example fails, with one problem in these words, and that all else holds."""
        result = self.result()
        assert result.findings == ()
        (outcome,) = result.failed
        (problem,) = outcome.problems
        assert [word for word in words if word not in problem] == []


def small_pack(root: Path) -> SmallPack:
    """The pack, written to that folder, with nothing wrong in it."""
    pack = SmallPack(root)
    files = {
        "jurisdictions/places.yaml": PLACES,
        "jurisdictions/facts.yaml": FACTS,
        "jurisdictions/routing.yaml": ROUTING,
        "jurisdictions/xa/act.yaml": LAW,
        "jurisdictions/xa/authorities.yaml": AUTHORITIES,
        "organisations/acme.yaml": ORGANISATION,
        "templates/_shared/about.questions.yaml": ABOUT,
        "templates/_shared/opening.md.j2": "Dear all\n",
        "templates/_shared/wishes.yaml": WISHES,
        "templates/curious/interview.yaml": INTERVIEW,
        **_words("en", ENGLISH),
        **_words("de", GERMAN),
    }
    for name, text in files.items():
        pack.write(name, text.lstrip())
    return pack


def _words(language: str, words: dict[str, str]) -> dict[str, str]:
    ids = {
        "documents": ", ".join(f"{id_}: {id_}" for id_ in get_args(DocumentKind)),
        "rights": ", ".join(f"{id_}: {id_}" for id_ in get_args(Right)),
    }
    return {
        f"templates/_shared/words.{language}.yaml": SHARED_WORDS.format(**words, **ids),
        f"templates/curious/words.{language}.yaml": OWN_WORDS.format(**words),
        f"templates/curious/request.alpha.{language}.md.j2": LETTER,
        f"templates/_shared/complaint.alpha.{language}.md.j2": LETTER,
    }
