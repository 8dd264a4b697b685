/* json.c: the report as one JSON document. */
#include "base/json.h"

#include "report/entry.h"

static void put_by(Buf *out, By by)
{
    char room[TIME_TEXT];
    json_text(out, "who", by.who);
    json_text(out, "time", time_text(by.time, true, room));
}

static void begin_list(Buf *out, const char *key)
{
    json_key(out, key);
    json_open(out, '[');
}

static void put_finding(Buf *out, const FindingEntry *f)
{
    json_open(out, '{');
    json_text(out, "rule", str_z(f->rule->id));
    json_text(out, "name", str_z(f->rule->slug));
    json_text(out, "kind", str_z(rule_kind_name((RuleKind)f->rule->kind)));
    json_text(out, "severity", str_z(severity_name(f->severity)));
    json_text(out, "where", f->where);
    json_text(out, "message", f->message);
    json_text(out, "authority", str_z(f->rule->source));
    json_text(out, "fingerprint", f->fingerprint);
    if (f->dismissed) {
        json_key(out, "dismissed");
        json_open(out, '{');
        json_text(out, "reason", f->reason);
        put_by(out, f->by);
        json_close(out, '}');
    }
    json_close(out, '}');
}

static void put_act(Buf *out, const ActEntry *x, bool note)
{
    json_open(out, '{');
    json_text(out, "where", x->where);
    if (note) {
        json_text(out, "text", x->now);
    } else {
        json_text(out, "verdict", str_z(x->what));
        json_text(out, "source", x->source);
        json_text(out, "readAs", x->before);
        json_text(out, "value", x->now);
    }
    put_by(out, x->by);
    json_close(out, '}');
}

static void put_acts(Buf *out, const char *key, const FilingEntry *e, bool notes)
{
    begin_list(out, key);
    for (size_t i = 0; i < e->nact; i++) {
        bool note = str_eq(str_z(e->act[i].what), S("note"));
        if (note == notes) put_act(out, &e->act[i], note);
    }
    json_close(out, ']');
}

static void put_reviewed(Buf *out, const FilingEntry *e)
{
    json_key(out, "reviewed");
    if (!e->reviewed) {
        json_null(out);
        return;
    }
    json_open(out, '{');
    put_by(out, e->by);
    json_close(out, '}');
}

static void put_filing(Buf *out, const FilingEntry *e)
{
    json_open(out, '{');
    json_text(out, "source", e->source);
    json_text(out, "sha256", e->sha256);
    json_text(out, "form", e->form);
    json_text(out, "issuer", e->issuer);
    json_text(out, "owner", e->owner);
    if (e->day.n) json_text(out, e->day_kind.p, e->day);
    json_count(out, "rowsI", e->rows[TABLE_I]);
    json_count(out, "rowsII", e->rows[TABLE_II]);
    json_count(out, "businessDaysLate", (uint64_t)(e->late > 0 ? e->late : 0));
    put_reviewed(out, e);
    begin_list(out, "findings");
    for (size_t i = 0; i < e->nfinding; i++) put_finding(out, &e->finding[i]);
    json_close(out, ']');
    put_acts(out, "decisions", e, false);
    put_acts(out, "notes", e, true);
    begin_list(out, "troubles");
    for (size_t i = 0; i < e->ntrouble; i++) json_str(out, e->trouble[i]);
    json_close(out, ']');
    json_count(out, "bytes", e->bytes);
    json_count(out, "notUnderstood", e->unread);
    json_count(out, "decisionsLeftAside", e->gone);
    json_key(out, "decisionsUnknown");
    json_bool(out, e->unknown);
    json_close(out, '}');
}

void report_put_json(const Report *r, Buf *out)
{
    char room[TIME_TEXT];
    json_open(out, '{');
    json_text(out, "reviewer", r->reviewer);
    json_text(out, "written", time_text(r->now, true, room));
    json_text(out, "version", S(SEC16_VERSION));
    begin_list(out, "filings");
    for (size_t i = 0; i < r->nfiling; i++) {
        buf_char(out, '\n');
        put_filing(out, &r->filing[i]);
        if (i + 1 < r->nfiling) buf_char(out, ',');
    }
    json_close(out, ']');
    begin_list(out, "failures");
    for (size_t i = 0; i < r->nfailure; i++) {
        json_open(out, '{');
        json_text(out, "source", r->failure[i].source);
        json_text(out, "why", r->failure[i].what);
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
    buf_char(out, '\n');
}
