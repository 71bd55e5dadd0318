// SPDX-License-Identifier: Apache-2.0
// Which way a road runs. A street plate is blue along east-west roads and green along north-south ones.
import type { Position } from "geojson";

export type Direction = "east_west" | "north_south";

const radiansPerDegree = Math.PI / 180;

/**
 * The direction of a line given in lon,lat degrees: where the whole of its length runs, so that a bend at one end
 * does not decide. A diagonal counts as east-west. Null when the line has no length.
 */
export function directionOf(line: readonly Position[]): Direction | null {
  let eastWest = 0;
  let northSouth = 0;
  for (let i = 1; i < line.length; i++) {
    const [lon1, lat1] = line[i - 1] as [number, number];
    const [lon2, lat2] = line[i] as [number, number];
    eastWest += Math.abs(lon2 - lon1) * Math.cos(((lat1 + lat2) / 2) * radiansPerDegree);
    northSouth += Math.abs(lat2 - lat1);
  }
  if (eastWest === 0 && northSouth === 0) return null;
  return northSouth > eastWest ? "north_south" : "east_west";
}
