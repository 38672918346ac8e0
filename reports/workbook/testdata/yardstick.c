/* The yardstick: writes the cells listed in a file with libxlsxwriter in
 * constant-memory mode, or only reads them when no output is named, so that
 * the cost of reading can be taken off.
 *
 *   yardstick CELLS [OUT.xlsx]
 *
 * CELLS is a sequence of records, numbers in the machine's own order:
 *   'S' u32 length, name                      a new sheet
 *   'R' f64 height                            a new row; 0 is the usual height
 *   'T' u32 column, u32 look, u32 length, text
 *   'N' u32 column, u32 look, f64 number
 *   'B' u32 column, u32 look                  an empty cell with a look
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { LOOKS = 32, LONGEST = 1 << 20 };

static FILE *in;
static char text[LONGEST];
static lxw_format *formats[LOOKS];

static void take(void *to, size_t n) {
    if (fread(to, 1, n, in) != n) {
        fprintf(stderr, "yardstick: the list of cells ends early\n");
        exit(1);
    }
}

static uint32_t u32(void) { uint32_t v; take(&v, sizeof v); return v; }
static double f64(void) { double v; take(&v, sizeof v); return v; }

static void words(void) {
    uint32_t n = u32();
    if (n >= LONGEST) {
        fprintf(stderr, "yardstick: a text of %u bytes\n", n);
        exit(1);
    }
    take(text, n);
    text[n] = 0;
}

/* As many formats as our looks, about as rich: font, wrap, rule, some fill. */
static void make_formats(lxw_workbook *book) {
    for (int i = 1; i < LOOKS; i++) {
        lxw_format *f = formats[i] = workbook_add_format(book);
        format_set_font_size(f, 8 + i % 5);
        format_set_font_color(f, 0x1F2A2E + i);
        if (i == 1) {
            format_set_num_format(f, "yyyy-mm-dd hh:mm:ss");
            continue;
        }
        format_set_text_wrap(f);
        format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(f, LXW_BORDER_THIN);
        format_set_right(f, LXW_BORDER_THIN);
        if (i % 3 == 0)
            format_set_bg_color(f, 0xE6EFEE);
    }
}

int main(int argc, char **argv) {
    if (argc < 2 || !(in = fopen(argv[1], "rb"))) {
        fprintf(stderr, "usage: yardstick CELLS [OUT.xlsx]\n");
        return 2;
    }
    lxw_workbook *book = NULL;
    lxw_worksheet *sheet = NULL;
    lxw_row_t row = 0;
    int first = 1, kind;
    if (argc > 2) {
        lxw_workbook_options options = {.constant_memory = LXW_TRUE};
        book = workbook_new_opt(argv[2], &options);
        make_formats(book);
    }
    while ((kind = getc(in)) != EOF) {
        uint32_t column = 0, look = 0;
        double number = 0;
        switch (kind) {
        case 'S':
            words();
            if (book)
                sheet = workbook_add_worksheet(book, text);
            first = 1;
            continue;
        case 'R':
            number = f64();
            row = first ? 0 : row + 1;
            first = 0;
            if (book && number > 0)
                worksheet_set_row(sheet, row, number, NULL);
            continue;
        case 'T':
            column = u32(), look = u32(), words();
            if (book)
                worksheet_write_string(sheet, row, column, text, formats[look % LOOKS]);
            continue;
        case 'N':
            column = u32(), look = u32(), number = f64();
            if (book)
                worksheet_write_number(sheet, row, column, number, formats[look % LOOKS]);
            continue;
        case 'B':
            column = u32(), look = u32();
            if (book)
                worksheet_write_blank(sheet, row, column, formats[look % LOOKS]);
            continue;
        }
        fprintf(stderr, "yardstick: unknown record %d\n", kind);
        return 1;
    }
    if (book && workbook_close(book) != LXW_NO_ERROR) {
        fprintf(stderr, "yardstick: cannot write %s\n", argv[2]);
        return 1;
    }
    return 0;
}
