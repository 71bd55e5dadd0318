#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many addresses are found, and how many wrongly, through the command line as a clerk uses it.

Makes a world, imports it, and sends three tables through `luming geocode --file`: the generator's own
queries (one slip at most), messy ones (two or three slips at once) and absent ones (not in the registry).
Prints recall by kind, the silent wrong answers apart, and the rate with reading and writing of the CSV.

    search_accuracy.py [--scale S] [--seeds 11,12,13] [--messy 4000] [--absent 2000] [--failures FOLDER] [--check]

With --check the exit code is 1 when a floor of recall is missed. Speed never fails.
"""
import argparse
import collections
import csv
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "tests/bench")]
import bench_world  # noqa: E402
from bench_world import BINARY, make_registry, make_world, run  # noqa: E402
from absent_addresses import absent  # noqa: E402
from messy_addresses import messy  # noqa: E402
from world_registry import Registry  # noqa: E402

SHARED = pathlib.Path(os.environ.get("LUMING_SHARED_DATA", str(ROOT.parent / "shared/data")))
TYPE_OF_LEVEL = {"address": "housenumber", "road": "street", "village": "locality"}
DEPTH = {"": 0, "none": 0, "municipality": 1, "locality": 2, "street": 3, "housenumber": 4}
FLOOR_OVERALL, FLOOR_KIND, FLOOR_SLIP, FLOOR_MESSY, FLOOR_ABSENT, CEILING_WRONG = 99.5, 99.0, 98.0, 95.0, 99.5, 0.1
SLIPS = ("typo", "delchar", "homophone")

Answer = collections.namedtuple("Answer", "identity type status score label")
Asked = collections.namedtuple("Asked", "qid kind text expect level truth_id truth")


def geocode(database, texts):
    """Answers in order, and seconds of wall and processor time of the whole command."""
    with tempfile.TemporaryDirectory(prefix="luming-accuracy-") as folder:
        asked, answered = pathlib.Path(folder, "in.csv"), pathlib.Path(folder, "out.csv")
        with open(asked, "w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows([["text"], *([text] for text in texts)])
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        run(BINARY, "--db", database, "geocode", "--file", asked, "--column", "text", "--out", answered)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        with open(answered, encoding="utf-8-sig", newline="") as table:
            rows = list(csv.DictReader(table))
    if len(rows) != len(texts):
        sys.exit(f"{len(texts)} rows went in and {len(rows)} came out")
    return [Answer(row["result_source_id"], row["result_type"], row["result_status"] or "none", float(row["result_score"] or 0), row["result_label"])
            for row in rows], wall, cpu


def is_right(asked, answer):
    return answer.identity == asked.truth_id and answer.type == TYPE_OF_LEVEL[asked.level]


class Tally:
    """Counts by kind, and the rows to look at. Right: the first answer is the place that was meant. Asked back: so, but said to
    be ambiguous or partial. Silent wrong: said to match, and another place."""

    def __init__(self):
        self.asked, self.right = collections.Counter(), collections.Counter()
        self.doubted, self.wrong, self.confident = collections.Counter(), collections.Counter(), collections.Counter()
        self.failures = []

    def add(self, kinds, good, silent, doubted, asked, answer):
        for kind in kinds:
            self.asked[kind] += 1
            self.right[kind] += good
            self.doubted[kind] += doubted
            self.wrong[kind] += silent
            self.confident[kind] += silent and answer.score >= 0.9
        if silent or not good:
            self.failures.append((asked, answer, "wrong" if silent else "missed"))

    def share(self, kind):
        return 100 * self.right[kind] / max(1, self.asked[kind])

    def print(self, title):
        print(f"\n{title:26} {'asked':>7} {'right %':>8} {'asked back':>10} {'silent wrong':>12} {'score>=0.9':>10}")
        for kind in sorted(self.asked, key=lambda kind: (kind != "all", kind)):
            print(f"{kind:26} {self.asked[kind]:7} {self.share(kind):8.2f} {self.doubted[kind]:10} {self.wrong[kind]:12} {self.confident[kind]:10}")


def read_queries(world):
    registered = {}
    with open(world / "addresses.csv", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            registered[row["addr_id"]] = row["full"]
    with open(world / "queries.csv", encoding="utf-8") as table:
        return [Asked(r["qid"], r["kind"], r["text"], "match", r["level"], r["truth_id"], registered.get(r["truth_id"], "")) for r in csv.DictReader(table)]


def judge_queries(asked, answers):
    tally = Tally()
    for question, answer in zip(asked, answers):
        good = is_right(question, answer)
        partial = question.kind == "wrongnumber"
        good = good and (answer.status == "partial" or not partial)
        silent = answer.status == "match" and not good
        tally.add(("all", question.kind), good, silent, good and answer.status != "match" and not partial, question, answer)
    return tally


def judge_messy(asked, answers):
    tally = Tally()
    for question, answer in zip(asked, answers):
        if question.expect == "ambiguous":
            picked = answer.status == "match"
            tally.add(("(truly ambiguous)",), not picked, False, not picked, question, answer)
            continue
        good = is_right(question, answer)
        silent = answer.status == "match" and not good
        slips = question.kind.split("+")
        tally.add(["all", f"{len(slips)} slips", *sorted(set(slips))], good, silent, good and answer.status != "match", question, answer)
    return tally


def judge_absent(asked, answers):
    tally = Tally()
    for question, answer in zip(asked, answers):
        if question.expect == "doubtful":
            silent = answer.status == "match" and (answer.score >= 0.9 or answer.identity == "")
            tally.add((f"({question.kind})",), not silent, silent, answer.status == "ambiguous", question, answer)
            continue
        good = answer.status in ("none", "partial")
        deep = answer.status == "partial" and DEPTH[answer.type] > DEPTH[question.level]
        tally.add(("all", question.kind), good, answer.status == "match", False, question, answer)
        if good and deep:
            tally.asked["(partial, but too deep)"] += 1
            tally.failures.append((question, answer, "too deep"))
    return tally


def rows_of_messy(registry, count, seed):
    return [Asked(*row[:7]) for row in messy(registry, count, seed)]


def rows_of_absent(registry, count, seed):
    if not (SHARED / "divisions").exists():
        print(f"skipped: absent addresses; there are no divisions in {SHARED / 'divisions'}")
        return []
    rows = absent(registry, count, seed, SHARED / "divisions/townships_2023.csv.gz", SHARED / "divisions/divisions_3levels_2023.csv")
    return [Asked(qid, kind, text, expect, deepest, near, near) for qid, kind, text, expect, deepest, near in rows]


def write_failures(folder, name, tally):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{name}.tsv", "w", encoding="utf-8") as out:
        out.write("kind\ttext\texpected\tgot\ttype\tscore\tstatus\tverdict\n")
        for asked, answer, verdict in sorted(tally.failures, key=lambda f: (f[2] != "wrong", f[0].kind, f[0].qid)):
            expected = asked.truth or asked.truth_id or asked.expect
            out.write("\t".join([asked.kind, asked.text, f"{expected} [{asked.expect} {asked.level}]", answer.label, answer.type, f"{answer.score:.4f}",
                                 answer.status, verdict]) + "\n")


def missed_floors(queries, rough, missing):
    def below(tally, kind, floor):
        if tally.asked[kind] and tally.share(kind) < floor:
            yield f"{kind}: {tally.share(kind):.2f} % instead of {floor} %"

    found = list(below(queries, "all", FLOOR_OVERALL))
    for kind in queries.asked:
        found += below(queries, kind, FLOOR_SLIP if kind in SLIPS else FLOOR_KIND)
    found += [f"messy {text}" for text in below(rough, "all", FLOOR_MESSY)]
    found += [f"absent {text}" for text in below(missing, "all", FLOOR_ABSENT)]
    for name, tally in (("queries", queries), ("messy", rough)):
        share = 100 * tally.confident["all"] / max(1, tally.asked["all"])
        if share > CEILING_WRONG:
            found.append(f"{name}: {share:.2f} % are wrong with a score of 0.9 or more")
    return found


def measure(folder, scale, seed, chosen):
    world = make_world(folder, scale, seed, chosen.world_option)
    database = make_registry(world)
    registry = Registry(world)
    tallies = []
    for name, asked, judged in (("queries", read_queries(world), judge_queries), ("messy", rows_of_messy(registry, chosen.messy, seed), judge_messy),
                                ("absent", rows_of_absent(registry, chosen.absent, seed), judge_absent)):
        answers, wall, cpu = geocode(database, [question.text for question in asked])
        tally = judged(asked, answers)
        tally.print(f"{scale} {seed} {name}")
        print(f"{len(asked)} rows in {wall:.2f} s, {cpu:.2f} s of processor time, loading of the registry included")
        if chosen.failures:
            write_failures(pathlib.Path(chosen.failures), f"{scale}-{seed}-{name}", tally)
        tallies.append(tally)
    return tallies


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--scale", default=os.environ.get("LUMING_BENCH_SCALE", "S"))
    options.add_argument("--seeds", default=bench_world.SEED if bench_world.SHARED_FOLDER else "11,12")
    options.add_argument("--messy", type=int, default=4000)
    options.add_argument("--absent", type=int, default=2000)
    options.add_argument("--world-option", action="append", default=[], help="passed on to gen_world.py")
    options.add_argument("--keep", default=bench_world.SHARED_FOLDER, help="a folder in which worlds are kept and found again")
    options.add_argument("--failures", help="a folder for lists of what went wrong")
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    if not BINARY.exists():
        print(f"skipped: {BINARY} has not been built")
        return
    missed = []
    for seed in chosen.seeds.split(","):
        with tempfile.TemporaryDirectory(prefix="luming-accuracy-") as scratch:
            folder = pathlib.Path(chosen.keep, f"{chosen.scale}-{seed}") if chosen.keep else pathlib.Path(scratch)
            folder.mkdir(parents=True, exist_ok=True)
            missed += [f"seed {seed}: {text}" for text in missed_floors(*measure(folder, chosen.scale, seed, chosen))]
    print("\n" + ("\n".join(["floors missed:", *missed]) if missed else "every floor is kept"))
    if chosen.check and missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
