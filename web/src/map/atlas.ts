// SPDX-License-Identifier: Apache-2.0
// The map as the desk uses it: open it, hear what was clicked, bring a thing into view, take up a change. Everything
// that is MapLibre stays behind this file.
import maplibregl, { type GeoJSONSource, type Map as MapLibreMap, type PaddingOptions, type PointLike, type VectorTileSource } from "maplibre-gl/dist/maplibre-gl-csp";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";
import type { Feature, Geometry } from "geojson";
import { t } from "../i18n";
import { extentOf, type Extent } from "./extent";
import { midpointOf } from "./midpoint";
import {
  labelFonts, mapStyle, registrySource, roadLayers, roadNameFilter, roadNameLayer, selectionSource, villageLayer,
  type TileFacts,
} from "./style";
import type { Focus } from "../state/desk";
import type { View } from "../state/view";
import { tileUrl } from "./tiles";

// A worker of our own origin, not a blob: it runs under a strict content security policy.
maplibregl.setWorkerUrl(workerUrl);

export interface Clicked {
  at: [lon: number, lat: number];
  road?: number;
  village?: string;
}

const clickReachPixels = 7;
const closestZoom = 15.5;

export function hasWebGl2(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

export function openAtlas(container: HTMLElement, facts: TileFacts & { bounds: Extent | null }): MapLibreMap {
  return new maplibregl.Map({
    container,
    style: mapStyle(facts),
    bounds: facts.bounds ?? undefined,
    fitBoundsOptions: { padding: 24 },
    localIdeographFontFamily: labelFonts,
    locale: { "NavigationControl.ZoomIn": t("map.zoom_in"), "NavigationControl.ZoomOut": t("map.zoom_out") },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 19,
  });
}

export function addControls(map: MapLibreMap): void {
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "bottom-right");
  map.addControl(new maplibregl.ScaleControl({ unit: "metric", maxWidth: 110 }), "bottom-right");
}

/** Tells what lies under each click: a road within reach first, else the village. */
export function onPick(map: MapLibreMap, tell: (clicked: Clicked) => void): void {
  map.on("click", (event) => {
    const { x, y } = event.point;
    const reach: [PointLike, PointLike] = [
      [x - clickReachPixels, y - clickReachPixels],
      [x + clickReachPixels, y + clickReachPixels],
    ];
    const road = map.queryRenderedFeatures(reach, { layers: roadLayers })[0];
    const at: Clicked["at"] = [event.lngLat.lng, event.lngLat.lat];
    if (road) return tell({ at, road: Number(road.properties.road_id) });
    const village = map.queryRenderedFeatures(event.point, { layers: [villageLayer] })[0];
    tell(village ? { at, village: String(village.properties.code) } : { at });
  });
}

/** Tells what is in view, now and after each move. */
export function onView(map: MapLibreMap, tell: (seen: View) => void): void {
  const look = () => {
    const { lng, lat } = map.getCenter();
    const bounds = map.getBounds();
    tell({ center: [lng, lat], zoom: map.getZoom(), extent: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] });
  };
  map.on("moveend", look);
  look();
}

/** The village under the pointer is tinted; over a road the pointer shows that it can be clicked. */
export function addHover(map: MapLibreMap): void {
  let hovered: string | undefined;
  const tint = (code: string | undefined) => {
    if (code === hovered) return;
    if (hovered) map.setFeatureState(villageFeature(hovered), { hover: false });
    if (code) map.setFeatureState(villageFeature(code), { hover: true });
    hovered = code;
  };
  map.on("mousemove", villageLayer, (event) => tint(String(event.features?.[0]?.properties.code ?? "")));
  map.on("mouseleave", villageLayer, () => tint(undefined));
  for (const layer of roadLayers) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

function villageFeature(code: string) {
  return { source: registrySource, sourceLayer: "villages", id: code };
}

/** Marks a geometry, writes its name beside it, and sets a point; or marks nothing. */
export function mark(map: MapLibreMap, marked: Focus | null, spot: readonly [number, number] | null): void {
  const features = marked ? featuresOf(marked) : [];
  if (spot) features.push({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [...spot] } });
  map.getSource<GeoJSONSource>(selectionSource)?.setData({ type: "FeatureCollection", features });
  map.setFilter(roadNameLayer, roadNameFilter(marked?.name ? marked.road : undefined));
}

function featuresOf({ geometry, name }: Focus): Feature[] {
  const features: Feature[] = [{ type: "Feature", properties: {}, geometry }];
  const middle = name && geometry.type === "LineString" ? midpointOf(geometry.coordinates) : null;
  if (middle) features.push({ type: "Feature", properties: { name }, geometry: { type: "Point", coordinates: middle } });
  return features;
}

export function flyTo(map: MapLibreMap, geometry: Geometry): void {
  const extent = extentOf(geometry);
  if (!extent) return;
  map.fitBounds(extent, { padding: viewPadding(map.getContainer()), maxZoom: Math.max(closestZoom, map.getZoom()), duration: flightTime() });
}

/** Lets go of every tile and asks for them again at the new revision's address. */
export function refreshTiles(map: MapLibreMap, revision: number): void {
  map.getSource<VectorTileSource>(registrySource)?.setTiles([tileUrl(revision)]);
}

/** Room around what is shown; more below, where the legend lies. */
function viewPadding({ clientWidth, clientHeight }: HTMLElement): PaddingOptions {
  const side = Math.min(110, Math.min(clientWidth, clientHeight) / 7);
  return { top: side, left: side, right: side, bottom: Math.max(side, Math.min(80, clientHeight / 4)) };
}

function flightTime(): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 700;
}
