"""What holds for all tests: laws are tried for as long as they take, for machines differ."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("addendum", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("addendum")
