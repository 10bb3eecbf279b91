"""What each policy key means, for `explain`, `policy show` and the guide.

Each has a paragraph, an example of an override in a contract's file, and the part and row of the
rule book that it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping

from escrowbook.core.policy_texts.charges import CHARGES
from escrowbook.core.policy_texts.endings import ENDINGS
from escrowbook.core.policy_texts.holding import HOLDING
from escrowbook.core.policy_texts.quarrels import QUARRELS
from escrowbook.core.policy_texts.text import PolicyText

__all__ = ["POLICY_TEXTS", "PolicyText"]

# In the order of INTERFACE 8, in which they are shown too.
POLICY_TEXTS: Mapping[str, PolicyText] = {**HOLDING, **QUARRELS, **ENDINGS, **CHARGES}
