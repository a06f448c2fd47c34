"""Receipts: answers with all that they follow from, the log of decisions, and the replay of both.

The room stands above answers. Its public names are those of `addendum` itself, which imports a module of the
room when one of its names is first used.
"""
