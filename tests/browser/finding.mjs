// SPDX-License-Identifier: Apache-2.0
// Finding a place as villagers and clerks do: in Han, pinyin and initials, near where the map looks or there alone, a
// crossing, by keyboard alone; and what lies where one clicks.
import assert from "node:assert/strict";
import { begin } from "./support/begin.mjs";
import { mapIdle, screenshot } from "./support/browser.mjs";

const { registry, api, page, watch, steps, at, finish } = await begin("finding-");

/** Types as a person does, and waits for the answer to just that. */
async function find(text) {
  await at("search").fill("");
  await at("search").pressSequentially(text, { delay: 15 });
  await page.waitForFunction((wanted) => document.querySelector("[data-testid=search-box]")?.dataset.answered === wanted, text);
  return at("hit").allTextContents();
}

const selected = (id) => page.locator(`[data-testid=road-panel][data-road="${id}"]`).waitFor();
const letters = (pinyin) => pinyin.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

async function jumpTo(center, zoom) {
  await page.evaluate(({ center: to, zoom: depth }) => {
    window.luming.map.jumpTo({ center: to, zoom: depth });
  }, { center, zoom });
  await mapIdle(page);
}

const { road, crossing, door } = await steps.prepare("a road, a crossing and a door", async () => {
  const roads = await api.roads("named", 400);
  const [first] = roads;
  const of = (code) => roads.filter((it) => it.properties.village_code === code).map((it) => it.properties.name);
  for (const { properties } of roads) {
    for (const other of of(properties.village_code)) {
      if (other === properties.name) continue;
      const text = `${properties.village}${properties.name}与${other}交叉口`;
      const { features } = await api.get(`/search?${new URLSearchParams({ q: text })}`);
      if (features[0]?.properties.type !== "intersection") continue;
      const { features: doors } = await api.get("/collections/addresses/items?limit=1");
      return { road: first, crossing: { text, feature: features[0] }, door: doors[0] };
    }
  }
  throw new Error("no two roads of this region cross");
});
const { name, village, road_id: id } = road.properties;
const pinyin = (await api.get(`/roads/${id}`)).name.pinyin;

await steps.step("a road is found in Han, by the keyboard alone", async () => {
  await page.goto(registry.url);
  await page.waitForFunction(() => window.luming?.map);
  await mapIdle(page);
  await at("search").focus();
  const words = await find(`${village}${name}`);
  assert.ok(words[0].includes(name), words.join(" | "));
  assert.equal(await at("search").getAttribute("aria-expanded"), "true");
  const active = await at("search").getAttribute("aria-activedescendant");
  assert.ok((await page.locator(`#${active}`).textContent()).includes(name), "the first one is marked");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await selected(id);
  assert.equal(await at("search").getAttribute("aria-expanded"), "false");
});

await steps.step("pinyin and initials find it, and the list says so", async () => {
  const spelled = letters(pinyin.toned).replaceAll(/[^a-z]/g, "");
  await jumpTo(road.geometry.coordinates[0], 14);
  assert.ok((await find(spelled)).some((text) => text.includes(name)), spelled);
  assert.match(await at("why").first().textContent(), /拼音/);
  await screenshot(page, "finding-01-pinyin");
  const initials = (await api.get(`/naming/pinyin?${new URLSearchParams({ name })}`)).characters.map((it) => letters(it.reading)[0]).join("");
  assert.ok((await find(initials)).some((text) => text.includes(name)), initials);
  assert.match(await at("why").first().textContent(), /首字母/);
  await screenshot(page, "finding-02-initials");
});

await steps.step("nothing is lost when the list is closed and opened again", async () => {
  await page.keyboard.press("Escape");
  await at("hit").first().waitFor({ state: "hidden" });
  await page.keyboard.press("ArrowDown");
  await at("hit").first().waitFor();
});

await steps.step("what is near comes first, what is on the map can be asked for alone", async () => {
  const asked = [];
  page.on("request", (request) => request.url().includes("/search?") && asked.push(new URL(request.url()).searchParams));
  await find(name.slice(0, 1));
  const [lon, lat] = road.geometry.coordinates[0];
  assert.ok(Math.abs(Number(asked.at(-1).get("lon")) - lon) < 0.01 && Math.abs(Number(asked.at(-1).get("lat")) - lat) < 0.01);
  await page.keyboard.press("Tab"); // over the button that clears, into the list
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await at("scope-in_view").focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-testid=search-box][data-scope=in_view]").waitFor();
  assert.equal(await at("scope-in_view").getAttribute("aria-pressed"), "true");
  const [west, south, east, north] = asked.at(-1).get("bbox").split(",").map(Number);
  assert.ok(west < lon && lon < east && south < lat && lat < north, "the box holds what the map shows");
  await screenshot(page, "finding-03-in-view");
  await at("scope-everywhere").click();
});

await steps.step("a crossing is found, and shown on the map", async () => {
  const words = await find(crossing.text);
  assert.match(words[0], /路口/);
  await page.keyboard.press("Enter");
  await at("here").waitFor();
  await mapIdle(page);
  const [lon, lat] = crossing.feature.geometry.coordinates;
  const center = await page.evaluate(() => window.luming.map.getCenter());
  assert.ok(Math.abs(center.lng - lon) < 0.002 && Math.abs(center.lat - lat) < 0.002, JSON.stringify(center));
  await screenshot(page, "finding-04-crossing");
});

await steps.step("a click tells door, road, side and village", async () => {
  const at2 = door.geometry.coordinates;
  await jumpTo(at2, 17);
  const { x, y } = await page.evaluate((to) => {
    const { map } = window.luming;
    const frame = map.getCanvas().getBoundingClientRect();
    const point = map.project(to);
    return { x: frame.left + point.x, y: frame.top + point.y };
  }, at2);
  await page.mouse.click(x, y);
  await page.waitForFunction((full) => document.querySelector("[data-testid=here-door]")?.textContent.includes(full), door.properties.full);
  assert.match(await at("here-side").textContent(), /^路[东南西北]，离路中线 \d+ 米（这边是[单双]号）$/);
  assert.equal((await at("here-road").textContent()).trim(), door.properties.road);
  assert.ok(door.properties.full.includes((await at("here-village").textContent()).trim()));
  await screenshot(page, "finding-05-here");
  await at("here-village").click();
  await at("here").waitFor({ state: "detached" });
});

await steps.step("what is nowhere is said to be nowhere", async () => {
  await find("qqqxzv");
  assert.match(await page.locator("[data-testid=search-box]").textContent(), /没有找到“qqqxzv”/);
});

await steps.step("no console error, no request outside the origin", async () => {
  assert.deepEqual(watch.complaints, []);
});

await finish();
