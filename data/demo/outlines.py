# SPDX-License-Identifier: Apache-2.0
"""Modelled village outlines: cells around scattered sites, with crooked edges that neighbours share.

Everything here is in metres east and north of ORIGIN; `to_degrees` leaves the plane. The county's
extent and the places of its township seats are drawn by hand, roughly; nothing is traced.
"""
import heapq
import math

ORIGIN = (118.40, 37.70)
METRES_A_DEGREE = 111132.0
EAST = METRES_A_DEGREE * math.cos(math.radians(ORIGIN[1]))

# the west bank of the lower Yellow River, from the south-west to the sea
EXTENT = [(118.13, 37.38), (118.20, 37.36), (118.27, 37.42), (118.30, 37.50), (118.39, 37.55),
          (118.47, 37.60), (118.56, 37.64), (118.65, 37.70), (118.70, 37.78), (118.72, 37.88),
          (118.70, 38.00), (118.62, 38.10), (118.54, 38.06), (118.53, 37.96), (118.48, 37.88),
          (118.38, 37.83), (118.28, 37.76), (118.20, 37.68), (118.13, 37.60), (118.12, 37.48)]
SEATS = {"利津街道": (118.25, 37.48), "凤凰城街道": (118.22, 37.56), "北宋镇": (118.18, 37.42),
         "盐窝镇": (118.36, 37.65), "陈庄镇": (118.50, 37.71), "汀罗镇": (118.60, 37.79),
         "明集乡": (118.19, 37.62), "刁口乡": (118.63, 38.02), "利津县经济开发区": (118.29, 37.55)}


def to_metres(lon, lat):
    return ((lon - ORIGIN[0]) * EAST, (lat - ORIGIN[1]) * METRES_A_DEGREE)


def to_degrees(point):
    """Seven decimals: a centimetre, and the same digits from whichever village asks."""
    return (round(ORIGIN[0] + point[0] / EAST, 7), round(ORIGIN[1] + point[1] / METRES_A_DEGREE, 7))


def distance(a, b):
    return math.hypot(a[0] - b[0], a[1] - b[1])


def inside(ring, p):
    """Point in polygon, even-odd. The ring need not repeat its first point."""
    odd = False
    for (xa, ya), (xb, yb) in zip(ring, ring[1:] + ring[:1]):
        if (ya > p[1]) != (yb > p[1]) and p[0] < xa + (p[1] - ya) * (xb - xa) / (yb - ya):
            odd = not odd
    return odd


def room_around(point):
    """How far apart sites want to be here: close in the county town, wide on the northern flats."""
    town = distance(point, to_metres(*SEATS["利津街道"]))
    north = max(0.0, point[1] - to_metres(0, 37.86)[1])
    return 1.0 - 0.45 * math.exp(-(town / 3500.0) ** 2) + north / 6500.0


class Sites:
    """Scattered points: `count` inside the extent first, then a belt of others around it."""

    def __init__(self, rng, count):
        self.rng = rng
        self.extent = [to_metres(*p) for p in EXTENT]
        xs, ys = zip(*self.extent)
        self.box = (min(xs) - 9000, min(ys) - 9000, max(xs) + 9000, max(ys) + 9000)
        self.points = []
        while len(self.points) < count:
            self.add(lambda p: inside(self.extent, p))
        self.count = count
        self.relax()
        for _ in range(count):
            self.add(lambda p: not inside(self.extent, p))

    def candidate(self, fits):
        while True:
            p = (self.rng.uniform(self.box[0], self.box[2]), self.rng.uniform(self.box[1], self.box[3]))
            if fits(p):
                return p

    def add(self, fits):
        """Mitchell's best candidate: of several, the one with most room around it."""
        def room(p):
            return min((distance(p, q) for q in self.points), default=0.0) / room_around(p)
        self.points.append(max((self.candidate(fits) for _ in range(14)), key=room))

    def relax(self):
        """Moves each site a little away from its nearest neighbours."""
        moved = []
        for p in self.points:
            near = heapq.nsmallest(6, (q for q in self.points if q != p), key=lambda q: distance(p, q))
            push = [(p[0] - q[0], p[1] - q[1], distance(p, q)) for q in near]
            reach = max(d for _, _, d in push)
            step = (sum(x * (1 - d / reach) for x, _, d in push) * .3, sum(y * (1 - d / reach) for _, y, d in push) * .3)
            target = (p[0] + step[0], p[1] + step[1])
            moved.append(target if inside(self.extent, target) else p)
        self.points = moved


def circle_centre(a, b, c):
    """The point that is equally far from three others: a corner of their cells."""
    bx, by, cx, cy = b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]
    d = 2 * (bx * cy - by * cx)
    u, v = bx * bx + by * by, cx * cx + cy * cy
    return (a[0] + (cy * u - by * v) / d, a[1] + (bx * v - cx * u) / d)


class Cells:
    """The Voronoi cells of the sites: corners(i) in order, neighbours(i) across each edge."""

    def __init__(self, sites, rng_of):
        self.sites, self.rng_of, self.edges = sites, rng_of, {}

    def neighbours(self, i):
        """Sites across the edges of cell i, counter-clockwise."""
        points, here = self.sites.points, self.sites.points[i]
        around = heapq.nsmallest(90, (k for k in range(len(points)) if k != i), key=lambda k: distance(points[k], here))
        far = 1e6
        cell = [((-far, -far), None), ((far, -far), None), ((far, far), None), ((-far, far), None)]
        for k in around:
            cell = self.cut(cell, here, points[k], k)
        return [label for _, label in cell]

    @staticmethod
    def cut(cell, here, other, k):
        """The part of a cell nearer to `here` than to `other`; each corner carries the edge after it."""
        middle = ((here[0] + other[0]) / 2, (here[1] + other[1]) / 2)
        normal = (other[0] - here[0], other[1] - here[1])

        def side(p):
            return (p[0] - middle[0]) * normal[0] + (p[1] - middle[1]) * normal[1]
        kept = []
        for (a, label), (b, _) in zip(cell, cell[1:] + cell[:1]):
            sa, sb = side(a), side(b)
            crossing = None
            if (sa > 0) != (sb > 0):
                t = sa / (sa - sb)
                crossing = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
            if sa <= 0:
                kept.append((a, label))
                if crossing:
                    kept.append((crossing, k))
            elif crossing:
                kept.append((crossing, label))
        return kept

    def corner(self, i, j, k):
        return circle_centre(*(self.sites.points[s] for s in sorted((i, j, k))))

    def outline(self, i):
        """[(neighbour, crooked edge)] around cell i; an edge ends where the next one starts."""
        across = self.neighbours(i)
        result = []
        for before, j, after in zip(across[-1:] + across[:-1], across, across[1:] + across[:1]):
            result.append((j, self.edge((i, before, j), (i, j, after))))
        return result

    def edge(self, start, end):
        a, b = tuple(sorted(start)), tuple(sorted(end))
        if b < a:
            return self.edge(end, start)[::-1]
        if (a, b) not in self.edges:
            self.edges[a, b] = self.crooked(self.corner(*a), self.corner(*b), self.rng_of(a, b))
        return self.edges[a, b]

    @staticmethod
    def crooked(a, b, rng):
        """A field boundary: the straight edge, bent at its middle, and so on in each half."""
        points = [a, b]
        while distance(points[0], points[1]) > 110 and len(points) < 33:
            bent = points[:1]
            for (xa, ya), (xb, yb) in zip(points, points[1:]):
                f = rng.uniform(-.085, .085)
                bent += [((xa + xb) / 2 - (yb - ya) * f, (ya + yb) / 2 + (xb - xa) * f), (xb, yb)]
            points = bent
        return points


def share_among_towns(points, sizes):
    """town of each point: near its seat, and exactly as many points a town as it has villages."""
    square = [{t: (distance(p, to_metres(*SEATS[t])) / 1000) ** 2 for t in sizes} for p in points]
    weight = {town: 0.0 for town in sizes}

    def cost(i, town):
        return square[i][town] - weight[town]

    def surplus():
        return {t: towns.count(t) - n for t, n in sizes.items()}
    for step in range(300):
        towns = [min(sizes, key=lambda t: cost(i, t)) for i in range(len(points))]
        for town, n in surplus().items():
            weight[town] -= n * 1.5 / (1 + step / 30)
    towns = [min(sizes, key=lambda t: cost(i, t)) for i in range(len(points))]
    while any(surplus().values()):
        pass_on(towns, surplus(), cost)
    return towns


def pass_on(towns, surplus, cost):
    """Passes one point from a town with too many to one with too few, by the cheapest chain of borders."""
    step = {}
    for i, town in enumerate(towns):
        for other in surplus:
            if other != town:
                step[town, other] = min(step.get((town, other), (1e12, 0)), (cost(i, other) - cost(i, town), i))
    best = {t: (0.0, ()) for t, n in surplus.items() if n > 0}
    for _ in surplus:
        for (a, b), (price, point) in step.items():
            if a in best and best[a][0] + price < best.get(b, (1e12,))[0]:
                best[b] = (best[a][0] + price, best[a][1] + ((point, b),))
    goal = min((t for t, n in surplus.items() if n < 0), key=lambda t: best[t][0])
    for point, town in best[goal][1]:
        towns[point] = town
