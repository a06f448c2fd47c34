"""From policies to a DMN model: decisions as tables and formulas that modelling tools read."""

from addendum.dmn.exporting.content import Content
from addendum.dmn.exporting.model import ExportedModel, export_dmn, model_of
from addendum.dmn.exporting.values import plain

__all__ = ["Content", "ExportedModel", "export_dmn", "model_of", "plain"]
