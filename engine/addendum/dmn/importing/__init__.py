"""From a DMN model to a policy: types, tables and formulas in the words of policies."""

from addendum.dmn.importing.policy import Imported, policy_of

__all__ = ["Imported", "policy_of"]
