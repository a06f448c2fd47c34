"""Answers: a question and facts to an answer with its reasons; checks, scenarios, pages that people read.

The room stands above all that a caller needs, so its public names are those of `addendum` itself, which
imports a module of the room when one of its names is first used.
"""
