"""``python -m pressefakten``: the same as the command ``pressefakten``."""

from pressefakten.cli import main

if __name__ == "__main__":
    main(prog_name="pressefakten")
