// SPDX-License-Identifier: Apache-2.0
import type { Position } from "geojson";

/** The point half-way along a line given in lon,lat degrees; null for a line without points. Good to a label's need. */
export function midpointOf(line: readonly Position[]): Position | null {
  let left = lengthOf(line) / 2;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1] as Position, line[i] as Position];
    const step = distance(from, to);
    if (step >= left && step > 0) return between(from, to, left / step);
    left -= step;
  }
  return line[0] ?? null;
}

function lengthOf(line: readonly Position[]): number {
  return line.reduce((sum, point, i) => sum + (i === 0 ? 0 : distance(line[i - 1] as Position, point)), 0);
}

function distance(from: Position, to: Position): number {
  const [lon1, lat1] = from as [number, number];
  const [lon2, lat2] = to as [number, number];
  return Math.hypot((lon2 - lon1) * Math.cos((lat1 * Math.PI) / 180), lat2 - lat1);
}

function between(from: Position, to: Position, share: number): Position {
  const [lon1, lat1] = from as [number, number];
  const [lon2, lat2] = to as [number, number];
  return [lon1 + (lon2 - lon1) * share, lat1 + (lat2 - lat1) * share];
}
