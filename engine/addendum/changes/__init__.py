"""Changes: what one edition of policies answers otherwise than another, by meaning and not by text.

The room stands above answers. Its public names are those of `addendum` itself, which imports a module of the
room when one of its names is first used.
"""
