"""x"""


def validate(): ...
