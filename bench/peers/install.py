"""Set up the peers of bench/judge.py below .bench/: `python bench/peers/install.py [math-verify] [kas] [maxima]`.

Nothing is installed outside that folder, and what cannot be had is named and left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / ".bench"


def run(*command: str, cwd: Path = ROOT) -> None:
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL)


def math_verify() -> None:
    """A virtual environment with Math-Verify from PyPI."""
    home = ROOT / "math-verify"
    run(sys.executable, "-m", "venv", str(home))
    run(str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "math-verify[antlr4_13_2]==0.9.0")


def kas() -> None:
    """KAS and the underscore it asks for, from npm; needs Node.js."""
    home = ROOT / "kas"
    home.mkdir(parents=True, exist_ok=True)
    packages = ("@khanacademy/kas@2.2.3", "underscore@1.4.4")
    run("npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), *packages)


def maxima() -> None:
    """Debian's package of Maxima, unpacked; needs apt-get and dpkg-deb, but not to be root."""
    home = ROOT / "maxima"
    home.mkdir(parents=True, exist_ok=True)
    run("apt-get", "download", "maxima", cwd=home)
    package = next(home.glob("maxima_*.deb"))
    run("dpkg-deb", "-x", str(package), str(home))
    package.unlink()


PEERS: dict[str, tuple[Callable[[], None], str]] = {
    "math-verify": (math_verify, ""),
    "kas": (kas, "npm"),
    "maxima": (maxima, "apt-get"),
}


def main() -> None:
    """Install the peers named on the command line, or all."""
    ROOT.mkdir(exist_ok=True)
    for name in sys.argv[1:] or PEERS:
        install, tool = PEERS[name]
        if tool and shutil.which(tool) is None:
            print(f"{name}: left out, there is no {tool} here")
            continue
        try:
            install()
        except (subprocess.CalledProcessError, OSError, StopIteration) as error:
            print(f"{name}: left out, {error}")
        else:
            print(f"{name}: ready in {(ROOT / name).relative_to(ROOT.parent)}")


if __name__ == "__main__":
    main()
