"""`python -m addendum_cli` is the command `addendum`."""

from addendum_cli.main import run

if __name__ == "__main__":
    run()
