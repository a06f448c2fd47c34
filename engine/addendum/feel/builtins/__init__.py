"""The built-in functions of FEEL, one module a family; a family is imported when it is first used."""

from addendum.feel.builtins.registry import lookup, names
from addendum.feel.builtins.signature import Builtin, BuiltinSignature

__all__ = ["Builtin", "BuiltinSignature", "lookup", "names"]
