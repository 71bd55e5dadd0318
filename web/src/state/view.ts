// SPDX-License-Identifier: Apache-2.0
// What the map shows: search looks there first, or there alone.
import { shallowRef } from "vue";
import type { Extent } from "../map/extent";

export interface View {
  center: readonly [lon: number, lat: number];
  zoom: number;
  extent: Extent;
}

/** Null until the map is there. */
export const view = shallowRef<View | null>(null);

/** From here on the map shows a part of the region, and its middle is where the person is looking. */
const closeZoom = 10;
/** A position finer than this, about a metre, finds nothing else and only tells more than is needed. */
const decimals = 5;

/** What search is told of where the person is looking; nothing while the whole region is in view. */
export function nearView(seen: View | null): Record<string, string> {
  if (!seen || seen.zoom < closeZoom) return {};
  const [lon, lat] = seen.center;
  return { lat: lat.toFixed(decimals), lon: lon.toFixed(decimals) };
}

/** Search within what the map shows. */
export function withinView(seen: View | null): Record<string, string> {
  return seen ? { bbox: seen.extent.map((degrees) => degrees.toFixed(decimals)).join() } : {};
}

/** Search within a person's own area, by its code: 370522000000 is a county. */
export function withinArea(code: string | null): Record<string, string> {
  if (!code) return {};
  const level = /^\d{6}(0{6})?$/.test(code) ? "county" : /^\d{9}(0{3})?$/.test(code) ? "town" : "village";
  return { [level]: code };
}
