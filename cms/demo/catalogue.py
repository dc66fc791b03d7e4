"""The councils of the demonstration, and the neighbouring territory that has no council in it."""

from .aitmelloul import COUNCIL as AIT_MELLOUL
from .aitmelloul_life import LIFE as LIFE_OF_AIT_MELLOUL
from .inezgane import COUNCIL as INEZGANE
from .inezgane_prefecture import COUNCIL as INEZGANE_AIT_MELLOUL
from .life import DemoLife
from .model import DemoCouncil
from .souss_massa import COUNCIL as SOUSS_MASSA

COUNCILS: tuple[DemoCouncil, ...] = (SOUSS_MASSA, INEZGANE_AIT_MELLOUL, AIT_MELLOUL, INEZGANE)

NEIGHBOUR_CODE = "09.001"

LIVES: dict[str, DemoLife] = {AIT_MELLOUL.code: LIFE_OF_AIT_MELLOUL}
