"""The files of all packs by name: which pack's wins, and where each adds to those before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from complaint_kit.errors import PackError
from complaint_kit.packs.kept import kept
from complaint_kit.packs.replacing import must_say_replaces
from complaint_kit.packs.roots import Pack, name_of, refuse_links_out
from complaint_kit.packs.territories import is_language
from complaint_kit.packs.translations import unsaid
from complaint_kit.packs.words_beside import words_beside
from complaint_kit.packs.yamlio import read_yaml


class PackFiles:
    """The files of packs, the shipped one first."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        """The files of those packs. Raises PackError for a pack with links out of it."""
        for root in roots[1:]:
            refuse_links_out(root)
        self.roots = roots

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs beside the shipped one, in the order in which they are read."""
        return tuple(Pack(name_of(root), root) for root in self.roots[1:])

    def origin(self, name: str) -> Pack | None:
        """The pack whose file of that name counts; None where it is the kit's own, or nobody's."""
        path = self.find(name)
        return next((one for one in self.packs if path and path.is_relative_to(one.folder)), None)

    def translator(self, name: str, language: str) -> Pack | None:
        """The pack that brought words in that language for the file of that name; None where none did."""
        path = self.find(name)
        files = words_beside(path, self.roots) if path else {}
        brought = [file for file, spoken in files.items() if spoken == language]
        return next((one for one in self.packs for file in brought if file.is_relative_to(one.folder)), None)

    @kept
    def languages(self) -> tuple[str, ...]:
        """The languages that words and letters exist in: those of the kit, and each of a pack whose shared words leave
        nothing unsaid."""
        found = {path.name.split(".")[1] for path in self._glob("templates/_shared/words.*.yaml")}
        own = set(self.own_languages())
        return tuple(sorted(own | {one for one in found - own if not self.unsaid("_shared", one)}))

    @kept
    def own_languages(self) -> tuple[str, ...]:
        """The languages of the kit itself, which are whole: `check` sees to it."""
        paths = self.roots[0].glob("templates/_shared/words.*.yaml")
        return tuple(sorted(path.name.split(".")[1] for path in paths))

    @kept
    def unsaid(self, folder: str, language: str) -> tuple[str, ...]:
        """What the words of that folder of templates say in English and not in that language: keys, dots between."""
        if not is_language(language):
            return (f"no language has the code {language}",)
        like, words = (self.find(f"templates/{folder}/words.{one}.yaml") for one in ("en", language))
        if like is None:
            return ()
        return tuple(unsaid(read_yaml(words) if words else {}, read_yaml(like)))

    def names(self, pattern: str) -> tuple[str, ...]:
        """The names, relative to a pack, of all files of that pattern, such as `jurisdictions/*/*.yaml`; sorted."""
        return tuple(sorted({path.relative_to(root).as_posix() for root in self.roots for path in root.glob(pattern)}))

    def file(self, name: str) -> Path:
        """The file of that name in the pack that wins. Raises PackError if there is none, or if two packs claim it."""
        path = self.find(name)
        if path is None:
            raise PackError("no pack has this file", place=name, mend="`complaint-kit list` shows what there is.")
        return path

    def files(self, name: str) -> tuple[Path, ...]:
        """The files of that name in all packs, where each adds to those before it."""
        return tuple(root / name for root in self.roots if (root / name).is_file())

    def find(self, name: str) -> Path | None:
        """The file of that name in the pack that wins, or None. Raises PackError if two packs claim it."""
        found = [root / name for root in self.roots if (root / name).is_file()]
        for path in found[1:]:
            must_say_replaces(path, name)
        return found[-1] if found else None

    def _glob(self, pattern: str) -> Iterator[Path]:
        return (path for root in self.roots for path in sorted(root.glob(pattern)))
