"""What physics says: where everything is for a posture."""

from spinewise.mechanics.kinematics import Pose, forward, point_jacobian, turn_jacobian
from spinewise.mechanics.mirroring import mirror

__all__ = ["Pose", "forward", "mirror", "point_jacobian", "turn_jacobian"]
