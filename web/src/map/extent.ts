// SPDX-License-Identifier: Apache-2.0
import type { Geometry, Position } from "geojson";

export type Extent = [west: number, south: number, east: number, north: number];

/** The box around a geometry in lon,lat; null when it has no coordinates. */
export function extentOf(geometry: Geometry): Extent | null {
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of positionsOf(geometry)) grow(extent, position);
  return extent[0] <= extent[2] ? extent : null;
}

function grow(extent: Extent, position: Position): void {
  const [lon, lat] = position as [number, number];
  extent[0] = Math.min(extent[0], lon);
  extent[1] = Math.min(extent[1], lat);
  extent[2] = Math.max(extent[2], lon);
  extent[3] = Math.max(extent[3], lat);
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(positionsOf);
  return positions(geometry.coordinates);
}

function positions(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === "number") return [coordinates as Position];
  return coordinates.flatMap(positions);
}
