"""Clocks: the events of a ticket replayed to commitments that are met, breached or pending."""
