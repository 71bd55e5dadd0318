// SPDX-License-Identifier: Apache-2.0
// Geocoder clients as the world has them, pointed at the registry by its address alone: leaflet-control-geocoder
// (Nominatim, Photon) and maplibre-gl-geocoder, from a page of another origin, and the very request that the Nominatim
// locator of QGIS makes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { openBrowser } from "./support/browser.mjs";
import { openRegistry } from "./support/registry.mjs";
import { Steps } from "./support/steps.mjs";

const modules = new URL("../../web/node_modules/", import.meta.url);
const files = {
  "/leaflet.js": "leaflet/dist/leaflet.js",
  "/control.js": "leaflet-control-geocoder/dist/Control.Geocoder.js",
  "/maplibre.js": "maplibre-gl/dist/maplibre-gl.js",
  "/geocoder.js": "@maplibre/maplibre-gl-geocoder/dist/maplibre-gl-geocoder.js",
};
const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><div id="leaflet" style="height:300px"></div>
<div id="maplibre" style="height:300px"></div>${Object.keys(files).map((it) => `<script src="${it}"></script>`).join("")}`;

function serveAnotherOrigin() {
  const server = createServer((request, response) => {
    const file = files[request.url];
    response.setHeader("Content-Type", file ? "text/javascript" : "text/html; charset=utf-8");
    response.end(file ? readFileSync(new URL(file, modules)) : html);
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve({ server, url: `http://127.0.0.1:${server.address().port}/` })),
  );
}

const registry = await openRegistry();
const other = await serveAnotherOrigin();
const browser = await openBrowser(registry.url);
const { page } = browser;
const steps = new Steps(async () => browser.beBrief(), registry.lastWords);

const door = (await (await fetch(`${registry.url}/collections/addresses/items?limit=1`)).json()).features[0];
const full = door.properties.full;
const [lon, lat] = door.geometry.coordinates;
const near = (place, message) => {
  assert.ok(Math.abs(place.lon - lon) < 1e-5 && Math.abs(place.lat - lat) < 1e-5, `${message}: ${JSON.stringify(place)}, not ${lon} ${lat}`);
};

await page.goto(other.url);

await steps.step("leaflet-control-geocoder finds a door through its Nominatim geocoder", async () => {
  const [found] = await page.evaluate(
    async ({ url, text }) => {
      const results = await L.Control.Geocoder.nominatim({ serviceUrl: `${url}/` }).geocode(text);
      return results.map(({ name, center, bbox, html }) => ({ name, lon: center.lng, lat: center.lat, html, valid: bbox.isValid() }));
    },
    { url: registry.url, text: full },
  );
  assert.equal(found.name, full);
  assert.ok(found.valid);
  near(found, "nominatim geocode");
});

await steps.step("leaflet-control-geocoder tells what lies at a point", async () => {
  const [found] = await page.evaluate(
    async ({ url, lon, lat }) => {
      const results = await L.Control.Geocoder.nominatim({ serviceUrl: `${url}/` }).reverse({ lat, lng: lon }, 256 * 2 ** 18);
      return results.map(({ name, center }) => ({ name, lon: center.lng, lat: center.lat }));
    },
    { url: registry.url, lon, lat },
  );
  assert.equal(found.name, full);
  near(found, "nominatim reverse");
});

await steps.step("leaflet-control-geocoder completes through its Photon geocoder", async () => {
  const results = await page.evaluate(
    async ({ url, text, lon, lat }) => {
      const photon = L.Control.Geocoder.photon({ serviceUrl: `${url}/photon/api/`, reverseUrl: `${url}/photon/reverse/` });
      const tell = ({ name, center }) => ({ name, lon: center.lng, lat: center.lat });
      return {
        found: (await photon.geocode(text)).map(tell),
        begun: (await photon.suggest(text.slice(0, -3))).map(tell),
        there: (await photon.reverse({ lat, lng: lon }, 1)).map(tell),
      };
    },
    { url: registry.url, text: full, lon, lat },
  );
  near(results.found[0], "photon geocode");
  near(results.there[0], "photon reverse");
  assert.ok(results.begun.length > 0, "a text that is being typed finds something");
});

await steps.step("the control of Leaflet shows the results of a text typed into it", async () => {
  const listed = await page.evaluate(
    async ({ url, text }) => {
      const map = L.map("leaflet").setView([37.5, 118.3], 9);
      const geocoder = L.Control.Geocoder.nominatim({ serviceUrl: `${url}/` });
      const control = L.Control.geocoder({ geocoder, collapsed: false, defaultMarkGeocode: false }).addTo(map);
      const chosen = new Promise((resolve) => control.on("markgeocode", ({ geocode }) => resolve(geocode.name)));
      control.setQuery(text);
      control._geocode();
      return chosen;
    },
    { url: registry.url, text: full },
  );
  assert.equal(listed, full);
});

await steps.step("maplibre-gl-geocoder lists a door as its manual sets it up for Nominatim", async () => {
  const found = await page.evaluate(
    async ({ url, text }) => {
      const forwardGeocode = async (config) => {
        const request = `${url}/search?q=${encodeURIComponent(config.query)}&format=geojson&polygon_geojson=1&addressdetails=1`;
        const answer = await (await fetch(request)).json();
        return {
          features: answer.features.map((feature) => ({
            type: "Feature",
            geometry: feature.geometry,
            place_name: feature.properties.display_name,
            properties: feature.properties,
            text: feature.properties.display_name,
            place_type: ["place"],
            center: [feature.bbox[0] + (feature.bbox[2] - feature.bbox[0]) / 2, feature.bbox[1] + (feature.bbox[3] - feature.bbox[1]) / 2],
          })),
        };
      };
      const geocoder = new MaplibreGeocoder({ forwardGeocode }, { maplibregl, showResultsWhileTyping: true, flyTo: false, marker: false });
      const results = new Promise((resolve) => geocoder.on("results", ({ features }) => resolve(features)));
      geocoder.addTo("#maplibre");
      geocoder.setInput(text);
      geocoder.query(text);
      return (await results).map(({ place_name, center }) => ({ name: place_name, lon: center[0], lat: center[1] }));
    },
    { url: registry.url, text: full },
  );
  assert.equal(found[0].name, full);
  near(found[0], "maplibre-gl-geocoder");
});

await steps.step("the Nominatim locator of QGIS reads the answer to its request", async () => {
  const request = `${registry.url}/search?q=${encodeURIComponent(full)}&format=json&addressdetails=1`;
  const [place] = await (await fetch(request)).json();
  assert.equal(typeof place.lat, "string");
  assert.equal(place.boundingbox.length, 4);
  const [south, north, west, east] = place.boundingbox.map(Number);
  assert.ok(south <= Number(place.lat) && Number(place.lat) <= north && west <= Number(place.lon) && Number(place.lon) <= east);
  assert.equal(place.display_name, full);
  assert.equal(place.address.house_number, door.properties.number);
  near({ lon: Number(place.lon), lat: Number(place.lat) }, "QGIS");
});

await browser.close();
other.server.close();
await registry.stop();
process.exit(steps.failed ? 1 : 0);
