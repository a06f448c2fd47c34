"""Exports of other systems as records to ask with: rows of a CSV file, read as a policy of mappings says."""
