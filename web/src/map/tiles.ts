// SPDX-License-Identifier: Apache-2.0
// What the page needs to know about the tiles before it can draw them.
import { get } from "../api/client";
import type { Extent } from "./extent";
import type { TileFacts } from "./style";

interface TileJson {
  bounds?: Extent;
  minzoom?: number;
  maxzoom?: number;
}

const deepestZoom = 16;

/**
 * The address tiles are asked at. A new revision is a new address, so that the map lets go of every tile it holds;
 * the registry itself ignores the parameter.
 */
export function tileUrl(revision: number): string {
  return `${location.origin}/tiles/{z}/{x}/{y}.mvt?revision=${revision}`;
}

export async function readTileFacts(revision: number): Promise<TileFacts & { bounds: Extent | null }> {
  const facts = await get<TileJson>("/tiles/tiles.json");
  return {
    tiles: tileUrl(revision),
    minzoom: facts.minzoom ?? 0,
    maxzoom: facts.maxzoom ?? deepestZoom,
    bounds: facts.bounds ?? null,
  };
}
