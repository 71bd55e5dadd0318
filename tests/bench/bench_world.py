#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The world that all benchmarks of a run share, and the registry that it was imported into.

run_all sets LUMING_BENCH_FOLDER: there the world and the registry are made once, by whoever asks first, and found again
by the others. Without it each script makes them in its own temporary folder. LUMING_BENCH_SCALE (S, M) and
LUMING_BENCH_SEED say which world; a registry that a benchmark changes is copied first.

As a program it makes both and prints where they are: bench_world.py FOLDER
"""
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("LUMING_BINARY", str(ROOT / "build/release/luming")))
SCALE = os.environ.get("LUMING_BENCH_SCALE", "M")
SEED = os.environ.get("LUMING_BENCH_SEED", "20240601")
SHARED_FOLDER = os.environ.get("LUMING_BENCH_FOLDER")
IS_SHORT = SCALE == "S"


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], text=True, capture_output=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:4]))} failed:\n{done.stderr}")
    return done.stdout


def make_world(folder, scale=SCALE, seed=SEED, extra=()):
    """FOLDER/world, made unless it is there."""
    world = pathlib.Path(folder) / "world"
    if not (world / "manifest.json").exists():
        run(sys.executable, "-B", ROOT / "tests/support/gen_world.py", "--scale", scale, "--seed", seed, "--out", world, *extra)
    return world


def make_registry(world):
    """The registry of a world, beside its files; made unless it is there."""
    database = pathlib.Path(world) / "registry.sqlite"
    if database.exists():
        return database
    made = database.with_name("registry.new.sqlite")
    made.unlink(missing_ok=True)
    run(BINARY, "--db", made, "init")
    for kind, name in (("villages", "villages.geojson"), ("roads", "roads.geojsonl"), ("addresses", "addresses.csv")):
        run(BINARY, "--db", made, "import", kind, pathlib.Path(world) / name)
    move(made, database)
    return database


def endings(database):
    return [(ending, pathlib.Path(f"{database}{ending}")) for ending in ("", "-wal", "-shm")]


def move(database, target):
    for ending, file in reversed(endings(database)):
        if file.exists():
            file.rename(f"{target}{ending}")


def copy(database, target):
    """A registry of one's own to change."""
    for ending, file in endings(database):
        if file.exists():
            shutil.copy(file, f"{target}{ending}")
    return pathlib.Path(target)


def world_folder(scratch, scale=SCALE, seed=SEED):
    """Where the world of this scale and seed belongs: the run's folder, or else the scratch folder."""
    folder = pathlib.Path(SHARED_FOLDER or scratch) / f"{scale}-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def world_and_registry(scratch, scale=SCALE, seed=SEED):
    world = make_world(world_folder(scratch, scale, seed), scale, seed)
    return world, make_registry(world)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    world, registry = world_and_registry(sys.argv[1])
    print(f"{world}\t{registry}")


if __name__ == "__main__":
    main()
