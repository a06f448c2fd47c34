"""DMN models: reading their XML, and answering them with the same formulas and hit policies as policies."""

from addendum.dmn.answering import Evaluator
from addendum.dmn.elements import Model
from addendum.dmn.reading import Models, parse_model, read_model, read_models

__all__ = ["Evaluator", "Model", "Models", "parse_model", "read_model", "read_models"]
