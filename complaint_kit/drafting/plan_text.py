"""An explanation as text for a terminal: no colour, read from top to bottom; whole, or so short that it fits a screen.

All its words stand under `screen: plan:` in `templates/_shared/words.<language>.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from textwrap import fill, wrap
from typing import Any

from complaint_kit.drafting.explanation import (
    DueDay,
    Explanation,
    LadderStep,
    LawBeside,
    NextStep,
    NoteSaid,
    NotGiven,
    Office,
    ReadLongAgo,
    RightSaid,
    Unread,
)  # fmt: skip
from complaint_kit.drafting.record_words import RecordLine
from complaint_kit.drafting.wording import WIDTH, capitalised, long_date

_ROOM = 15  # lines for the one warning and all above it: of 24 the menu takes six, what stands between them three


def plan_text(content: Explanation, words: Mapping[str, Any], width: int = WIDTH, *, brief: bool = False) -> str:
    """What to write, to whom, under which provision, by when, why; then what comes later, and what is not certain.

    `words` are the shared words of the screen's language. `brief` leaves out the notes that only explain.
    """
    return "\n".join(_Page(words, words["screen"]["plan"], content.locale, width).sections(content, brief))


def short_plan_text(content: Explanation, words: Mapping[str, Any], width: int = WIDTH) -> str:
    """The plan on one screen of 24 lines: law, now, to, what is asked, last day, what comes then, one warning.

    Where there is no letter it is the whole plan without the notes that only explain: why not, and what works.
    """
    page = _Page(words, words["screen"]["plan"], content.locale, width)
    if content.leading.law is None and content.asking is None:
        return "\n".join(page.sections(content, brief=True))
    return "\n".join(page.short(content))


@dataclass(frozen=True)
class _Page:
    """The sections of one explanation; `says` are the sentences around what the law and the letters are called."""

    words: Mapping[str, Any]
    says: Mapping[str, Any]
    locale: str
    width: int

    def _day(self, iso: str) -> str:
        return long_date(date.fromisoformat(iso), self.locale)

    def short(self, content: Explanation) -> Iterator[str]:
        above = "\n".join(self._above(content)).splitlines()
        yield from above
        yield from self._one_warning(content, _ROOM - len(above))
        if not content.translated:
            yield from self._wrapped("", self.says["in_english"])

    def _above(self, content: Explanation) -> Iterator[str]:
        yield from self._now(content)
        if content.leading.applies:
            rights = ", ".join(dict.fromkeys(self._right(row.right) for row in content.leading.applies))
            yield from self._wrapped("", self.says["asks"].format(rights=rights))
        for office in content.leading.in_the_way:
            yield from self._wrapped("", self.says["lacks"].format(name=office.name, what="; ".join(office.lacks)))
        yield from self._first_day(content)
        if row := next((row for row in content.mine if row.on >= content.as_of), None):
            yield from self._wrapped("", self.says["not_to_miss"].format(**asdict(row)))
        if what := ", ".join(dict.fromkeys(name for name, _ in self._open_beside(content))):
            yield from self._wrapped("", self.says["also_today"].format(what=what))
        for line in content.silence[:1]:
            yield from self._wrapped("", self.says["if_silent"].format(**asdict(line)))

    def _first_day(self, content: Explanation) -> Iterator[str]:
        """The first last day: of a period that is running, or of one that would run if the letter arrived today. Where
        there is nothing to write, one that is still to come."""
        running = [row for row in content.leading.dates if not row.answered]
        if content.leading.next is None:
            running = [row for row in running if row.due >= content.as_of] or running
        rows, key = (running, "last_day") if running else (content.leading.if_it_arrives_today, "last_day_if_today")
        if rows:
            first = min(rows, key=lambda row: (row.deadline in ("acknowledge", "inadmissible"), row.due))
            what = self.words["deadlines"][first.deadline]
            due, late = self._day(first.due), self._day(first.complain_from)
            yield from self._wrapped("", self.says[key].format(what=what, due=due, late=late))

    def _one_warning(self, content: Explanation, room: int) -> Iterator[str]:
        """The first that the person must not overlook for which there is room, and how much more there is to read."""
        kept = [note for note in content.notes if note.kind != "explains"]
        kept.sort(key=lambda note: bool(content.not_given) and not note.near and note.kind != "works_instead")
        if said := ["\n".join(self._wrapped("", self.says["careful"].format(warning=one.says))) for one in kept]:
            yield next((one for one in said if len(one.splitlines()) <= room), min(said, key=len))
        counts = {"more_notes": max(len(kept) - 1, 0), "more_unread": len(content.unverified)}
        more = "; ".join(self.says[key].format(number=number) for key, number in counts.items() if number)
        if more:
            yield from self._wrapped("", self.says["more"].format(more=more))

    def sections(self, content: Explanation, brief: bool) -> Iterator[str]:
        yield from self._now(content)
        yield from self._section("packs", content.packs)
        yield from self._numbered("parties", [row.says for row in content.parties])
        yield from self._not_given(content.not_given)
        yield from self._rights(content.leading.applies)
        yield from self._dates("dates", content.leading.dates)
        yield from self._dates("dates_if_today", content.leading.if_it_arrives_today)
        yield from self._possible(content)
        yield from self._later(content.leading.ladder)
        yield from self._mine(content)
        every = (content.leading, *content.matters)
        yield from self._authorities(office for matter in every for office in matter.authorities)
        yield from self._section("beside", map(self._beside, content.leads.beside))
        yield from self._record(content.record, brief)
        yield from self._notes([note for note in content.notes if not brief or note.kind != "explains"])
        yield from self._read_long_ago(content.read_long_ago)
        yield from self._unread(content.unverified)
        yield from self._section("presumed", content.presumed)
        yield from self._undecided(content)
        if not content.translated or self.says["doubts_in_english"]:
            yield ""
            yield from self._wrapped("", self.says["doubts_in_english" if content.translated else "in_english"])

    def _now(self, content: Explanation) -> Iterator[str]:
        step = content.leading.next
        if content.not_given:
            yield from self._wrapped("", self.says["no_right"])
        elif content.leading.law is None:
            yield from self._wrapped("", self.says["no_letter"])
        if content.elsewhere:
            yield from self._wrapped("", content.elsewhere)
        if content.asking == "possible":
            yield from self._wrapped("", self.says["asking"])
        if content.leading.law is None:
            return
        law = content.leading.law.name
        yield from self._wrapped("", self.says["law"].format(name=law, day=self._day(content.as_of)))
        if content.leads.because:
            yield from self._wrapped("", self.says["leads"].format(because=content.leads.because))
        if step is None:
            key = "now_asking" if content.asking == "recommended" else "nothing" if content.to_come else "no_letter"
            yield from self._wrapped("", self.says[key].format(organisation=content.organisation))
            return
        now = self.says["now"].format(step=self._step(step), because=self._because(step.because))
        if content.sign_first:
            yield from self._wrapped("", content.sign_first)
        for one in content.only_the_person:
            yield from self._wrapped("", one)
        yield from self._wrapped("", now)
        yield from self._wrapped(self.says["to"], ", ".join(step.sent.to) if step.sent else step.problem or "")
        for more in (*(step.sent.sending if step.sent else ()), *filter(None, [step.advice])):
            yield from self._wrapped(" " * len(self.says["to"]), more)

    def _step(self, step: NextStep) -> str:
        """What the step is called; a request may also be filed with an authority, and then it is no letter."""
        filed = step.document == "request" and step.goes_to == "authority"
        return str(self.says["filed"]) if filed else capitalised(step.called)

    def _because(self, key: str) -> str:
        return str(self.words["because"].get(key, key.replace("_", " ")))

    def _right(self, id_: str) -> str:
        return str(self.words["rights"][id_])

    def _not_given(self, rows: Iterable[NotGiven]) -> Iterator[str]:
        listed = [f"{self._right(row.right)}: {'; '.join(row.because)}." for row in rows if row.because]
        yield from self._section("why_not", listed)

    def _rights(self, rows: Iterable[RightSaid]) -> Iterator[str]:
        yield from self._section("rely_on", [self._relied_on(row) for row in rows])

    def _relied_on(self, row: RightSaid) -> str:
        start = f"{self._right(row.right)}: {row.citation}"
        within = self.says["carried_out" if row.period_for == "opt_out" else "answered"]
        period = within.format(period=row.period_in_words, citation=row.period_citation) if row.period else ""
        unsure = "" if row.applies else f" {self.says['unsure']}"
        return f"{start}{period}.{unsure}"

    def _dates(self, title: str, rows: Iterable[DueDay]) -> Iterator[str]:
        listed = [row for row in rows if not row.answered]
        if listed:
            yield from self._heading(title)
        for key in dict.fromkeys((row.deadline, row.due, row.complain_from, row.how) for row in listed):
            deadline, due, late, how = key
            names = [row.right for row in listed if (row.deadline, row.due) == (deadline, due)]
            rights = ", ".join(dict.fromkeys(map(self._right, names)))
            said = {"what": capitalised(self.words["deadlines"][deadline]), "rights": rights}
            yield from self._wrapped("- ", self.says["due"].format(**said, due=self._day(due), late=self._day(late)))
            yield from self._wrapped("  ", how)

    def _later(self, rows: Iterable[LadderStep]) -> Iterator[str]:
        waiting = [row for row in rows if row.state == "waiting"]
        yield from self._section("after_that", [self._waiting(row) for row in waiting])

    def _open_beside(self, content: Explanation) -> tuple[tuple[str, LadderStep], ...]:
        """What else may be written today: what is open beside the step above, and the steps under other laws."""
        here = ((self._named(row), row) for row in content.leading.ladder if row.state == "possible")
        others = ((one.authorities, row) for one in content.matters for row in one.ladder if row.open)
        return (*here, *((self._named(row, offices), row) for offices, row in others))

    def _possible(self, content: Explanation) -> Iterator[str]:
        says, rows = self.says["open"].format, self._open_beside(content)
        listed = [f"{says(what=name, why=self._because(row.because))} {row.advice or ''}" for name, row in rows]
        yield from self._section("possible", map(str.rstrip, listed))

    def _named(self, row: LadderStep, offices: Iterable[Office] = ()) -> str:
        name = capitalised(row.called)
        office = next((one.name for one in offices if one.recommended and row.document == "complaint"), None)
        return f"{name} ({office})" if office else name

    def _mine(self, content: Explanation) -> Iterator[str]:
        keys = ("passed" if row.on < content.as_of else "free" if row.free else "mine" for row in content.mine)
        listed = [self.says[key].format(**asdict(row)) for key, row in zip(keys, content.mine, strict=True)]
        yield from self._section("mine", listed)

    def _waiting(self, row: LadderStep) -> str:
        because = self._because(row.because)
        when = self.says["opens_on"].format(day=self._day(row.opens_on)) if row.opens_on else f"({because})"
        return f"{self._named(row)} {when}. {row.advice or ''}".strip()

    def _authorities(self, rows: Iterable[Office]) -> Iterator[str]:
        listed = list(dict.fromkeys(rows))
        reasons = dict.fromkeys(row.because for row in listed)
        names = {reason: [self._marked(row) for row in listed if row.because == reason] for reason in reasons}
        offered = [f"{'; '.join(names[one])}: {one}" for one in reasons]
        demanding = [row for row in listed if row.recommended and row.insists_on]
        lacks = [self.says["lacks"].format(name=row.name, what="; ".join(row.lacks)) for row in listed if row.lacks]
        public = [self.says["public"].format(**asdict(row)) for row in listed if row.public_record]
        insists = [self.says["insists"].format(name=row.name, on="; ".join(row.insists_on)) for row in demanding]
        yield from self._section("authorities", [*offered, *insists, *lacks, *public])

    def _marked(self, row: Office) -> str:
        mark = self.says["recommended"] if row.recommended else self.says["lead"] if row.lead else ""
        return f"{row.name} {mark}".strip()

    def _beside(self, row: LawBeside) -> str:
        return capitalised(self.says["beside"].format(because=row.because))

    def _notes(self, rows: Iterable[NoteSaid]) -> Iterator[str]:
        yield from self._section("notes", [" ".join(filter(None, (row.says, row.doubt))) for row in rows])

    def _read_long_ago(self, age: ReadLongAgo | None) -> Iterator[str]:
        if age:
            yield from (
                "",
                *self._wrapped("", self.says["read_long_ago"].format(months=age.months, day=self._day(age.on))),
            )

    def _unread(self, rows: Iterable[Unread]) -> Iterator[str]:
        """One entry for each doubt, however many provisions it concerns."""
        listed = list(rows)
        doubts = dict.fromkeys(row.doubt for row in listed)
        said = {doubt: "; ".join(row.says for row in listed if row.doubt == doubt) for doubt in doubts}
        yield from self._section("unread", [f"{said[one]}: {one or self.says['check_it']}" for one in doubts])

    def _record(self, rows: Iterable[RecordLine], brief: bool) -> Iterator[str]:
        """What is public about the organisation; if brief, what the person must know before they file."""
        shown = [one for one in rows if not brief or one.must_know]
        yield from self._section("record", [f"{one.says} {one.means}".strip() for one in shown])

    def _undecided(self, content: Explanation) -> Iterator[str]:
        asked = {row.rule: self._right(row.right) for row in content.leading.applies}
        rows = [row for row in content.undecided if row.rule in asked]
        needs = dict.fromkeys(tuple(row.needs) for row in rows)
        rights = {one: ", ".join(asked[row.rule] for row in rows if tuple(row.needs) == one) for one in needs}
        depends = [self.says["depends"].format(rights=rights[one], needs="; ".join(one)) for one in needs]
        yield from self._section("undecided", depends)

    def _section(self, title: str, entries: Iterable[str]) -> Iterator[str]:
        """A heading and its entries, each with a dash; nothing where there are none."""
        listed = list(entries)
        if listed:
            yield from self._heading(title)
        for entry in listed:
            yield from self._wrapped("- ", entry)

    def _numbered(self, title: str, entries: Sequence[str]) -> Iterator[str]:
        """A heading and its entries in their order."""
        if entries:
            yield from self._heading(title)
        for number, entry in enumerate(entries, start=1):
            yield from self._wrapped(f"{number}. ", entry)

    def _heading(self, title: str) -> Iterator[str]:
        lines = wrap(self.says["titles"][title], self.width)
        yield from ("", *lines, "-" * max(map(len, lines)))

    def _wrapped(self, start: str, text: str) -> Iterator[str]:
        indented = " " * len(start)
        yield fill(" ".join(text.split()), self.width, initial_indent=start, subsequent_indent=indented)
