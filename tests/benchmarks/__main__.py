"""All figures, both sides of each ratio in one run: `python tests/benchmarks`."""

from __future__ import annotations

import sys

import business_time
import cache
import decisions
import formulas
import startup
import stream

PARTS = {
    "Decisions, in one process": decisions.compare_all,
    "Formulas, beside other engines": formulas.compare_formulas,
    "Business time, beside other libraries": business_time.compare_business_time,
    "One answer from the shell": startup.compare_starts,
    "A large table from the cache": cache.compare_cache,
    "A stream of records": stream.compare_streams,
}

for title, compare in PARTS.items():
    sys.stdout.write(f"\n{title}\n\n")
    sys.stdout.flush()
    compare()
