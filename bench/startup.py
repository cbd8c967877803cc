"""Start-up: `gradekit --help` and one comparison, against the bare imports that they cannot do without."""

from __future__ import annotations

from measure import PYTHON, in_turn


def main() -> None:
    """Print CPU seconds and the two ratios the project promises (at most 1.5)."""
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
    print(f"  help / click            {helped:.2f} (promised: 1.5)")
    print(f"  compare / click + flint {compared:.2f} (promised: 1.5)")


if __name__ == "__main__":
    main()
