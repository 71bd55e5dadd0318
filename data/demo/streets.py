# SPDX-License-Identifier: Apache-2.0
"""Modelled roads of one village: roads to its neighbours, and the streets of its core."""
import math

from outlines import distance, inside

# class -> width in metres, surface
KINDS = {"secondary": ((9, 14), "沥青"), "tertiary": ((5.5, 8), "沥青"),
         "residential": ((4.5, 7), "沥青"), "lane": ((2.8, 4.2), "水泥")}


class Road:
    def __init__(self, kind, direction, position, points):
        self.kind, self.direction, self.position, self.points = kind, direction, position, points

    def length(self):
        return sum(distance(a, b) for a, b in zip(self.points, self.points[1:]))


class Core:
    """A lattice of streets around the village's middle, a little turned and warped."""

    def __init__(self, rng, centre, streets_ew, streets_ns):
        self.rng, self.centre = rng, centre
        self.rows, self.columns = streets_ew, streets_ns
        self.turn = math.radians(rng.uniform(-9, 9))
        block, depth = rng.uniform(75, 130), rng.uniform(55, 95)
        self.nodes = {(r, c): self.place((c - (streets_ns + 1) / 2) * block + rng.uniform(-.1, .1) * block,
                                         (r - (streets_ew + 1) / 2) * depth + rng.uniform(-.1, .1) * depth)
                      for r in range(streets_ew + 2) for c in range(streets_ns + 2)}

    def place(self, x, y):
        c, s = math.cos(self.turn), math.sin(self.turn)
        return (self.centre[0] + x * c - y * s, self.centre[1] + x * s + y * c)

    def row(self, r):
        return [self.nodes[r, c] for c in range(self.columns + 2)]

    def column(self, c):
        return [self.nodes[r, c] for r in range(self.rows + 2)]

    def main_row(self):
        return (self.rows + 1) // 2

    def main_column(self):
        return (self.columns + 1) // 2

    def radius(self):
        return max(distance(self.centre, p) for p in self.nodes.values())


def lane_to(start, heading, gate, ring):
    """A gently curved way from a street's end to a gate in the outline; straighter if it must be."""
    reach = distance(start, gate)
    for strength in (.45, .25, .1, 0.0):
        control = (start[0] + heading[0] * reach * strength, start[1] + heading[1] * reach * strength)
        steps = max(3, int(reach / 90))
        way = []
        for s in range(steps + 1):
            t = s / steps
            way.append(tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * m + t * t * b for a, m, b in zip(start, control, gate)))
        way[-1] = gate
        if all(inside(ring, p) for p in way[:-1]):
            return way
    return None


def heading(a, b):
    d = distance(a, b) or 1.0
    return ((b[0] - a[0]) / d, (b[1] - a[1]) / d)


def compass(points):
    (xa, ya), (xb, yb) = points[0], points[-1]
    return "东西" if abs(xb - xa) >= abs(yb - ya) else "南北"


def roads_out(core, ring, gates):
    """Each gate gets a way from one of the main street's or main column's ends.

    Returns ({"row"|"column": {0|-1: way}}, [ways that start at an end already taken]). A gate is
    (point, kind); the kind is the road's class.
    """
    lines = {"row": core.row(core.main_row()), "column": core.column(core.main_column())}
    taken, spare = {"row": {}, "column": {}}, []
    for point, kind in gates:
        ends = [(name, e) for name in lines for e in (0, -1)]
        ends.sort(key=lambda ne: distance(lines[ne[0]][ne[1]], point))
        for name, e in ends[:2]:
            line = lines[name]
            out = heading(line[1], line[0]) if e == 0 else heading(line[-2], line[-1])
            way = lane_to(line[e], out, point, ring)
            if way is None:
                continue
            if e in taken[name]:
                spare.append((kind, way))
            else:
                taken[name][e] = (kind, way)
            break
    return taken, spare


def through(line, ways):
    """One road: the way in, the street, the way out."""
    head = list(reversed(ways[0][1]))[:-1] if 0 in ways else []
    tail = ways[-1][1][1:] if -1 in ways else []
    kinds = [w[0] for w in ways.values()]
    kind = "secondary" if "secondary" in kinds else "tertiary"
    return kind, head + line + tail


def position_word(index, count, low, middle, high):
    if count == 1:
        return ""
    if index in (1, count):
        return low if index == 1 else high
    return middle if count % 2 == 1 and index == (count + 1) // 2 else ""


def build_roads(rng, core, ring, gates):
    taken, spare = roads_out(core, ring, gates)
    roads = []
    for r in range(1, core.rows + 1):
        where = position_word(r, core.rows, "前", "中", "后")  # 前 is south: houses face south here
        line, kind = core.row(r), "residential" if rng.random() < .7 else "lane"
        if r == core.main_row():
            kind = "residential"
            if taken["row"]:
                kind, line = through(line, taken["row"])
        roads.append(Road(kind, "东西", where, line))
    for c in range(1, core.columns + 1):
        where = position_word(c, core.columns, "西", "中", "东")
        line, kind = core.column(c), "residential" if rng.random() < .35 else "lane"
        if c == core.main_column() and taken["column"]:
            kind, line = through(line, taken["column"])
        roads.append(Road(kind, "南北", where, line))
    roads += [Road(kind, compass(way), "", way) for kind, way in spare]
    return [r for r in roads if all(inside(ring, p) for p in r.points[1:-1])]


def doors_along(rng, road, width, centre, reach):
    """(number, point): odd on the left, even on the right, only where the houses stand."""
    step, at, number = rng.uniform(24, 34), 0.0, 1
    next_door = step / 2
    for a, b in zip(road.points, road.points[1:]):
        d = distance(a, b)
        while d and next_door <= at + d:
            t = (next_door - at) / d
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            nx, ny = -(b[1] - a[1]) / d, (b[0] - a[0]) / d
            if distance((x, y), centre) <= reach:
                for n, sign in ((number, 1), (number + 1, -1)):
                    off = sign * (width / 2 + rng.uniform(4, 8))
                    if rng.random() < .9:
                        yield n, (x + nx * off, y + ny * off)
                number += 2
            next_door += step
        at += d
