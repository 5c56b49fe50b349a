"""The table of changes, decided again without our code: jsonschema 4.26.0 (Python 3.11) says which documents a schema accepts.

    python3 deployment/src/test/peers/peer_contracts.py

For each row it enumerates documents at and beside every limit that either schema names, and looks for one that the writer's schema
accepts and the reader's refuses. It prints a line for each row and ends with the number of rows on which it disagrees with the table.
"""
import itertools
import json
import pathlib

from jsonschema import Draft202012Validator

TABLE = pathlib.Path(__file__).parents[2] / "main/resources/gradus/deployment/contracts/changes.json"


def written(schema):
    """What somebody writes who keeps to the schema: members that it names, and no others unless it speaks of them."""
    if not isinstance(schema, dict):
        return schema
    result = dict(schema)
    if "properties" in schema:
        result["properties"] = {name: written(part) for name, part in schema["properties"].items()}
        result.setdefault("additionalProperties", False)
    if "items" in schema:
        result["items"] = written(schema["items"])
    return result


def limits(schema):
    """Every number that a schema names, wherever it stands."""
    if isinstance(schema, dict):
        for key, part in schema.items():
            if isinstance(part, (int, float)) and not isinstance(part, bool):
                yield part
            else:
                yield from limits(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from limits(part)


def names(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from names(part)


def values(schema):
    if isinstance(schema, dict):
        yield from schema.get("enum", [])
        for part in schema.values():
            yield from values(part)


def documents(before, after):
    ends = sorted({*limits(before), *limits(after)})
    simple = [None, True, False, -1, 0, 0.5, 1, 70.5, "", "a", "st", *values(before), *values(after)]
    for end in ends:
        simple += [end, end - 1, end + 1, end - 0.25, end + 0.25]
        if end == int(end) and 0 <= end < 2000:
            simple += ["a" * int(end), "a" * (int(end) + 1)]
    yield from simple
    yield from ([], *([value] for value in simple), [1, 2])
    for end in ends:
        if end == int(end) and 0 <= end < 2000:
            yield from ([1] * int(end), [1] * (int(end) + 1))
    known = sorted({*names(before), *names(after)})
    parts = [-1, 70.5, 174, "x", None]
    deep = [dict(zip(some, each)) for n in range(len(known) + 1) for some in itertools.combinations(known, n)
            for each in itertools.product(parts, repeat=n)] if len(known) < 4 else []
    yield from deep
    yield from ({**document, "unknown": 1} for document in deep)
    for name in known:
        yield from ({name: document} for document in deep)


def breaks(writer, reader, candidates):
    writes, reads = Draft202012Validator(written(writer)), Draft202012Validator(reader)
    return any(writes.is_valid(document) and not reads.is_valid(document) for document in candidates)


def main():
    differ = 0
    for row in json.loads(TABLE.read_text(encoding="utf-8"))["changes"]:
        before, after = row["before"], row["after"]
        candidates = list(documents(before, after))
        found = {
            "request": "breaks" if breaks(before, after, candidates) else "ok",
            "response": "breaks" if breaks(after, before, candidates) else "ok",
        }
        same = all(found[side] == row[side] for side in found)
        differ += not same
        print(f"{row['change']:50} {found['request']:7} {found['response']:7}{'' if same else '  DIFFERS'}")
    print(f"rows that differ: {differ}")


if __name__ == "__main__":
    main()
