"""The spine's regions, by joint: T12-L1 is counted with the lumbar spine, C7-T1 with the neck."""

from __future__ import annotations

LUMBAR = ("L5-S1", "L4-L5", "L3-L4", "L2-L3", "L1-L2", "T12-L1")
THORACIC = (*(f"T{upper}-T{upper + 1}" for upper in range(11, 0, -1)),)
CERVICAL = ("C7-T1", *(f"C{upper}-C{upper + 1}" for upper in range(6, 0, -1)), "C0-C1")
REGIONS = {"lumbar": LUMBAR, "thoracic": THORACIC, "cervical": CERVICAL}
SPINE = LUMBAR + THORACIC + CERVICAL
THORAX = (*(f"T{level}" for level in range(12, 0, -1)),)  # the vertebrae that carry ribs
MOTIONS = ("flexion", "side_bend", "rotation")
SIDES = ("right", "left")
