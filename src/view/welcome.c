/* welcome.c: what is shown when sec16 was started with nothing to open. */
#include "view/kit/page.h"

static void welcome_lay_out(View *v)
{
    static const char *const texts[] = {
        "sec16 shows SEC insider filings, Forms 3, 4 and 5, as the forms print them, and what looks wrong in "
        "them.",
        "",
        "    sec16 FILE or FOLDER     opens them: XML, HTML, text, scans, submissions, data sets, archives",
        "    sec16 check FOLDER       prints what the checks found; sec16 --help lists all commands",
        "",
    };
    Lines *l = &page_begin(v)->lines;
    lines_text(l, STYLE_TITLE, S("Nothing to open was named"));
    lines_text(l, STYLE_PLAIN, S(""));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        lines_wrap(l, STYLE_VALUE, str_z(texts[i]), 0, v->ctx.width, NULL, 0);
        lines_end(l);
    }
    Place p = {.part = PARTS, .field = F_NONE};
    lines_stop(l);
    if (v->ctx.path.n) {
        lines_place(l, STYLE_TITLE, S("    Enter opens the samples: "), p, SEGMENT_LINE, 0);
        lines_place(l, STYLE_VALUE, v->ctx.path, p, 0, 0);
        lines_end(l);
    }
    lines_text(l, STYLE_VALUE, S("    q leaves"));
}

const ViewOps view_welcome = {"welcome",  "Welcome", page_open, welcome_lay_out, page_close,
                              page_lines, page_line, page_find, page_act,        false};
