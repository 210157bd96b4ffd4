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
    " !\"#%&'()*+,-./0123456789:;<=>?@[]_{|}~§°²·×÷−\u00a0«»‹›‘’‚“”„–—…•€₺$£™"
    "\u2009\u200b"
)
LATIN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "ÇĞİÖŞÜçğıöşüÂÎÛâîûƏəÊêXxQqWw"  # tr az ku
    "ÄÖÜäöüßÉé"  # de, and the one that is met everywhere
)
# Pages in French and Spanish ask for both files ahead.
WESTERN = "ÀÈËÏÔÙàæèëïôœùÁÍÓÚÑáíóúñ¿¡"
# Names in the news of the neighbours: pl cs sk hu ro hr sl lv lt et sv no da is pt it. A page that has none of them does not
# load their file.
NEIGHBOURS = WESTERN + (
    "ẞÆŒŸÿªº½¼¾′″¥©®±³"
    "ĄĆĘŁŃŚŹŻąćęłńśźżČĎĚŇŘŠŤŮŽčďěňřšťůžÝýĽľĹĺŔŕŐŰőűĂăȘșȚțĐđĀĒĢĪĶĻŅŪāēģīķļņūĖėĮįŲųÅåØøÐðÞþÃãÕõÌìÒò"
)
CYRILLIC = "".join(chr(code) for code in range(0x410, 0x450)) + "ЁёЄєІіЇїЎўҐґ"
# Block by block: letters of ar fa ku ur, harakat, both rows of digits, the marks; joiners and direction marks.
ARABIC = (
    "".join(chr(code) for code in (0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x659), *range(0x65A, 0x65C), 0x670))
    + "٠١٢٣٤٥٦٧٨٩٪٫٬٭ٱٹپچڈڑژکگںھہۀۂۃۆۇۈۋیێېےۓەۊڤڕڵ۔۰۱۲۳۴۵۶۷۸۹"
    + "\u200c\u200d\u200e﴾﴿﷼"
    + " !\"'()*+,-./0123456789:;=?[]%°·×−\u00a0«»’“”–—…•\u2009\u200b"
)

# Shapes by language, ligatures, kerning, joining; not the fractions and the old figures, which no page asks for.
FEATURES = ["ccmp", "locl", "liga", "kern", "mark", "mkmk", "rlig", "calt", "init", "medi", "fina", "isol", "rclt", "tnum", "curs"]


# A pair that kerning moves by less than this part of the em looks the same without, and weighs as much as one that shows.
KERNING = 0.01


def instance(family: str, blocks: list[str], style: str, place: dict[str, float]) -> list[TTFont]:
    """The blocks of a family, each fixed at one place on its axes."""
    fonts = []
    for block in blocks:
        font = TTFont(NPM / family / "files" / f"{family}-{block}-{style}.woff2")
        font.flavor = None
        fonts.append(instancer.instantiateVariableFont(font, place, inplace=False))
    return fonts


def cut(font: TTFont, letters: str, kerned: bool) -> TTFont:
    """Only these letters, and what is needed to shape them."""
    options = subset.Options()
    options.layout_features = FEATURES if kerned else [feature for feature in FEATURES if feature != "kern"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["DSIG", "STAT", "meta", "vmtx", "vhea"]  # nothing here is set from top to bottom
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    return font


def pairs(table) -> list:
    """What a table of kerning says of each pair."""
    if table.LookupType == 9:
        table = table.ExtSubTable
    if table.LookupType != 2:
        return []
    if table.Format == 1:
        return [pair for first in table.PairSet for pair in first.PairValueRecord]
    return [pair for first in table.Class1Record for pair in first.Class2Record]


def without_crumbs(font: TTFont) -> TTFont:
    """Kerning that nobody sees is taken out."""
    if "GPOS" not in font:
        return font
    least = KERNING * font["head"].unitsPerEm
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for pair in (pair for table in lookup.SubTable for pair in pairs(table)):
            if pair.Value1 is not None and abs(getattr(pair.Value1, "XAdvance", 0)) < least:
                pair.Value1.XAdvance = 0
    return font


def ranges(letters: str, others: str) -> str:
    """The letters as a unicode-range, none of the others in it: what site.css says of the file."""
    found, others = [], {ord(letter) for letter in others}
    for code in sorted({ord(letter) for letter in letters} - others):
        near = found and code - found[-1][1] <= 16 and not others & set(range(found[-1][1], code))
        if near:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in found)


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


def make(
    name: str, family: str, blocks: list[str], style: str, place: dict[str, float], letters: str, kerned: bool = True
) -> TTFont:
    """One font, written as WOFF2 for pages."""
    # Each letter from the first block that has it: two copies of a letter would be kept apart by the merge.
    left, pieces = set(letters), []
    for font in instance(family, blocks, style, place):
        has = {chr(code) for code in font.getBestCmap()} & left
        left -= has
        pieces.append(cut(font, "".join(sorted(has)), kerned))
    font = without_crumbs(joined(pieces))
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
roman, slanted, latin = "standard-normal", "standard-italic", ["latin", "latin-ext"]
CORE = COMMON + LATIN
make("literata", "literata", latin, roman, TEXT, CORE)
make("literata-bold", "literata", latin, roman, HEAD, CORE)
make("literata-italic", "literata", latin, slanted, TEXT, CORE + NEIGHBOURS)
make("literata-neighbours", "literata", latin, roman, TEXT, NEIGHBOURS)
make("literata-neighbours-bold", "literata", latin, roman, HEAD, NEIGHBOURS)
make("literata-cyrillic", "literata", ["cyrillic"], roman, TEXT, CYRILLIC)
make("literata-cyrillic-bold", "literata", ["cyrillic"], roman, HEAD, CYRILLIC)
# Letters that join stay in one file, however rare: a browser need not join them across two. With them go the plain Latin
# letters, which stand in Arabic text every day (an agency in a dateline, an address), without kerning; others have their own.
naskh = ["arabic", "latin", "latin-ext"]
BESIDE = ARABIC + LATIN[:52] + "&@_#"
further = "".join(letter for letter in CORE + WESTERN if letter not in BESIDE)
for weight, suffix in [(400, ""), (700, "-bold")]:
    make(f"vazirmatn{suffix}", "vazirmatn", naskh, "wght-normal", {"wght": weight}, BESIDE, kerned=False)
    make(f"vazirmatn-latin{suffix}", "vazirmatn", naskh, "wght-normal", {"wght": weight}, further)
licence("literata", [WEB, CARD])
licence("vazirmatn", [WEB, CARD])
# What marks direction and breaks has no glyph; it must not be looked for in another family.
UNSEEN = "".join(map(chr, (*range(0x2028, 0x2030), *range(0x2060, 0x206A))))
for name, letters, others in [
    ("literata", CORE + UNSEEN, NEIGHBOURS),
    ("literata-neighbours", NEIGHBOURS, CORE),
    ("literata-cyrillic", CYRILLIC, CORE),
    ("vazirmatn", BESIDE + UNSEEN, further),
    ("vazirmatn-latin", further, BESIDE),
]:
    print(f"{name}: {ranges(letters, others)}")

# The card is drawn from one file a script, all its letters in it.
for name, file, family, blocks, style, place, letters in [
    ("literata-bold", "literata-card", "literata", [*latin, "cyrillic"], roman, HEAD, CORE + NEIGHBOURS + CYRILLIC),
    ("vazirmatn-bold", "vazirmatn-card", "vazirmatn", naskh, "wght-normal", {"wght": 700}, BESIDE + further),
]:
    card(name, make(file, family, blocks, style, place, letters))
    (WEB / f"{file}.woff2").unlink()
