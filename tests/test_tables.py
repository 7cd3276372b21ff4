"""The one place that reads tables says where a file is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinewise.errors import BadFile
from spinewise.tables import number, read_csv, read_toml

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    """Lines that start with # carry the citation, not data."""
    path = written(tmp_path, "# A (2000)\n\nname,x_mm,source\nL1, 3 ,A 2000\n")
    assert read_csv(path) == [{"name": "L1", "x_mm": "3", "source": "A 2000"}]


def test_a_row_of_the_wrong_length_is_named_by_its_line(tmp_path: Path) -> None:
    """The message carries file and line."""
    path = written(tmp_path, "# c\nname,source\nL1,A,extra\n")
    with pytest.raises(BadFile, match=r"table\.csv:3: 3 cells"):
        read_csv(path)


def test_a_row_without_its_source_is_refused(tmp_path: Path) -> None:
    """No reference, no constant."""
    path = written(tmp_path, "name,source\nL1,\n")
    with pytest.raises(BadFile, match=r"names its source"):
        read_csv(path)


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    """A heading alone is not a table."""
    with pytest.raises(BadFile, match=r"at least one row"):
        read_csv(written(tmp_path, "name,source\n"))


def test_a_number_out_of_its_range_is_refused(tmp_path: Path) -> None:
    """Millimetres typed for metres are caught where the row is read."""
    with pytest.raises(BadFile, match=r"x=30; expected 0 to 1|x=30"):
        number(tmp_path, {"x": "30"}, "x", 0.0, 1.0)
    with pytest.raises(BadFile, match=r"not a number"):
        number(tmp_path, {"x": "wide"}, "x", 0.0, 1.0)


def test_broken_toml_is_refused_with_the_parsers_line(tmp_path: Path) -> None:
    """A syntax error names the line it stands on."""
    with pytest.raises(BadFile, match=r"line 1"):
        read_toml(written(tmp_path, "a = = 1\n"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """Never a traceback for a file that is not there."""
    with pytest.raises(BadFile, match=r"cannot be read"):
        read_csv(tmp_path / "none.csv")
