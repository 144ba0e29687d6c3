"""An invented company in England whose public record has a start, a pause and a later start."""

from pathlib import Path

FERNMOOR = """
id: fernmoor
name: Fernmoor
entities:
  - id: all
    name: Fernmoor Ltd
    place: GB-ENG
    address: [1 Moor Lane, Leeds LS1 4AP]
    serves: ["*"]
    in_force: {from: 2020-01-01}
    source: &source {title: invented, url: "https://example.org/"}
    verified: {on: 2026-11-27}
record:
  - id: starts_2026
    on: 2026-12-14
    public: 2026-11-20
    kind: starts
    side: ours
    by: &notice {en: the company's own notice, de: der eigenen Mitteilung}
    topics: [ai_training]
    serves: [GB, EEA]
    says:
      en: Fernmoor announced that it would train AI with its members' photos from 14 December 2026.
      de: Fernmoor kündigte an, ab dem 14. Dezember 2026 mit Fotos seiner Mitglieder KI zu trainieren.
    source: *source
    verified: {on: 2026-11-27}
  - id: samples
    on: 2026-10-01
    public: 2026-10-05
    kind: changed
    side: ours
    by: *notice
    topics: [ai_training]
    serves: [GB, EEA]
    says:
      en: Fernmoor uses samples of its members' photos for AI.
      de: Fernmoor verwendet Proben der Fotos seiner Mitglieder für KI.
    in_letters: may
    asks:
      en: Have you seen that your photos are among the samples?
      de: Haben Sie gesehen, dass Ihre Fotos unter den Proben sind?
    mine:
      en: Fernmoor uses samples of its members' photos for AI; I found mine among them.
      de: Fernmoor verwendet Proben der Fotos seiner Mitglieder für KI; ich fand meine darunter.
    ended:
      en: Until December 2026 Fernmoor used samples of its members' photos for AI; I found mine among them.
      de: Bis Dezember 2026 verwendete Fernmoor Proben der Fotos seiner Mitglieder für KI; ich fand meine darunter.
    source: *source
    verified: {on: 2026-11-27}
  - id: pause_2026
    on: 2026-12-02
    public: 2026-12-04
    kind: pause
    side: theirs
    by: *notice
    topics: [ai_training]
    serves: [GB, EEA]
    says:
      en: On 2 December 2026 Fernmoor announced that it had paused the training.
      de: Am 2. Dezember 2026 kündigte Fernmoor an, das Training ausgesetzt zu haben.
    contradicts: [starts_2026, samples]
    source: *source
    verified: null
    doubt: The notice was read only as the press quotes it.
  - id: resumed_2027
    on: 2027-03-01
    public: 2027-01-15
    kind: resumed
    side: ours
    by: *notice
    topics: [ai_training]
    serves: [GB, EEA]
    says:
      en: Fernmoor announced that the training would go on from 1 March 2027.
      de: Fernmoor kündigte an, das Training ab dem 1. März 2027 fortzusetzen.
    source: *source
    verified: {on: 2026-11-27}
facts: {organisation_sector: private}
facts_from: *source
"""


def pack(folder: Path) -> Path:
    """A pack with that company alone, in that folder."""
    (folder / "organisations").mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: Fernmoor\n", encoding="utf-8")
    (folder / "organisations" / "fernmoor.yaml").write_text(FERNMOOR, encoding="utf-8")
    return folder
