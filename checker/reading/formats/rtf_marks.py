"""Characters that stand for what parts paragraphs, cells and rows, on their way through a plain converter."""

PARAGRAPH, LINE, CELL, ROW, NEW_ROW, EDGE = map(chr, range(1, 7))
ACROSS, DOWN, PLAIN, IN_TABLE, DEPTH, CENTRED = map(chr, range(0x0E, 0x14))
"""Control characters: a text with these marks has no other but the tabulator."""

OF_WORDS = {
    b"par": PARAGRAPH,
    b"sect": PARAGRAPH,
    b"page": PARAGRAPH,
    b"column": PARAGRAPH,
    b"line": LINE,
    b"nestcell": LINE,
    b"nestrow": LINE,
    b"cell": CELL,
    b"row": ROW,
    b"trowd": NEW_ROW,
    b"clmrg": ACROSS,
    b"clvmrg": DOWN,
    b"pard": PLAIN,
    b"intbl": IN_TABLE,
    b"qc": CENTRED,
}
"""The marks of the control words that have one; EDGE and DEPTH come with a number."""
