// SPDX-License-Identifier: Apache-2.0

// MapLibre's CSP build has the same interface as its main entry but ships no types of its own.
declare module "maplibre-gl/dist/maplibre-gl-csp" {
  export * from "maplibre-gl";
  export { default } from "maplibre-gl";
}

// The open map, for browser tests and for the console.
interface Window {
  luming?: { map: import("maplibre-gl").Map };
}
