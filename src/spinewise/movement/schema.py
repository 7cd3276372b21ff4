"""Check one movement file against the schema beside the data; every fault names file, line and rule."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from spinewise import tables
from spinewise.errors import BadFile
from spinewise.movement.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jsonschema.exceptions import ValidationError

DATA = Path(__file__).parent / "data"
Kind = Literal["exercise", "situation", "stance"]


def read(path: Path, kind: Kind) -> dict[str, Any]:
    """The document in `path`, once it keeps the schema's rules for its kind.

    Raises:
        BadFile: not readable, not TOML, or a rule of the schema is broken.
    """
    document = tables.read_toml(path)
    fault = best_match(_validator(kind).iter_errors(document))
    if fault is not None:
        refuse(path, tuple(fault.absolute_path), _rule(fault))
    if document["id"] != path.stem:
        refuse(path, ("id",), f"id {document['id']!r} must be the file's own name, {path.stem!r}")
    return document


def refuse(path: Path, place: Sequence[str | int], rule: str) -> NoReturn:
    """Raise BadFile at the line where `place` (a path of keys) stands."""
    raise BadFile(path, line_of(tables.read_lines(path), place), rule)


@cache
def _validator(kind: Kind) -> Draft202012Validator:
    schema = json.loads((DATA / "schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})


def _rule(fault: ValidationError) -> str:
    where = ".".join(str(part) for part in fault.absolute_path) or "the file"
    return f"{where}: {fault.message}"
