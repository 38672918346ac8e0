"""The other yardstick: writes the cells listed in a file with XlsxWriter in
constant-memory mode, or only reads them when no output is named. The format of
the list is told in yardstick.c.

    python3 yardstick.py CELLS [OUT.xlsx]
"""

import struct
import sys

import xlsxwriter

LOOKS = 32


def formats(book):
    made = [None]
    for i in range(1, LOOKS):
        f = {"font_size": 8 + i % 5, "font_color": "#%06X" % (0x1F2A2E + i)}
        if i == 1:
            f["num_format"] = "yyyy-mm-dd hh:mm:ss"
        else:
            f.update(text_wrap=True, valign="top", bottom=1, right=1)
            if i % 3 == 0:
                f["bg_color"] = "#E6EFEE"
        made.append(book.add_format(f))
    return made


def main(cells, out=None):
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) if out else None
    made = formats(book) if book else None
    sheet, row, first = None, 0, True
    u32, cell, number = struct.Struct("=I"), struct.Struct("=II"), struct.Struct("=d")
    with open(cells, "rb", 1 << 20) as f:
        read = f.read
        while kind := read(1):
            if kind == b"S":
                name = read(u32.unpack(read(4))[0]).decode()
                sheet, first = book.add_worksheet(name) if book else None, True
            elif kind == b"R":
                height = number.unpack(read(8))[0]
                row, first = (0 if first else row + 1), False
                if book and height > 0:
                    sheet.set_row(row, height)
            elif kind == b"T":
                column, look = cell.unpack(read(8))
                text = read(u32.unpack(read(4))[0]).decode()
                if book:
                    sheet.write_string(row, column, text, made[look % LOOKS])
            elif kind == b"N":
                column, look = cell.unpack(read(8))
                x = number.unpack(read(8))[0]
                if book:
                    sheet.write_number(row, column, x, made[look % LOOKS])
            elif kind == b"B":
                column, look = cell.unpack(read(8))
                if book:
                    sheet.write_blank(row, column, None, made[look % LOOKS])
            else:
                sys.exit("yardstick: unknown record %r" % kind)
    if book:
        book.close()


main(*sys.argv[1:])
