from spinewise.anatomy import Body as Body
from spinewise.anatomy import Person as Person
from spinewise.mechanics.loads import PointForce as PointForce
from spinewise.movement.solve_input import read as read_situation
from spinewise.movement.solving import solve as solve
from spinewise.nervous.asked import Asked as Asked
from spinewise.nervous.posture import choose as choose
from spinewise.nervous.problem import problem as problem
from spinewise.nervous.recruit import recruit as recruit
from spinewise.nervous.settings import Nervous as Nervous
from spinewise.nervous.task import task as task
from spinewise.nervous.touching import base_supports as base_supports
from spinewise.plots import overview as overview

__version__: str
__all__ = [
    "Asked",
    "Body",
    "Nervous",
    "Person",
    "PointForce",
    "__version__",
    "base_supports",
    "choose",
    "overview",
    "problem",
    "read_situation",
    "recruit",
    "solve",
    "task",
]
