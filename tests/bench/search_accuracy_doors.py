#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds the real doors of two counties again, each from its own text and with one level left out.

The registry is made from the doors and the real village polygons through the importers
(tests/support/real_doors.py says how). The texts are as scraped: traditional, with 鄰, 巷, 弄, 之, floors and rooms.

    search_accuracy_doors.py [--counties hualien,kinmen] [--dropped 20000] [--failures FOLDER] [--check]
"""
import argparse
import collections
import pathlib
import random
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench_world  # noqa: E402
import search_accuracy as measure  # noqa: E402
from real_doors import COUNTIES, read_doors, write_import_files  # noqa: E402

FLOOR_OWN, FLOOR_DROPPED = 99.0, 95.0
# Where the group stands in the road's place it is no level, and where it is not kept a number without its village says nothing:
# reported, but apart.
NO_LEVEL = ("without group, no road",)
NO_LEVEL_PLAIN = ("without group, no road", "without village, no road")
LEVELS = ("county", "town", "village", "group")


def make_registry(folder, county, doors):
    identities = write_import_files(folder, doors)
    database = folder / "registry.sqlite"
    measure.run(measure.BINARY, "--db", database, "init")
    for kind, path in (("villages", measure.SHARED / "villages" / COUNTIES[county][1]), ("roads", folder / "roads.csv"), ("addresses", folder / "addresses.csv")):
        print(measure.run(measure.BINARY, "--db", database, "import", kind, path).strip().splitlines()[-1])
    return database, identities


def questions(doors, identities, levels, limit, no_level=NO_LEVEL):
    """A question for each door and level, and how many doors the remaining text would fit."""
    rng = random.Random(f"doors-{levels}")
    asked, fits = [], collections.defaultdict(set)
    for door in doors:
        for level in levels:
            text, said = door.own() if level == "own" else door.without(level)
            if text:
                fits[level, said].add(identities[door.key()])
    chosen = doors if len(doors) * len(levels) <= limit else rng.sample(doors, limit // len(levels))
    for door in chosen:
        for level in levels:
            text, said = door.own() if level == "own" else door.without(level)
            if text:
                expect = "match" if len(fits[level, said]) == 1 else "ambiguous"
                kind = ("own text" if level == "own" else f"without {level}") + ("" if door.has_road else ", no road")
                kind = f"({kind})" if kind in no_level else kind
                asked.append(measure.Asked(str(len(asked)), kind, text, expect, "address", identities[door.key()], door.text))
    return asked


def judge(asked, answers):
    tally = measure.Tally()
    for question, answer in zip(asked, answers):
        if question.expect == "ambiguous":
            tally.add(("(truly ambiguous)",), answer.status != "match", False, answer.status == "ambiguous", question, answer)
            continue
        good = measure.is_right(question, answer)
        kinds = (question.kind,) if question.kind.startswith("(") else ("all", question.kind)
        tally.add(kinds, good, answer.status == "match" and not good, good and answer.status != "match", question, answer)
    return tally


def measure_county(county, chosen):
    doors, left_out = read_doors(measure.SHARED, county, not chosen.plain)
    print(f"\n{county}: {len(doors)} lines; left out: " + ", ".join(f"{n} {why}" for why, n in left_out.items()))
    missed = []
    with tempfile.TemporaryDirectory(prefix="luming-doors-") as scratch:
        folder = pathlib.Path(chosen.keep, county) if chosen.keep else pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "registry.sqlite").unlink(missing_ok=True)
        database, identities = make_registry(folder, county, doors)
        for name, levels, limit, floor in (("own text", ["own"], 10**9, FLOOR_OWN), ("one level dropped", LEVELS, chosen.dropped, FLOOR_DROPPED)):
            asked = questions(doors, identities, levels, limit, NO_LEVEL_PLAIN if chosen.plain else NO_LEVEL)
            answers, wall, cpu = measure.geocode(database, [question.text for question in asked])
            tally = judge(asked, answers)
            tally.print(f"{county}, {name}")
            print(f"{len(asked)} rows in {wall:.2f} s, {cpu:.2f} s of processor time, loading of the registry included")
            if chosen.failures:
                measure.write_failures(pathlib.Path(chosen.failures), f"{county}-{name.replace(' ', '_')}", tally)
            if tally.share("all") < floor:
                missed.append(f"{county}, {name}: {tally.share('all'):.2f} % instead of {floor} %")
    return missed


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--counties", default="kinmen" if bench_world.IS_SHORT else "kinmen,hualien")
    options.add_argument("--dropped", type=int, default=20000, help="how many texts with a level left out")
    options.add_argument("--failures")
    options.add_argument("--keep", help="a folder in which the registries stay")
    options.add_argument("--plain", action="store_true", help="doors on no road belong to the village, whatever their neighbourhood")
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    if not (measure.SHARED / "addresses").exists():
        print(f"skipped: there are no doors in {measure.SHARED / 'addresses'}")
        return
    if not measure.BINARY.exists():
        print(f"skipped: {measure.BINARY} has not been built")
        return
    missed = [text for county in chosen.counties.split(",") for text in measure_county(county, chosen)]
    print("\n" + ("\n".join(["floors missed:", *missed]) if missed else "every floor is kept"))
    if chosen.check and missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
