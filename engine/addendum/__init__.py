"""Addendum: a rules-as-data policy engine for support contracts."""
