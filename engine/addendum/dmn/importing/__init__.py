"""From a DMN model to a policy: types, tables and formulas in the words of policies."""

from addendum.dmn.importing.policy import ImportedPolicy, import_dmn, policy_of

__all__ = ["ImportedPolicy", "import_dmn", "policy_of"]
