"""Checks the JSON of standard input against a JSON schema: as much of the language as the schemas here use."""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
schema = json.load(open(sys.argv[1], encoding="utf-8"))


def fail(path, what):
    sys.exit(f"{path or '/'}: {what}")


def check(s, x, path=""):
    if "$ref" in s:
        s = schema["definitions"][s["$ref"].rsplit("/", 1)[1]]
    if "type" in s and (not isinstance(x, TYPES[s["type"]]) or (s["type"] == "integer" and isinstance(x, bool))):
        fail(path, f"not of type {s['type']}: {x!r}")
    if "enum" in s and x not in s["enum"]:
        fail(path, f"none of {s['enum']}: {x!r}")
    if "pattern" in s and not re.search(s["pattern"], x):
        fail(path, f"does not match {s['pattern']}: {x!r}")
    if x < s["minimum"] if "minimum" in s else False:
        fail(path, f"less than {s['minimum']}")
    if isinstance(x, dict):
        for k in s.get("required", ()):
            if k not in x:
                fail(path, f"has no {k}")
        if "anyOf" in s and not any(all(k in x for k in one["required"]) for one in s["anyOf"]):
            fail(path, f"has none of {s['anyOf']}")
        for k, v in x.items():
            more = s.get("properties", {}).get(k, s.get("additionalProperties", True))
            if more is False:
                fail(path, f"may not have {k}")
            if more is not True:
                check(more, v, f"{path}/{k}")
    if isinstance(x, list) and "items" in s:
        for i, v in enumerate(x):
            check(s["items"], v, f"{path}/{i}")


check(schema, json.load(sys.stdin))
