#!/usr/bin/env python3
"""Cuts the paper's fonts to what it sets, from the npm packages @fontsource-variable/newsreader and libre-franklin.

    npm install @fontsource-variable/newsreader @fontsource-variable/libre-franklin
    src/fonts/cut.py node_modules/@fontsource-variable src/main/resources/static/fonts

Needs fonttools and brotli. What goes: weights and optical sizes that no style sheet asks for, other figures, kerning that
is within a hundredth of an em of what its class has anyway or stands beside signs like * and @, and a difference of less
than a thousandth of an em in how a letter changes. What stays is drawn on 1,000 units, as Libre Franklin is.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

LATIN = (set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {ord(c) for c in "ıŒœ–—‘’‚“”„•…′″‹›€™−"}) - {
    ord(c) for c in "¤¦¨¬¯´¸"
}
# What hardly a page of English or German is without lies in a file apart, so that first views carry no more.
COMMON = (set(range(0x20, 0x7F)) - {ord(c) for c in "\\^`{|}~"}) | {
    ord(c) for c in "\u00a0\u00ad£«°·»×ÄÖÜßàáâäåæçèéêëíîïñóôöøúûüÉœ–—‘’‚“”„•…€−"
}
SIGNS = {ord(c) for c in "*{}[]/\\@&®©•·|~^¡¿#%+<>=_°±×÷§¶"}
FEATURES = ["kern", "liga", "locl", "ccmp", "rvrn"]
UNITS = 1000


def pair_tables(font):
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        pairs = [table for table in tables if table.LookupType == 2]
        yield [t for t in pairs if t.Format == 1], [t for t in pairs if t.Format == 2]


def advance(value):
    return getattr(value, "XAdvance", 0) if value else 0


def of_classes(tables, first, second):
    for table in tables:
        if first in table.Coverage.glyphs:
            row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
            return advance(row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1)
    return 0


def thin_out_pairs(font, slack):
    """Leaves out single pairs that do not tell."""
    signs = {glyph for code, glyph in font.getBestCmap().items() if code in SIGNS}
    for singles, classes in pair_tables(font):
        for table in singles:
            kept = []
            for first, pairs in zip(table.Coverage.glyphs, table.PairSet):
                pairs.PairValueRecord = [
                    pair
                    for pair in pairs.PairValueRecord
                    if not {first, pair.SecondGlyph} & signs
                    and abs(advance(pair.Value1) - of_classes(classes, first, pair.SecondGlyph)) > slack
                ]
                pairs.PairValueCount = len(pairs.PairValueRecord)
                if pairs.PairValueRecord:
                    kept.append((first, pairs))
            table.Coverage.glyphs = [first for first, _ in kept]
            table.PairSet = [pairs for _, pairs in kept]
            table.PairSetCount = len(kept)


def steady_pairs(font, slack):
    """Leaves kerning as it is where size and weight would change it by no more than this."""
    if "GDEF" not in font or not getattr(font["GDEF"].table, "VarStore", None):
        return
    data = font["GDEF"].table.VarStore.VarData

    def settle(value):
        device = getattr(value, "XAdvDevice", None) if value else None
        if device and max(map(abs, changes(device)), default=0) <= slack:
            value.XAdvDevice = None

    def changes(device):
        return data[device.StartSize].Item[device.EndSize] if device.StartSize < len(data) else ()

    for singles, classes in pair_tables(font):
        for table in singles:
            for pairs in table.PairSet:
                for pair in pairs.PairValueRecord:
                    settle(pair.Value1)
        for table in classes:
            for row in table.Class1Record:
                for cell in row.Class2Record:
                    settle(cell.Value1)


def even_changes(font):
    for changes in font["gvar"].variations.values():
        for change in changes:
            change.coordinates = [c and (round(c[0] / 2) * 2, round(c[1] / 2) * 2) for c in change.coordinates]


def cut(source, target, limits, characters=None):
    font = TTFont(source)
    hundredth = font["head"].unitsPerEm // 100
    options = Options()
    options.layout_features = FEATURES
    # Keeps the one program there is, which has FreeType set letters as they are drawn instead of on whole pixels.
    options.hinting = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters or font.getBestCmap())
    subsetter.subset(font)
    font["gvar"].variations.setdefault(".notdef", [])
    font = instantiateVariableFont(font, limits)
    thin_out_pairs(font, hundredth * 8 // 10)
    steady_pairs(font, hundredth * 12 // 10)
    if font["head"].unitsPerEm != UNITS:
        scale_upem(font, UNITS)
    if "gvar" in font:
        even_changes(font)
    # Twice, so that what nothing refers to any more is gone.
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters or font.getBestCmap())
    if "gvar" in font:
        font["gvar"].variations.setdefault(".notdef", [])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name:40} {target.stat().st_size:7}")


def main(packages, fonts):
    newsreader = packages / "newsreader" / "files"
    franklin = packages / "libre-franklin" / "files"
    upright = {"wght": (400, 400, 700), "opsz": (18, 18, 72)}
    for part, source, characters in (
        ("latin", "latin", COMMON),
        ("latin-rare", "latin", LATIN - COMMON),
        ("latin-ext", "latin-ext", None),
    ):
        italic = newsreader / f"newsreader-{source}-wght-italic.woff2"
        cut(newsreader / f"newsreader-{source}-standard-normal.woff2", fonts / f"newsreader-{part}.woff2", upright, characters)
        cut(italic, fonts / f"newsreader-{part}-italic.woff2", {"wght": 400}, characters)
        cut(italic, fonts / f"newsreader-{part}-bold-italic.woff2", {"wght": (500, 500, 700)}, characters)
        cut(franklin / f"libre-franklin-{source}-wght-normal.woff2", fonts / f"libre-franklin-{part}.woff2", {"wght": (400, 400, 700)}, characters)


main(Path(sys.argv[1]), Path(sys.argv[2]))
