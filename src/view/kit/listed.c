/* listed.c: what the columns of the list say of a filing. */
#include "view/kit/listed.h"

/* "88.2m": so short that it is never cut. */
static void put_dollars(Buf *b, Wide value)
{
    static const struct {
        int64_t unit;
        const char *letter;
    } units[] = {{1000000000000, "t"}, {1000000000, "b"}, {1000000, "m"}, {1000, "k"}};
    int64_t n = (int64_t)((value + WIDE_ONE / 2) / WIDE_ONE);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (n >= units[i].unit) {
            int64_t tenths = (n + units[i].unit / 20) / (units[i].unit / 10);
            buf_fmt(b, "%lld.%d%s", (long long)(tenths / 10), (int)(tenths % 10), units[i].letter);
            return;
        }
    if (n) buf_fmt(b, "%lld", (long long)n);
}

static void put_count(Buf *b, unsigned long n)
{
    if (n) buf_fmt(b, n > 999 ? "%luk" : "%lu", n > 999 ? n / 1000 : n);
}

/* Of equally bad ones that which says how late it was, then the first. */
static bool is_worse(const Finding *a, const Finding *b)
{
    bool late = rules[a->rule].id[0] == 'D' && rules[b->rule].id[0] != 'D';
    return a->severity != b->severity ? a->severity > b->severity : late;
}

/* Its worst finding. */
static void put_worst(const ViewContext *ctx, const Filing *f, uint32_t filing, Buf *b)
{
    const Corpus *c = ctx->corpus;
    const Messages *say = ctx->messages;
    uint32_t worst = f->finding0;
    if (!f->nfinding) return;
    for (uint32_t i = 0; i < f->nfinding; i++)
        if (is_worse(&c->finding[f->finding0 + i], &c->finding[worst])) worst = f->finding0 + i;
    Str said = say ? say->of(say->ctx, filing, worst) : S("");
    const Rule *rule = &rules[c->finding[worst].rule];
    buf_fmt(b, "%s ", rule->id);
    buf_put(b, said.n ? said : str_z(rule->slug));
}

/* Of a long path the end, which tells it from others. */
static void put_path(const ViewContext *ctx, uint32_t filing, int room, Buf *b)
{
    Where where = corpus_where(ctx->corpus, filing);
    Buf whole = {0};
    buf_put(&whole, where.path);
    if (where.member.n) buf_fmt(&whole, "!%.*s", STR_ARG(where.member));
    Str path = buf_str(&whole);
    bool cut = !ctx->print && text_width(path) > room;
    while (cut && text_width(path) > room - 1) utf8_next(&path);
    if (cut) buf_puts(b, "…");
    buf_put(b, path);
    buf_free(&whole);
}

static void put_mark(const ViewContext *ctx, uint32_t filing, Buf *b)
{
    const Facts *facts = ctx->facts;
    unsigned marks = facts && facts->marks && filing < facts->nmark ? facts->marks[filing] : 0;
    if (marks) buf_puts(b, marks & MARK_REVIEWED ? "v" : marks & MARK_DISMISSED ? "x" : "m");
}

static void put_hits(const ViewContext *ctx, uint32_t filing, Buf *b)
{
    const Facts *f = ctx->facts;
    if (!f || !f->hits) return;
    if (filing >= f->nhit || f->hits[filing] == HITS_UNKNOWN)
        buf_puts(b, "?");
    else
        put_count(b, f->hits[filing]);
}

/* Table-driven: one line a column. */
void listed_put(const ViewContext *ctx, ListColumn c, uint32_t filing, int room, Buf *b, Buf *behind)
{
    const Corpus *corpus = ctx->corpus;
    const Filing *f = corpus_filing(corpus, filing);
    char day[DATE_TEXT];
    Str symbol = corpus_str(corpus, f->symbol);
    bool any;
    Severity worst = filing_severity(f, &any);
    switch (c) {
    case LIST_MARK: put_mark(ctx, filing, b); break;
    case LIST_SIGN: buf_puts(b, any ? severity_sign(worst) : ""); break;
    case LIST_DAY: buf_put(b, str_trim(filing_day_text(f, day))); break;
    case LIST_FORM: form_name(f, b); break;
    case LIST_OWNER:
        buf_put(b, corpus_str(corpus, f->owner));
        if (f->nowner > 1) buf_fmt(behind, " +%d", f->nowner - 1);
        break;
    case LIST_ISSUER:
        buf_put(b, corpus_str(corpus, f->issuer));
        if (symbol.n) buf_fmt(behind, " [%.*s]", (int)(symbol.n < 8 ? symbol.n : 8), symbol.p);
        break;
    case LIST_ROWS: buf_fmt(b, "%d+%d", f->rows[TABLE_I], f->rows[TABLE_II]); break;
    case LIST_SALES: put_dollars(b, filing_value(corpus, filing, 'S')); break;
    case LIST_PURCHASES: put_dollars(b, filing_value(corpus, filing, 'P')); break;
    case LIST_LATE:
        if (filing_late(corpus, filing)) buf_fmt(b, "%d d", filing_late(corpus, filing));
        break;
    case LIST_ERRORS: put_count(b, f->findings[SEVERITY_ERROR]); break;
    case LIST_WARNINGS: put_count(b, f->findings[SEVERITY_WARNING]); break;
    case LIST_NOTES: put_count(b, f->findings[SEVERITY_NOTE]); break;
    case LIST_REPAIRS: put_count(b, f->nrepair); break;
    case LIST_HITS: put_hits(ctx, filing, b); break;
    case LIST_WORST: put_worst(ctx, f, filing, b); break;
    case LIST_PATH: put_path(ctx, filing, room, b); break;
    default: break;
    }
}

Style listed_style(const ViewContext *ctx, ListColumn c, uint32_t filing)
{
    bool any;
    Severity worst = filing_severity(corpus_filing(ctx->corpus, filing), &any);
    switch (c) {
    case LIST_SIGN: return any ? severity_style(worst) : STYLE_PLAIN;
    case LIST_ERRORS: return STYLE_ERROR;
    case LIST_WARNINGS: return STYLE_WARNING;
    case LIST_NOTES: return STYLE_NOTE;
    case LIST_REPAIRS: return STYLE_REPAIRED;
    case LIST_MARK: return STYLE_DECIDED;
    case LIST_LATE: return STYLE_WARNING;
    case LIST_WORST:
    case LIST_PATH: return STYLE_CAPTION;
    default: return STYLE_VALUE;
    }
}
