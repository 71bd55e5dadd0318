// SPDX-License-Identifier: Apache-2.0
// The desk's map style. It has no `glyphs`: every label is drawn from the machine's own fonts, so nothing is fetched
// from outside and rare characters show as well as the machine can show them.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { palette } from "./palette";

export const registrySource = "registry";
export const selectionSource = "selection";
export const roadLayers = ["roads-named", "roads-unnamed", "roads-proposed"];
export const villageLayer = "villages-fill";
export const roadNameLayer = "road-names";

/** Fonts that carry Han characters on Debian, Windows, macOS and Android, best first. */
export const labelFonts =
  "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";

export interface TileFacts {
  tiles: string;
  minzoom: number;
  maxzoom: number;
}

export function mapStyle(facts: TileFacts): StyleSpecification {
  return {
    version: 8,
    sources: {
      [registrySource]: {
        type: "vector",
        tiles: [facts.tiles],
        minzoom: facts.minzoom,
        maxzoom: facts.maxzoom,
        promoteId: { villages: "code", roads: "road_id" },
      },
      [selectionSource]: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [...ground(), ...roads(), ...selection(), ...doors(), ...labels(), ...selectionName()],
  };
}

function ground(): LayerSpecification[] {
  const hovered: ExpressionSpecification = ["boolean", ["feature-state", "hover"], false];
  return [
    { id: "paper", type: "background", paint: { "background-color": palette.paper } },
    {
      id: villageLayer, type: "fill", source: registrySource, "source-layer": "villages",
      paint: { "fill-color": ["case", hovered, palette.villageHover, palette.village], "fill-antialias": true },
    },
    {
      id: "villages-edge", type: "line", source: registrySource, "source-layer": "villages",
      layout: { "line-join": "round" },
      paint: {
        "line-color": palette.villageEdge,
        "line-width": byZoom([8, 0.4], [12, 1], [16, 1.8]),
      },
    },
  ];
}

function roads(): LayerSpecification[] {
  return [
    road("roads-casing", "named", { "line-color": palette.named, "line-width": byZoom([8, 0.8], [11, 1.8], [14, 5], [17, 14]) }),
    road("roads-named", "named", { "line-color": palette.namedCore, "line-width": byZoom([10.5, 0], [12, 1.2], [14, 3], [17, 10.5]) }),
    road("roads-unnamed", "unnamed", {
      "line-color": palette.unnamed, "line-width": byZoom([8, 0.9], [11, 1.5], [14, 2.6], [17, 5.5]), "line-dasharray": [2.6, 1.5],
    }, "butt"),
    road("roads-proposed", "proposed", {
      "line-color": palette.proposed, "line-width": byZoom([8, 1.2], [11, 2.2], [14, 3.6], [17, 7.5]),
    }),
  ];
}

function road(id: string, state: string, paint: object, cap: "round" | "butt" = "round"): LayerSpecification {
  return {
    id, type: "line", source: registrySource, "source-layer": "roads", filter: ["==", ["get", "state"], state],
    layout: { "line-join": "round", "line-cap": cap }, paint,
  } as LayerSpecification;
}

function selection(): LayerSpecification[] {
  return [
    {
      id: "selection-glow", type: "line", source: selectionSource, filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": palette.selected, "line-opacity": 0.22, "line-width": byZoom([9, 8], [14, 15], [17, 26]) },
    },
    {
      id: "selection-line", type: "line", source: selectionSource, filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": palette.selected, "line-width": byZoom([9, 2], [14, 3], [17, 5]) },
    },
    {
      id: "selection-village", type: "line", source: selectionSource, filter: ["==", ["geometry-type"], "Polygon"],
      layout: { "line-join": "round" },
      paint: { "line-color": palette.selected, "line-width": 2.4 },
    },
    {
      id: "selection-point", type: "circle", source: selectionSource, filter: ["all", ["==", ["geometry-type"], "Point"], ["!", ["has", "name"]]],
      paint: {
        "circle-radius": 7, "circle-color": palette.selected, "circle-stroke-color": "#fff", "circle-stroke-width": 2.5,
      },
    },
  ];
}

function doors(): LayerSpecification[] {
  return [
    {
      id: "doors", type: "symbol", source: registrySource, "source-layer": "addresses", minzoom: 15.5,
      layout: { "text-field": ["to-string", ["get", "number"]], "text-size": 11, "text-padding": 4 },
      paint: { "text-color": palette.inkSoft, "text-halo-color": palette.halo, "text-halo-width": 1.4 },
    },
  ];
}

function labels(): LayerSpecification[] {
  return [
    {
      id: roadNameLayer, type: "symbol", source: registrySource, "source-layer": "roads", minzoom: 11.5,
      filter: roadNameFilter(),
      layout: {
        "symbol-placement": "line", "text-field": ["get", "name"], "text-size": byZoom([12, 11], [14, 13], [17, 16]),
        "text-letter-spacing": 0.12, "symbol-spacing": 320, "text-max-angle": 30, "text-padding": 6,
      },
      paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 2 },
    },
    {
      id: "village-names", type: "symbol", source: registrySource, "source-layer": "labels", minzoom: 9.5,
      layout: {
        "text-field": ["get", "name"], "text-font": ["Sans Medium"], "text-size": byZoom([9.5, 11], [12, 13.5], [15, 16]),
        "text-letter-spacing": 0.06, "text-max-width": 8, "text-padding": 6,
        "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.9,
      },
      paint: { "text-color": palette.villageInk, "text-halo-color": palette.halo, "text-halo-width": 2 },
    },
  ];
}

/** Every named road is labelled, but for the one whose name the selection writes. */
export function roadNameFilter(but = -1): FilterSpecification {
  return ["all", ["==", ["get", "state"], "named"], ["has", "name"], ["!=", ["get", "road_id"], but]];
}

/** The marked road's own name, beside the line and before every other label. */
function selectionName(): LayerSpecification[] {
  return [
    {
      id: "selection-name", type: "symbol", source: selectionSource, filter: ["has", "name"],
      layout: {
        "text-field": ["get", "name"], "text-font": ["Sans Bold"],
        "text-size": byZoom([9, 13], [14, 15], [17, 18]), "text-letter-spacing": 0.12,
        "text-variable-anchor": ["bottom", "top", "left", "right"], "text-radial-offset": 0.8, "text-allow-overlap": true,
      },
      paint: { "text-color": palette.selected, "text-halo-color": palette.halo, "text-halo-width": 2.2 },
    },
  ];
}

function byZoom(...stops: [zoom: number, size: number][]): ExpressionSpecification {
  return ["interpolate", ["exponential", 1.4], ["zoom"], ...stops.flat()] as unknown as ExpressionSpecification;
}
