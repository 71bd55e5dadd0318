// SPDX-License-Identifier: Apache-2.0
// What the desk is looking at: the selection, and the state of the published map.
import { reactive, ref, shallowRef } from "vue";
import type { Geometry } from "geojson";
import { getStats } from "../api/registry";
import { asApiError } from "../api/errors";
import type { Stats } from "../api/types";
import { goTo } from "./route";

export type Selection = { kind: "road"; id: number } | { kind: "village"; code: string } | null;

export const desk = reactive({ selection: null as Selection, waiting: 0 });

/** Counts the changes the map must take up; the tile source asks again whenever it moves. */
export const mapRevision = ref(0);

/** What the map marks and, when `fly` is set, brings into view. */
export interface Focus {
  geometry: Geometry;
  /** Written beside the geometry. */
  name?: string;
  /** Whose ordinary label gives way to it. */
  road?: number;
  fly: boolean;
}
export const focus = shallowRef<Focus | null>(null);

export const stats = ref<Stats | null>(null);

/** Where the person clicked, or the door or crossing they looked for: what lies there is told beside the rest. */
export const spot = shallowRef<readonly [lon: number, lat: number] | null>(null);

export function lookAt(position: readonly [number, number]): void {
  spot.value = position;
}

export function selectRoad(id: number): void {
  desk.selection = { kind: "road", id };
  spot.value = null;
  goTo("map");
}

export function selectVillage(code: string): void {
  desk.selection = { kind: "village", code };
  spot.value = null;
  goTo("map");
}

export function clearSelection(): void {
  desk.selection = null;
  focus.value = null;
  spot.value = null;
}

/** The registry has changed: the map asks for its tiles again and the figures are read anew. */
export async function registryChanged(): Promise<void> {
  mapRevision.value += 1;
  await readStats();
}

/** Others work in the same registry: when its figures have moved, the map and the lists follow. */
export async function followRegistry(): Promise<void> {
  const before = JSON.stringify(stats.value);
  await readStats();
  if (JSON.stringify(stats.value) !== before) mapRevision.value += 1;
}

export async function readStats(): Promise<void> {
  try {
    stats.value = await getStats();
  } catch (error) {
    asApiError(error); // the figures stay as they were; the connection bar tells the rest
  }
}
