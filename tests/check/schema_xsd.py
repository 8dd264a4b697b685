#!/usr/bin/python3
"""schema_xsd.py XSD-DIR [SCHEMA.DEF]: holds include/model/schema.def against the SEC's schema files: for each form, which
elements stand in which, in which order, how often, with what length, and how their value is given."""
import os, re, sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"
FORMS = ["3", "3/A", "4", "4/A", "5", "5/A"]
MASK = {"ON_3": {"3", "3/A"}, "ON_4": {"4", "4/A"}, "ON_5": {"5", "5/A"}, "AMENDED": {"3/A", "4/A", "5/A"}, "ALL": set(FORMS)}
# what the specification's tables ask for beyond the schema files: cm(6), the length of a footnote
BEYOND = {("UNDERLYING_SECURITY", "underlyingSecurityShares"), ("UNDERLYING_SECURITY", "underlyingSecurityValue")}


def ours(path):
    """form -> group -> [(element, holds, length, least, most)], and group -> element."""
    text = re.sub(r"/\*.*?\*/", "", open(path, encoding="utf-8").read(), flags=re.S)
    element = dict(re.findall(r"^GROUP\((\w+), (\w+)\)", text, flags=re.M))
    rows = []
    for kind, args in re.findall(r"^(CHILD|OR)\((.*)\)$", text, flags=re.M):
        group, name, holds, length, least, most, forms, since = [a.strip() for a in args.split(",")]
        on = set().union(*(MASK[f.strip()] for f in forms.split("|")))
        rows.append((kind == "OR", group, name, holds, int(length), int(least), int(most), on))
    return element, rows


class Schema:
    def __init__(self, paths):
        self.types, self.root = {}, None
        for p in paths:
            for e in ET.parse(p).getroot():
                if e.tag in (XS + "complexType", XS + "simpleType"): self.types[e.get("name")] = e
                if e.tag == XS + "element": self.root = e

    def type_of(self, e):
        """The type of an element: its definition, or the name of a built-in one."""
        inner = [c for c in e if c.tag in (XS + "complexType", XS + "simpleType")]
        return inner[0] if inner else self.types.get(e.get("type"), e.get("type"))

    def particles(self, t):
        """[(alternatives, least, most, lone choice)] of a complexType, in order."""
        out = []

        def walk(e):
            for c in e:
                if c.tag == XS + "element":
                    out.append(([c], int(c.get("minOccurs", 1)), int(c.get("maxOccurs", 1))))
                elif c.tag == XS + "choice":
                    alternatives = c.findall(XS + "element")
                    least = min([int(c.get("minOccurs", 1))] + [int(a.get("minOccurs", 1)) for a in alternatives])
                    out.append((alternatives, least, int(c.get("maxOccurs", 1))))
                elif c.tag == XS + "sequence":
                    walk(c)
        walk(t)
        return out

    def facets(self, t):
        """(longest text or 0, whether it may be empty)."""
        if isinstance(t, str): return 0, t == "xs:string"
        r = t.find(XS + "restriction")
        if r is None: return 0, True
        get = {c.tag[len(XS):]: c.get("value") for c in r}
        longest = int(get.get("maxLength") or get.get("length") or 0)
        if not longest and any(c.tag == XS + "enumeration" for c in r):
            return max(len(c.get("value")) for c in r if c.tag == XS + "enumeration"), True
        if r.get("base") != "xs:string": return 0, False
        pattern = get.get("pattern")
        empty = int(get.get("minLength") or get.get("length") or 0) == 0 and (pattern is None or bool(re.fullmatch(pattern, "")))
        return longest, empty

    def value(self, e):
        """How the value of an element is given, as in schema.def, and its length; None: it is a group."""
        t = self.type_of(e)
        if isinstance(t, str) or t.tag == XS + "simpleType":
            longest, empty = self.facets(t)
            return ("TEXT" if empty else "MUST"), longest
        if t.get("mixed"): return "TEXT", 0
        parts = self.particles(t)
        if not parts: return "MARK", 0
        names = [[a.get("name") for a in p[0]] for p in parts]
        if "value" not in names[0]: return None, 0
        first = parts[0]
        longest, empty = self.facets(self.type_of(first[0][0]))
        bare = not any("footnoteId" in n for n in names)
        if len(names[0]) == 2: return "VALUE_OR_MARK", longest
        if first[1] == 0: return ("VALUE_BARE" if bare else "VALUE_TEXT") if empty else "VALUE_MAY", longest
        if empty: return "VALUE_TAG", longest
        return ("VALUE_MUST_BARE" if bare else "VALUE_MUST"), longest


def compare(schema, form, element, rows):
    bad, seen = [], set()

    def group(e, g, path):
        here = [r for r in rows if r[1] == g and form in r[7]]
        t, at = schema.type_of(e), 0
        for alternatives, least, most in schema.particles(t):
            for i, a in enumerate(alternatives):
                name = a.get("name")
                if at >= len(here) or here[at][2] != name:
                    bad.append(f"{form} {path}: {name} is not next")
                    return
                instead, _, _, holds, length, lo, hi, _ = here[at]
                kind, longest = schema.value(a)
                if (t.get("name"), name) not in BEYOND and (lo, hi) != (least, most):
                    bad.append(f"{form} {path}/{name}: {lo} to {hi}, the schema has {least} to {most}")
                if i and not instead: bad.append(f"{form} {path}/{name}: stands for the one before")
                if kind is None:
                    inner = re.fullmatch(r"GROUP_OF\((\w+)\)", holds)
                    if not inner or element[inner[1]] != name: bad.append(f"{form} {path}/{name}: is a group")
                    else: group(a, inner[1], f"{path}/{name}")
                elif kind != holds: bad.append(f"{form} {path}/{name}: {holds}, the schema has {kind}")
                if kind and longest and longest != length: bad.append(f"{form} {path}/{name}: length {length}, the schema has {longest}")
                seen.add((g, name))
                at += 1
        if at < len(here): bad.append(f"{form} {path}: {here[at][2]} is not in the schema")

    root = schema.root.get("name")
    group(schema.root, "SUBMISSION" if root == "edgarSubmission" else "DOCUMENT", root)
    return bad, len(seen)


def main():
    folder, path = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "include/model/schema.def"
    element, rows = ours(path)
    bad, n = [], 0
    for form in FORMS:
        name = f"ownership{form.replace('/', '')}Document.xsd.xml"
        more, seen = compare(Schema([os.path.join(folder, f) for f in ("ownershipDocumentCommon.xsd.xml", name)]), form, element, rows)
        bad, n = bad + more, n + seen
    more, seen = compare(Schema([os.path.join(folder, "edgarSubmission.xsd.xml")]), "3", element, rows)
    bad, n = bad + more, n + seen
    for b in bad: print(b)
    print(f"{n} elements held against the schema files, {len(bad)} differ")
    sys.exit(bool(bad) or n < 400)


main()
