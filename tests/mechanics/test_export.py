"""The exported body is plain, complete and small."""

import json

import numpy as np

from spinewise.anatomy import Body, Person
from spinewise.mechanics.export import body_json

BODY = Body.for_person(Person())
FILE = body_json(BODY)


def test_it_survives_json_and_is_no_larger_than_100_kb():
    """Only plain types; NaN would not pass."""
    text = json.dumps(FILE, allow_nan=False, separators=(",", ":"))
    assert json.loads(text) == FILE
    assert len(text) < 100_000


def test_it_has_the_promised_shape():
    """Keys of the contract, coordinates' places, rotations row by row."""
    assert set(FILE) == {"format", "person", "segments", "coordinates", "curves", "trunk", "skin"}
    assert FILE["format"] == 1
    assert FILE["person"] == {"height_m": 1.75, "mass_kg": 75.0, "sex": "female", "age": 40}
    for segment, kept in zip(FILE["segments"], BODY.segments, strict=True):
        assert segment["name"] == kept.name
        np.testing.assert_array_equal(np.reshape(segment["rotation"], (3, 3)), kept.rotation)
        np.testing.assert_allclose(segment["offset"], kept.offset, atol=5e-7)
        for place in segment["coordinates"]:
            assert BODY.coordinates[place].segment == BODY.segment_index(kept.name)
    assert sorted(place for segment in FILE["segments"] for place in segment["coordinates"]) == list(range(107))


def test_every_curve_point_rides_on_a_segment():
    """[segment index, x, y, z], the index a whole number."""
    for curve in FILE["curves"]:
        assert len(curve["points"]) >= 2
        assert all(len(at) == 4 and isinstance(at[0], int) and 0 <= at[0] < 39 for at in curve["points"])
