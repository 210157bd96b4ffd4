"""Cuts the fonts of the theme, and those of the social card, out of the families on npm.

    npm ci && pip install -r requirements.txt && python3 make.py

Fontsource cuts a family by blocks of Unicode: a Turkish word lies in two of its files, an Arabic sentence takes its spaces
and full stops from a third. Here one file holds all that one script writes, in one weight and one optical size, so that a
page asks for no more than it shows. Results are committed: themes/default/fonts and crates/picture/fonts.
"""

from io import BytesIO
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent
NPM = HERE / "node_modules" / "@fontsource-variable"
WEB = HERE.parent / "default" / "fonts"
CARD = HERE.parent.parent / "crates" / "picture" / "fonts"

# What every script needs beside its letters: digits, punctuation, quotes of ten languages, money, marks of the trade.
COMMON = (
    " !\"#%&'()*+,-./0123456789:;<=>?@[]_{|}~§°±²³·×÷\u00a0«»‹›‘’‚“”„–—…•′″€₺$£¥©®™−½¼¾"
    "\u2009\u200b"
)
LATIN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "ÇĞİÖŞÜçğıöşüÂÎÛâîûƏəÊêXxQqWw"  # tr az ku
    "ÄÖÜäöüßẞÀÂÆÇÈÉÊËÎÏÔŒÙÛŸàâæçèéêëîïôœùûÿÁÍÓÚÑáíóúñ¿¡ªº"  # de fr es
    # names in the news of the neighbours: pl cs sk hu ro hr sl lv lt et sv no da is pt it
    "ĄĆĘŁŃŚŹŻąćęłńśźżČĎĚŇŘŠŤŮŽčďěňřšťůžÝýĽľĹĺŔŕŐŰőűĂăȘșȚțĐđĀĒĢĪĶĻŅŪāēģīķļņūĖėĮįŲųÅåØøÐðÞþÃãÕõÌìÒò"
)
CYRILLIC = "".join(chr(code) for code in range(0x410, 0x450)) + "ЁёЄєІіЇїЎўҐґ"
# Block by block: letters of ar fa ku ur, harakat, both rows of digits, the marks; joiners and direction marks.
ARABIC = (
    "".join(chr(code) for code in (0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x659), *range(0x65A, 0x65C), 0x670))
    + "٠١٢٣٤٥٦٧٨٩٪٫٬٭ٱٹپچڈڑژکگںھہۀۂۃۆۇۈۋیێېےۓەۊڤڕڵ۔۰۱۲۳۴۵۶۷۸۹"
    + "\u200c\u200d\u200e﴾﴿﷼"
)

# Shapes by language, ligatures, kerning, joining; not the fractions and the old figures, which no page asks for.
FEATURES = ["ccmp", "locl", "liga", "kern", "mark", "mkmk", "rlig", "calt", "init", "medi", "fina", "isol", "rclt", "tnum", "curs"]


def instance(family: str, blocks: list[str], style: str, place: dict[str, float]) -> list[TTFont]:
    """The blocks of a family, each fixed at one place on its axes."""
    fonts = []
    for block in blocks:
        font = TTFont(NPM / family / "files" / f"{family}-{block}-{style}.woff2")
        font.flavor = None
        fonts.append(instancer.instantiateVariableFont(font, place, inplace=False))
    return fonts


def cut(font: TTFont, letters: str) -> TTFont:
    """Only these letters, and what is needed to shape them."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return font


def joined(fonts: list[TTFont]) -> TTFont:
    """Several blocks of one family as one font."""
    if len(fonts) == 1:
        return fonts[0]
    files = []
    for font in fonts:
        # They are the same family: what they say of themselves differs only by the block.
        for table in ("STAT", "DSIG", "meta", "gasp", "prep", "fpgm", "cvt "):
            if table in font:
                del font[table]
        file = BytesIO()
        font.save(file)
        file.seek(0)
        files.append(file)
    return merge.Merger().merge(files)


def make(name: str, family: str, blocks: list[str], style: str, place: dict[str, float], letters: str) -> TTFont:
    """One font, written as WOFF2 for pages."""
    # Each letter from the first block that has it: two copies of a letter would be kept apart by the merge.
    left, pieces = set(letters), []
    for font in instance(family, blocks, style, place):
        has = {chr(code) for code in font.getBestCmap()} & left
        left -= has
        pieces.append(cut(font, "".join(sorted(has))))
    font = joined(pieces)
    lacking = "".join(sorted(left))
    font.flavor = "woff2"
    path = WEB / f"{name}.woff2"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs; without {lacking!r}")
    return font


def card(name: str, font: TTFont) -> None:
    """The same font for the social card, which reads no WOFF2 and asks for its weight by number."""
    font.flavor = None
    font["OS/2"].usWeightClass = 700
    path = CARD / f"{name}.ttf"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size} bytes")


def licence(family: str, folders: list[Path]) -> None:
    """The licence goes wherever the font goes."""
    for folder in folders:
        (folder / f"OFL-{family}.txt").write_bytes((NPM / family / "LICENSE").read_bytes())


CARD.mkdir(parents=True, exist_ok=True)
WEB.mkdir(parents=True, exist_ok=True)
TEXT, HEAD = {"opsz": 14, "wght": 400}, {"opsz": 28, "wght": 680}
roman, slanted = "standard-normal", "standard-italic"
make("literata", "literata", ["latin", "latin-ext"], roman, TEXT, COMMON + LATIN)
make("literata-italic", "literata", ["latin", "latin-ext"], slanted, TEXT, COMMON + LATIN)
make("literata-bold", "literata", ["latin", "latin-ext"], roman, HEAD, COMMON + LATIN)
make("literata-cyrillic", "literata", ["cyrillic"], roman, TEXT, CYRILLIC)
make("literata-cyrillic-bold", "literata", ["cyrillic"], roman, HEAD, CYRILLIC)
# Latin names stand in Arabic sentences every day: they are in the same file, with the letters of tr and ku.
BESIDE = COMMON + ARABIC + LATIN[:52] + "ÇĞİÖŞÜçğıöşüÂÎÛâîûÊêÄäßÉéÈèÑñÓóÁáÀà"
naskh = ["arabic", "latin", "latin-ext"]
make("vazirmatn", "vazirmatn", naskh, "wght-normal", {"wght": 400}, BESIDE)
arabic = make("vazirmatn-bold", "vazirmatn", naskh, "wght-normal", {"wght": 700}, BESIDE)
licence("literata", [WEB, CARD])
licence("vazirmatn", [WEB, CARD])

latin = make("literata-card", "literata", ["latin", "latin-ext", "cyrillic"], roman, HEAD, COMMON + LATIN + CYRILLIC)
(WEB / "literata-card.woff2").unlink()
card("literata-bold", latin)
card("vazirmatn-bold", arabic)
