"""What became public since the person last looked: told by `next`, `record` and `cases`, in their own language."""

from pathlib import Path

import pytest
import yaml

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from tests.situation import fernmoor


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


class Kim:
    """Somebody who drafted a letter to Fernmoor on 23 November 2026, in a folder of cases of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], **me: str) -> None:
        self._pack, self._home, self._capsys = fernmoor.pack(folder / "fernmoor"), folder / "cases", capsys
        answers = folder / "case.yaml"
        language = {"letter_language": me.pop("language")} if "language" in me else {}
        told = {
            "kit": 2,
            "scenario": "ai_training",
            "me": {"name": "Kim Doe", "email": "kim@example.org", "lives_in": "GB-ENG", **me},
            "about": {"organisation": "fernmoor"},
            "want": ["stop_use", "know"],
            **language,
        }
        answers.write_text(yaml.safe_dump(told), encoding="utf-8")
        assert self.run("draft", "--answers", str(answers), "--format", "txt", on="2026-11-23")[0] == DONE
        (self.case,) = self._home.iterdir()

    def run(self, *arguments: str, on: str) -> tuple[int, str]:
        more = ("--as-of", on, "--out", str(self._home), "--pack", str(self._pack))
        code = main([*arguments, *more])
        out = self._capsys.readouterr()
        return code, " ".join((out.out + out.err).split())

    @property
    def record(self) -> dict[str, object]:
        content = yaml.safe_load((self.case / "case.yaml").read_text(encoding="utf-8"))
        found: dict[str, object] = content["record"]
        return found


@pytest.fixture
def kim(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kim:
    return Kim(tmp_path, capsys)


PAUSED = "Since 23 November 2026: - On 2 December 2026 Fernmoor announced that it had paused the training."


def test_next_tells_what_became_public_since_with_what_it_means_and_what_is_uncertain(kim: Kim) -> None:
    _, said = kim.run("next", kim.case.name, "--format", "txt", on="2026-12-04")
    assert PAUSED in said
    assert "If it no longer holds, change it before your next letter." in said
    assert "The organisation may rely on it." in said
    assert "Not certain: The notice was read only as the press quotes it." in said


def test_next_tells_it_once(kim: Kim) -> None:
    kim.run("next", kim.case.name, "--format", "txt", on="2026-12-04")
    assert str(kim.record["looked"]) == "2026-12-04"
    assert "Since" not in kim.run("next", kim.case.name, "--format", "txt", on="2026-12-05")[1]


def test_nothing_is_new_on_the_day_before_it_is_public(kim: Kim) -> None:
    assert "Since" not in kim.run("next", kim.case.name, "--format", "txt", on="2026-12-03")[1]


def test_record_tells_it_and_keeps_that_the_person_has_seen_it(kim: Kim) -> None:
    assert PAUSED in kim.run("record", kim.case.name, "sent", "2026-11-24", on="2026-12-04")[1]
    assert str(kim.record["looked"]) == "2026-12-04"


def test_the_list_of_cases_tells_it_each_time_because_it_keeps_nothing(kim: Kim) -> None:
    for _ in range(2):
        assert f"{kim.case.name}: {PAUSED}" in kim.run("cases", on="2026-12-04")[1]


def test_looking_back_at_an_earlier_day_forgets_nothing(kim: Kim) -> None:
    kim.run("next", kim.case.name, "--format", "txt", on="2026-12-04")
    kim.run("record", kim.case.name, "sent", "2026-11-24", on="2026-11-25")
    assert str(kim.record["looked"]) == "2026-12-04"


def test_somebody_who_writes_german_letters_reads_it_in_german(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kim = Kim(tmp_path, capsys, lives_in="DE-HH", language="de")
    said = kim.run("next", kim.case.name, "--format", "txt", on="2026-12-04")[1]
    assert "Seit dem 23. November 2026: - Am 2. Dezember 2026 kündigte Fernmoor an, das Training ausgesetzt" in said
    assert "(Laut der eigenen Mitteilung.)" in said


def test_a_start_that_became_public_says_that_a_complaint_may_be_early(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kim = Kim(tmp_path, capsys)
    kim.run("next", kim.case.name, "--format", "txt", on="2026-12-04")
    said = kim.run("next", kim.case.name, "--format", "txt", on="2027-02-10")[1]
    assert "Since 4 December 2026: - Fernmoor announced that the training would go on from 1 March 2027." in said
    assert "you may complain at once; the office may call that early." in said


def test_the_person_confirms_later_what_they_know_and_the_next_letter_says_it(kim: Kim) -> None:
    assert kim.run("next", kim.case.name, "--confirm", "samples", "--format", "txt", on="2026-11-24")[0] == DONE
    assert kim.record["confirmed"] == ["samples"]
    letter = (kim.case / "1-request.txt").read_text(encoding="utf-8")
    assert "I found mine among them" in " ".join(letter.split())


def test_what_is_not_on_offer_cannot_be_confirmed(kim: Kim) -> None:
    code, said = kim.run("next", kim.case.name, "--confirm", "pause_2026", on="2026-12-04")
    assert code == CANNOT_START
    assert "the public record has nothing of this name to confirm" in said
    assert "It has: samples." in said
