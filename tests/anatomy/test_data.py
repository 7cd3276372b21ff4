"""The tables in data/: counts and sums as typed, and a source that can be looked up in every row."""

import re

import pytest

from spinewise.anatomy import rows

TABLES = sorted(path.stem for path in rows.DATA.glob("*.csv"))
KEY = re.compile(r"\b(?:[a-z]+(?:19|20)\d\d|aaos|ansur2|spine627)\b")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_a_known_source_or_says_assumption(table):
    """A short name in a source column is in sources.csv; a row without one is called an assumption."""
    known = rows.by("sources", "key")
    for row in rows.read(table):
        if table == "sources":
            assert row["seen"] in {"abstract", "model", "second-hand"}, row
            continue
        keys = KEY.findall(row["source"])
        assert keys or "assumption" in row["source"] or re.search(r"\bas [A-Z]\d+", row["source"]), row
        assert set(keys) <= set(known), row


def test_no_source_is_listed_in_vain():
    """Every entry of sources.csv is cited by a table or by code of anatomy or mechanics."""
    texts = [path.read_text(encoding="utf-8") for path in rows.DATA.glob("*.csv") if path.stem != "sources"]
    rooms = [rows.DATA.parent, rows.DATA.parents[1] / "mechanics"]
    texts += [path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py")]
    unused = [key for key in rows.by("sources", "key") if not any(key in text for text in texts)]
    assert unused == []


@pytest.mark.parametrize(
    ("table", "count", "column", "total"),
    [
        ("vertebrae", 27, "lordosis_deg", 0.0),  # the gaze is level, so the angles from pelvis to skull cancel
        ("vertebrae", 27, "up_y_mm", 906.64),
        ("vertebrae", 27, "weight", 31.8759),
        ("vertebrae", 27, "per_year_deg", -0.0),
        ("vertebrae", 27, "female_deg", 0.0),
        ("spine_ranges", 25, "flexion_deg", 146.5),
        ("spine_ranges", 25, "extension_deg", 118.0),
        ("spine_ranges", 25, "side_bend_deg", 114.6),
        ("spine_ranges", 25, "rotation_deg", 126.1),
        ("vertebra_shapes", 24, "depth_top_mm", 588.1),
        ("vertebra_shapes", 24, "width_bottom_mm", 735.7),
        ("limb_ranges", 13, "upper_deg", 1214.0),
        ("limb_ranges", 13, "lower_deg", -559.0),
        ("proportions", 10, "female", 2.3462),
        ("masses", 9, "male", 75.2),
        ("trunk_skin", 25, "back_mm", -1814.0),
        ("limb_skin", 32, "half_depth_mm", 1386.0),
        ("ribs", 12, "drop_mm", 1030.0),
        ("landmarks", 9, "y_mm", 55.0),
        ("skin_points", 17, "ring", 9.49),
        ("head_skin", 2, "half_y_mm", 169.0),
    ],
)
def test_transcription(table, count, column, total):
    """Row counts and column sums are locked: a slip of the finger shows."""
    found = rows.read(table)
    assert len(found) == count
    assert sum(float(row[column]) for row in found) == pytest.approx(total, abs=1e-6)


@pytest.mark.parametrize(("sex", "total"), [("female", 99.99), ("male", 100.0)])
def test_segment_percentages_add_up_to_a_body(sex, total):
    """de Leva's table: mid-line groups once, limbs twice."""
    middle = ("head_neck", "trunk_slices", "pelvis")
    found = sum(float(row[sex]) * (1 if row["segment"] in middle else 2) for row in rows.read("masses"))
    assert found == pytest.approx(total, abs=1e-9)


def test_lumbar_rotation_is_small_and_the_atlas_turns_most():
    """Pearcy: a few degrees a lumbar level; half of the neck's turn is C1 on C2."""
    table = rows.by("spine_ranges", "joint")
    lumbar = [float(table[joint]["rotation_deg"]) for joint in ("L5-S1", "L4-L5", "L3-L4", "L2-L3", "L1-L2")]
    assert all(1.0 <= turn <= 3.0 for turn in lumbar)
    neck = [float(row["rotation_deg"]) for row in table.values() if row["joint"].startswith("C")]
    assert float(table["C1-C2"]["rotation_deg"]) == 40.0
    assert 0.45 < 40.0 / sum(neck) < 0.6
