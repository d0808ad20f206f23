"""Make the fonts of static/fonts anew from Debian's fonts-noto-core: ``make fonts``.

Each holds one script and all that shapes it; Latin letters come from the system's font.
"""

import sys
from pathlib import Path

from fontTools import subset

SOURCES = Path("/usr/share/fonts/truetype/noto")
FONTS = Path(__file__).parents[2] / "static" / "fonts"
# The blocks of each script, and what stands between its letters: the dotted circle, the
# marks of words' ends (U+200B) and of joining.
SCRIPTS = {
    "Myanmar": "U+1000-109F",
    "Khmer": "U+1780-17FF",
    "Lao": "U+0E80-0EFF",
    "Thai": "U+0E00-0E7F",
}
BETWEEN = "U+0020,U+00A0,U+200B-200D,U+2060,U+25CC"


def main():
    """The exit status: 1 where the sources are missing."""
    if not SOURCES.exists():
        print("Install the package fonts-noto-core; the fonts are made from its files.")
        return 1
    for script, block in SCRIPTS.items():
        for weight in ("Regular", "Bold"):
            target = FONTS / f"noto-sans-{script}-{weight}.woff2".lower()
            subset.main(
                [
                    str(SOURCES / f"NotoSans{script}-{weight}.ttf"),
                    f"--output-file={target}",
                    f"--unicodes={block},{BETWEEN}",
                    "--flavor=woff2",
                    "--layout-features=*",
                    "--no-hinting",
                    "--desubroutinize",
                    "--name-IDs=0,1,2,3,4,5,6,13,14",
                ]
            )
            print(f"{target.name}: {target.stat().st_size / 1000:.1f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
