"""`import companies`: a directory of companies that others keep becomes a pack of the person's own."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from complaint_kit.cases.folder import as_yaml
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.errors import PackError
from complaint_kit.files import make_folder
from complaint_kit.packs.directory import listed, organisation
from complaint_kit.packs.library import Library
from complaint_kit.packs.yamlio import read_text, read_yaml
from complaint_kit.text import shown

_PACK = "datenanfragen"
_MARK = "imported"  # in pack.yaml: what this command made, and may make anew
_MOST_TOLD = 20  # files that are named on the screen


def run(options: argparse.Namespace) -> int:
    """Writes the pack; the exit code says whether an entry was left out."""
    folder = _folder(options.path)
    target = options.to or shared.own_packs() / _PACK
    _require_ours(target)
    whole = shared.library(options)
    library = Library(tuple(root for root in whole.roots if root.resolve() != target.resolve()))
    says = shared.screen(options, library).words()["import"]
    left_out: list[str] = []
    found = {one["id"]: one for one in _organisations(folder, library, options, left_out)}
    if not found:
        raise PackError("there is no entry of a company here", place=str(folder), mend=says["path"])
    _write(target, found, says["name"].format(day=options.as_of), options)
    print(says["written"].format(number=len(found), folder=target))
    print(says["licence"])
    if left_out:
        print(says["left_out"].format(number=len(left_out)))
        print("\n".join(f"  {shown(one)}" for one in left_out[:_MOST_TOLD]))
        print(says["and_more"].format(number=len(left_out) - _MOST_TOLD) if len(left_out) > _MOST_TOLD else "", end="")
    return SOME_FAILED if left_out else DONE


def _folder(path: Path) -> Path:
    """The folder of the companies: of a checkout, or named itself."""
    inside = path / "companies"
    folder = inside if inside.is_dir() else path
    if not folder.is_dir():
        raise PackError("there is no such folder", place="PATH", found=path, mend="Name a checkout of the directory.")
    return folder


def _require_ours(target: Path) -> None:
    file = target / "pack.yaml"
    made = read_yaml(file) if file.is_file() else None
    if target.exists() and not (isinstance(made, dict) and _MARK in made):
        raise PackError("this folder was not made by an import", place=str(target), mend="Name another with --to.")


def _organisations(
    folder: Path, library: Library, options: argparse.Namespace, left_out: list[str]
) -> Iterator[dict[str, Any]]:
    """The organisations that nobody has a name of yet, in the order of the files; what is left out is told there."""
    says = {one: library.shared_words(one)["import"] for one in library.own_languages()}
    topics, places = library.scenarios(), library.place_names
    taken = {name.casefold() for id_ in library.organisation_ids() for name in _names(library.organisation(id_))}
    for path in sorted(folder.glob("*.json")):
        try:
            one = organisation(listed(_json(path)), places, says, topics, options.as_of)
            if clash := next((name for name in (one["id"], one["name"]) if name.casefold() in taken), None):
                raise PackError("another organisation has this name already", found=clash)
        except PackError as error:
            left_out.append(str(error.at(path.name)))
            continue
        if aliases := [name for name in one.pop("aliases", ()) if name.casefold() not in taken | {one["id"]}]:
            one["aliases"] = aliases
        taken |= {name.casefold() for name in (one["id"], one["name"], *aliases)}
        yield one


def _names(known: Any) -> tuple[str, ...]:
    return (known.id, known.name, *known.aliases)


def _json(path: Path) -> Any:
    if path.is_symlink():
        raise PackError("this is a link")
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise PackError("this is not valid JSON") from None


def _write(target: Path, found: dict[str, dict[str, Any]], name: str, options: argparse.Namespace) -> None:
    """The pack, in the place of the one that an import made before."""
    part = Path(mkdtemp(dir=make_folder(target.parent), prefix=f".{target.name}-", suffix=".part"))
    try:
        (part / "organisations").mkdir(mode=0o700)
        (part / "pack.yaml").write_text(as_yaml({"name": name, _MARK: options.as_of}), encoding="utf-8")
        for id_, one in found.items():
            (part / "organisations" / f"{id_}.yaml").write_text(as_yaml(one), encoding="utf-8")
        if target.exists():
            rmtree(target)
        part.rename(target)
    finally:
        rmtree(part, ignore_errors=True)
