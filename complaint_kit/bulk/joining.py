"""Who complains in one joint complaint with others, and why somebody does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from complaint_kit.bulk.campaign import JointComplaint
from complaint_kit.bulk.messages import Chunk, Joined, Receipt
from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.documents import recommended
from complaint_kit.drafting.joint import SHARED, Many, OfOne, reasons
from complaint_kit.errors import WritingError
from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Letter, texts
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter

# The answers in which a row tells what happened to that person; where it has none, the campaign tells it of all.
OF_THEIR_OWN = frozenset({"what_happened", "event_date", "happened", "practices"})
TOO_FEW = "alone"


def apart(
    wanted: JointComplaint,
    matter: Matter,
    library: Library,
    language: str,
    layout: Layout,
    mandate: Mapping[str, bytes],
) -> str:
    """Why the person of that matter complains on their own, as a key of the words; empty where they need not. `mandate`
    is the file that they signed, by its name."""
    office, law = recommended(matter), matter.law
    scenario, asked = matter.situation.scenario, matter.asked_in("complaint")
    if office is None:
        return "office"
    known = office.authority.joint
    if not (known and known.takes) and office.authority.id not in wanted.offices:
        return "refused" if known and known.takes is False else "office"
    own_words = library.find(f"templates/{scenario}/complaint.{law.family}.yaml")
    if own_words or find_composition(library, scenario, law.family, "joint", language) is None:
        return "words"
    if not set(asked) <= SHARED:
        return "rights"
    if not mandate:
        return "no_mandate"
    return "" if all(_readable(name, content, layout) for name, content in mandate.items()) else "unreadable"


def known_offices(library: Library, today: date) -> Iterator[str]:
    """The offices that take one complaint for many, as far as was read: what was read, and what is not certain."""
    for one in library.all_authorities():
        if one.joint and one.joint.takes and one.in_force.covers(today):
            doubt = f" Not certain: {one.joint.doubt}" if one.joint.doubt else ""
            yield f"{one.name} ({one.id}): {one.joint.says['en']}{doubt}"


def _readable(name: str, content: bytes, layout: Layout) -> bool:
    """Whether the file can be put behind a complaint as pages."""
    from complaint_kit.writers import bundle  # reads every kind of file: loaded when there is one

    sheet = Letter(
        kind="mandate", language="en", layout=layout, sender=(), recipient=(), dated="", subject=name, blocks=()
    )
    try:
        return bool(bundle.read(name, content, sheet, name).pages)
    except WritingError:
        return False


SOME = Many(0, 1, 1)  # stands for any number of people, of whom something is true


def joined(letter: Letter, numbers: str, one: OfOne, mandate: str) -> Joined:
    """The person as one of those whose complaint reads like that letter of `SOME`, which names nobody, apart from the
    reasons, above which these numbers stand."""
    first, last = reasons(letter, numbers)
    shared = replace(letter, blocks=(*letter.blocks[:first], *letter.blocks[last:]))
    return Joined(
        key=_digest(shared),
        reasons=_digest(replace(letter, blocks=letter.blocks[first:last])),
        told=one,
        mandate=mandate,
    )


def _digest(letter: Letter) -> str:
    return sha256("\0".join(texts(letter)).encode()).hexdigest()


def too_few(receipts: Callable[[], Iterable[Receipt]], least: int) -> Mapping[int, frozenset[int]]:
    """The rows that complain alone, by part, of the parts that have to be made anew because a joint complaint would
    have fewer people."""
    people = Counter(one.joined.key for receipt in receipts() for one in receipt.entries if one.joined)
    found: dict[int, set[int]] = defaultdict(set)
    anew: set[int] = set()
    for receipt in receipts():
        for one in receipt.entries:
            if one.joined and people[one.joined.key] < least:
                anew.add(receipt.number)
                found[receipt.number].add(one.row)
            elif one.apart == TOO_FEW:
                found[receipt.number].add(one.row)
    return {number: frozenset(found[number]) for number in anew}


def alone(pieces: Iterable[Chunk], rows: Mapping[int, frozenset[int]]) -> Iterator[Chunk]:
    """Those of the pieces, with the rows that complain alone."""
    return (replace(one, alone=rows[one.number]) for one in pieces if one.number in rows)
