"""Start-up: `gradekit --help` and one comparison, against the bare imports that they cannot do without."""

from __future__ import annotations

from measure import PYTHON, figure, in_turn


def main() -> None:
    """Print CPU seconds and the two ratios."""
    gradekit = [PYTHON, "-m", "gradekit"]
    seen = in_turn(
        {
            "python -c 'import click'": [PYTHON, "-c", "import click"],
            "python -c 'import click, flint'": [PYTHON, "-c", "import click, flint"],
            "gradekit --help": [*gradekit, "--help"],
            "gradekit compare '2x' 'x+x'": [*gradekit, "compare", "2x", "x+x"],
        }
    )
    for name, seconds in seen.items():
        print(f"  {name:<36}{seconds * 1000:8.0f} ms CPU")
    helped = seen["gradekit --help"] / seen["python -c 'import click'"]
    compared = seen["gradekit compare '2x' 'x+x'"] / seen["python -c 'import click, flint'"]
    figure("gradekit --help over import click", helped, "times", most=1.5)
    figure("gradekit compare over import click, flint", compared, "times", most=1.5)


if __name__ == "__main__":
    main()
