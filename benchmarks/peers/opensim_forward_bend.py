"""OpenSim's static optimisation through a forward bend: CPU seconds a frame, as one JSON line.

Run by `spinewise bench` in an environment that has `opensim` and `pose2sim` (requirements-bench*.lock).
The model is pose2sim's full body (318 muscles); legs straight, pelvis and lumbar joints flex together.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
import time
from pathlib import Path

import opensim

FRAMES = 50
PELVIS_DEG, LUMBAR_DEG = 40.0, 45.0  # at the last frame; the six lumbar joints share the second by the model's rhythm
SHARES = {"L5_S1": 0.14, "L4_L5": 0.26, "L3_L4": 0.23, "L2_L3": 0.16, "L1_L2": 0.13, "L1_T12": 0.08}


def model_file() -> Path:
    """The full-body model inside the pose2sim package."""
    found = importlib.util.find_spec("Pose2Sim")
    if found is None or not found.submodule_search_locations:
        sys.exit("pose2sim is not installed")
    return Path(found.submodule_search_locations[0]) / "OpenSim_Setup" / "Model_Pose2Sim_muscles_flex.osim"


def prepared(path: Path) -> opensim.Model:
    """The model without its ground contact, and with an ideal actuator at every free coordinate."""
    model = opensim.Model(str(path))
    forces = model.updForceSet()
    for number in reversed(range(forces.getSize())):
        if "HalfSpace" in forces.get(number).getConcreteClassName():
            forces.remove(number)
    model.finalizeConnections()
    for name in free_coordinates(model):
        model.addForce(actuator(name, 1000.0 if name.startswith("pelvis") else 1.0))
    model.finalizeConnections()
    return model


def free_coordinates(model: opensim.Model) -> list[str]:
    """Names of the coordinates that are neither locked nor tied to others."""
    state = model.initSystem()
    return [c.getName() for c in model.getCoordinateSet() if not c.isConstrained(state)]


def actuator(name: str, strength: float) -> opensim.CoordinateActuator:
    """Strong where the ground would push, weak where muscles should work."""
    made = opensim.CoordinateActuator(name)
    made.setName(f"{name}_reserve")
    made.setOptimalForce(strength)
    made.setMinControl(-1e4)
    made.setMaxControl(1e4)
    return made


def motion(model: opensim.Model, folder: Path) -> Path:
    """Fifty frames from standing to bent, 20 ms apart, as a storage file."""
    table = opensim.TimeSeriesTable()
    names = [coordinate.getName() for coordinate in model.getCoordinateSet()]
    table.setColumnLabels(names)
    for frame in range(FRAMES):
        table.appendRow(frame * 0.02, opensim.RowVector([posture(name, frame / (FRAMES - 1)) for name in names]))
    table.addTableMetaDataString("inDegrees", "yes")
    path = folder / "bend.sto"
    opensim.STOFileAdapter.write(table, str(path))
    return path


def posture(name: str, share: float) -> float:
    """Degrees (metres for translations) of one coordinate at a share of the bend."""
    if name == "pelvis_tilt":
        return -PELVIS_DEG * share
    if name == "pelvis_ty":
        return 0.94
    if name.startswith("hip_flexion"):
        return PELVIS_DEG * share
    for joint, part in SHARES.items():
        if name == f"{joint}_Flex_Ext":
            return -LUMBAR_DEG * part * share
    return 0.0


def seconds(model: opensim.Model, folder: Path, last: float) -> float:
    """CPU seconds of one static optimisation from 0 to `last`."""
    tool = opensim.AnalyzeTool()
    tool.setModel(model)
    tool.setCoordinatesFileName(str(motion(model, folder)))
    tool.setInitialTime(0.0)
    tool.setFinalTime(last)
    tool.setResultsDir(str(folder))
    analysis = opensim.StaticOptimization()
    analysis.setStartTime(0.0)
    analysis.setEndTime(last)
    analysis.setStepInterval(1)
    model.addAnalysis(analysis)
    tool.setSolveForEquilibrium(False)
    tool.setStatesFromMotion(model.initSystem(), opensim.Storage(tool.getCoordinatesFileName()), True)
    begin = time.process_time()
    tool.run()
    return time.process_time() - begin


def main() -> None:
    """Time the frames given on the command line (default all fifty) and print one JSON line."""
    opensim.Logger.setLevelString("Error")
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    with tempfile.TemporaryDirectory() as folder:
        model = prepared(model_file())
        free = len(free_coordinates(model))
        took = seconds(model, Path(folder), 0.02 * (frames - 1))
    found = {
        "peer": "OpenSim static optimisation",
        "version": opensim.GetVersion(),
        "muscles": model.getMuscles().getSize(),
        "coordinates": free,
        "frames": frames,
        "cpu_seconds_per_frame": took / frames,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
