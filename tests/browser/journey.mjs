// SPDX-License-Identifier: Apache-2.0
// One road's way to its name, by hand and eye: search, click, propose, heed the rules, submit, review, find it again.
// Needs web/dist and the real binary; see support/registry.mjs.
import assert from "node:assert/strict";
import { begin } from "./support/begin.mjs";
import { desktop, expectingRefusals, mapIdle, phone, screenshot } from "./support/browser.mjs";

const specifics = ["麦穗", "禾香", "枣林", "棉田", "芦荡", "柳荫", "槐香", "稻浪", "渔歌", "桑园", "荷塘", "雁栖"];
const proposer = "张敏";
const reviewer = "李建国";

const { registry, api, page, context, watch, steps, at, fillLogIn, actAs, finish } = await begin();

let road; // the unnamed road that gets its name
let newName;

/** Brings a road under the pointer: a point of its line where the map shows no other road within reach. */
function pointOn(feature) {
  return page.evaluate(
    async ({ line, id }) => {
      const { map } = window.luming;
      for (let i = 1; i < line.length; i++) {
        const middle = [(line[i - 1][0] + line[i][0]) / 2, (line[i - 1][1] + line[i][1]) / 2];
        map.jumpTo({ center: middle, zoom: 17 });
        await new Promise((resolve) => map.once("idle", resolve));
        const { x, y } = map.project(middle);
        const reach = [[x - 8, y - 8], [x + 8, y + 8]];
        const found = map.queryRenderedFeatures(reach).filter((it) => it.sourceLayer === "roads");
        if (found.length && found.every((it) => it.properties.road_id === id)) {
          const frame = map.getCanvas().getBoundingClientRect();
          return { x: frame.left + x, y: frame.top + y };
        }
      }
      return null;
    },
    { line: feature.geometry.coordinates, id: feature.properties.road_id },
  );
}

function roadInTiles(id) {
  return page.evaluate((wanted) => {
    const found = window.luming.map.querySourceFeatures("registry", {
      sourceLayer: "roads", filter: ["==", ["get", "road_id"], wanted],
    });
    return found[0]?.properties ?? null;
  }, id);
}

async function waitForRoadInTiles(id, state) {
  await page.waitForFunction(
    ({ wanted, expected }) =>
      window.luming.map
        .querySourceFeatures("registry", { sourceLayer: "roads", filter: ["==", ["get", "road_id"], wanted] })
        .some((it) => it.properties.state === expected),
    { wanted: id, expected: state },
  );
  await mapIdle(page);
}

/** The desk of the proposal's village, with the proposal looked at. */
async function reviewItem({ id, village_code: village }) {
  await page.evaluate((code) => (location.hash = `#/review/${code}`), village);
  await page.locator(`[data-testid=review][data-village="${village}"]`).waitFor();
  const item = page.locator(`[data-testid=review-item][data-proposal="${id}"]`);
  // a proposal handed in behind the page's back is there after a reload at the latest
  await item.waitFor({ timeout: 5_000 }).catch(() => page.reload());
  await item.waitFor();
  for (let tries = 0; tries < 100 && (await item.getAttribute("aria-current")) !== "true"; tries++) {
    await page.keyboard.press("j");
  }
  assert.equal(await item.getAttribute("aria-current"), "true", "j leads to every proposal");
  await at("review-details").and(page.locator(`[data-proposal="${id}"]`)).waitFor();
  return item;
}

await steps.step("the page opens with map, legend and figures", async () => {
  await page.goto(registry.url);
  await page.waitForFunction(() => window.luming?.map);
  await mapIdle(page);
  await at("legend").waitFor();
  const layers = await page.evaluate(() => [...new Set(window.luming.map.queryRenderedFeatures().map((it) => it.sourceLayer))]);
  assert.ok(layers.includes("villages") && layers.includes("roads"), `villages and roads are drawn, not ${layers}`);
  await screenshot(page, "01-region");
});

await steps.step("modelled geometry says so", async () => {
  const stats = await api.get("/stats");
  assert.equal(await at("modelled").isVisible(), stats.modelled === true);
});

await steps.step("search finds a road, by keyboard alone", async () => {
  const [named] = await api.roads("named", 1);
  const { road_id: id, name, village } = named.properties;
  await at("search").click();
  await page.keyboard.type(`${village}${name}`);
  await at("hit").first().waitFor();
  await screenshot(page, "02-search");
  const words = await at("hit").allTextContents();
  const index = words.findIndex((text) => text.includes(name) && text.includes(village));
  assert.ok(index >= 0, `${village}${name} is among ${words}`);
  for (let i = 0; i < index; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction((wanted) => document.querySelector("[data-testid=road-panel]")?.dataset.road === String(wanted), id);
  assert.equal(await at("road-name").textContent(), name);
  assert.match(await at("road-pinyin").textContent(), /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
  await mapIdle(page);
  const shown = await page.evaluate(() => window.luming.map.queryRenderedFeatures({ layers: ["selection-line"] }).length);
  assert.ok(shown > 0, "the road is in view and marked");
  await screenshot(page, "03-road");
});

await steps.step("a click on the map opens an unnamed road", async () => {
  for (const candidate of await api.roads("unnamed")) {
    if (!candidate.properties.village_code) continue;
    const point = await pointOn(candidate);
    if (!point) continue;
    road = candidate;
    await page.mouse.click(point.x, point.y);
    break;
  }
  assert.ok(road, "there is an unnamed road that can be clicked");
  const id = road.properties.road_id;
  await page.locator(`[data-testid=road-panel][data-road="${id}"] h2`).waitFor();
  assert.equal((await roadInTiles(id)).state, "unnamed");
  newName = await api.freeName(road, specifics);
});

await steps.step("a bad name is objected to while it is typed", async () => {
  await at("propose").click();
  await page.locator("#proposal-name").pressSequentially("和顺A街");
  await page.locator("[data-severity=B]").first().waitFor();
  assert.ok(await at("submit").isDisabled(), "a forbidden name cannot be submitted");
  const [first, ...rest] = await page.locator("[data-testid=findings] > li").evaluateAll((all) => all.map((it) => it.dataset.severity));
  assert.equal(first, "B");
  assert.deepEqual(rest, [...rest].sort((a, b) => "BRWI".indexOf(a) - "BRWI".indexOf(b)));
  await mapIdle(page);
  await screenshot(page, "04-findings");
});

await steps.step("a suggestion can be taken with one click", async () => {
  await page.locator("#proposal-name").fill("黃河街");
  const button = page.locator("[data-rule^=C] [data-testid=take-suggestion]").first();
  await button.waitFor();
  const suggested = (await button.textContent()).match(/[“"](.+)[”"]/)[1];
  await button.click();
  assert.equal(await page.locator("#proposal-name").inputValue(), suggested);
  assert.ok(!suggested.includes("黃"), `${suggested} is the standard form`);
});

await steps.step("a name that would pass is taken by one key, with meaning and origin", async () => {
  const [taken] = (await api.roads("named", 500)).filter((it) => it.properties.village_code === road.properties.village_code);
  await page.locator("#proposal-name").fill(taken?.properties.name ?? "3号路");
  await at("better-name").first().waitFor();
  await page.locator("[data-severity=B] .evidence").first().waitFor();
  await screenshot(page, "05-better-names");
  const better = await at("better-name").first().locator("b").textContent();
  await page.keyboard.press("Alt+1");
  assert.equal(await page.locator("#proposal-name").inputValue(), better);
  assert.ok((await page.locator("#proposal-meaning").inputValue()).length > 0, "it brings its meaning");
  assert.ok((await page.locator("#proposal-origin").inputValue()).length > 0, "it brings its origin");
  await page.locator("[data-testid=submit]:not([disabled])").waitFor();
});

await steps.step("the plate shows name and pinyin as on the sign", async () => {
  await page.locator("#proposal-name").fill(newName);
  await page.locator("#proposal-meaning").fill("寄望丰收与安宁");
  await page.locator("#proposal-origin").fill("村民代表会议议定");
  await page.locator("[data-testid=submit]:not([disabled])").waitFor();
  const plate = at("proposal-form").getByTestId("plate");
  await page.waitForFunction(() => /[A-Z]{3}/.test(document.querySelector("[data-testid=proposal-form] .pinyin").textContent));
  assert.ok((await plate.textContent()).includes(newName));
  await page.waitForFunction(() => document.querySelector("[data-testid=proposal-form] .findings").ariaBusy === "false");
  assert.equal(await page.locator("[data-severity=B]").count(), 0);
  await screenshot(page, "05-good-name");
});

await steps.step("what was typed outlives a lost connection", async () => {
  await expectingRefusals(watch, async () => {
    await context.setOffline(true);
    await page.locator("#proposal-meaning").fill("寄望丰收与安宁，村名由此");
    await at("offline").waitFor();
    await screenshot(page, "06-offline");
    await context.setOffline(false);
    await at("offline").waitFor({ state: "detached" });
    await mapIdle(page);
  });
  assert.equal(await page.locator("#proposal-meaning").inputValue(), "寄望丰收与安宁，村名由此");
  assert.equal(await page.locator("#proposal-name").inputValue(), newName);
});

await steps.step("saving asks who is working, then keeps the draft", async () => {
  await at("save").click();
  await fillLogIn(proposer);
  await at("save").click();
  await page.getByText("草稿已存入登记簿").waitFor();
  await page.getByRole("button", { name: "收起" }).click();
  await at("propose").click();
  await page.waitForFunction((name) => document.querySelector("#proposal-name").value === name, newName);
});

await steps.step("submitting puts the road under review, on the map too", async () => {
  await at("submit").click();
  await at("to-review").waitFor();
  await waitForRoadInTiles(road.properties.road_id, "proposed");
  await screenshot(page, "07-submitted");
});

await steps.step("a decision on a stale version is refused and explained", async () => {
  const others = (await api.roads("unnamed")).filter((it) => it.properties.village_code);
  const name = await api.freeName(others[0], specifics.slice(4));
  const theirs = await api.submit(others[0], name, proposer);
  await actAs(reviewer);
  await reviewItem(theirs.value);
  await api.post(`/proposals/${theirs.value.id}/withdraw`, proposer, {}, theirs.etag);
  await expectingRefusals(watch, async () => {
    await page.keyboard.press("a");
    await at("review-failure").waitFor();
  });
  await page.locator(`[data-proposal="${theirs.value.id}"]`).waitFor({ state: "detached" });
  assert.ok((await at("review-failure").textContent()).length > 10);
  assert.equal((await api.get(`/proposals/${theirs.value.id}`, proposer)).state, "withdrawn");
  await screenshot(page, "08-stale");
});

await steps.step("rejecting asks for a reason and records it", async () => {
  const others = (await api.roads("unnamed")).filter((it) => it.properties.village_code);
  const name = await api.freeName(others[1], specifics.slice(6));
  const { value } = await api.submit(others[1], name, proposer);
  await at("tab-map").click();
  const item = await reviewItem(value);
  await page.keyboard.press("r");
  await at("reason").fill("与邻村道路连成一线，宜统一命名");
  await screenshot(page, "09-reject");
  await at("confirm-reject").click();
  await item.waitFor({ state: "detached" });
  const kept = await api.get(`/proposals/${value.id}`);
  assert.equal(kept.state, "rejected");
  assert.equal(kept.decision_reason, "与邻村道路连成一线，宜统一命名");
});

await steps.step("approving is one key, and the map takes the name up at once", async () => {
  const { proposals } = await api.get(`/roads/${road.properties.road_id}`);
  const open = proposals.find((it) => it.state === "submitted");
  const item = await reviewItem({ ...open, village_code: road.properties.village_code });
  await mapIdle(page);
  await screenshot(page, "10-review");
  await page.keyboard.press("a");
  await item.and(page.locator("[data-state=approved]")).waitFor();
  // The desk goes on to the next proposal, if there is one: look back at this road.
  await page.evaluate((center) => window.luming.map.jumpTo({ center, zoom: 16 }), road.geometry.coordinates[0]);
  await waitForRoadInTiles(road.properties.road_id, "named");
  assert.equal((await roadInTiles(road.properties.road_id)).name, newName);
});

await steps.step("search finds the new name, and the map shows it", async () => {
  await at("search").fill("");
  await at("search").pressSequentially(newName);
  const hit = at("hit").filter({ hasText: newName }).filter({ hasText: road.properties.village });
  await hit.first().click();
  await page.locator(`[data-testid=road-panel][data-road="${road.properties.road_id}"]`).waitFor();
  await page.waitForFunction((name) => document.querySelector("[data-testid=road-name]")?.textContent === name, newName);
  assert.ok((await at("names").textContent()).includes(newName));
  await mapIdle(page);
  const drawn = await page.evaluate(() =>
    window.luming.map.queryRenderedFeatures({ layers: ["roads-named"] }).map((it) => it.properties.name),
  );
  assert.ok(drawn.includes(newName), `${newName} is drawn among ${drawn}`);
  await screenshot(page, "11-named");
});

await steps.step("the page speaks English when asked", async () => {
  await at("language").click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.equal((await at("tab-review").textContent()).startsWith("Review"), true);
  await screenshot(page, "12-english");
  await at("language").click();
});

await steps.step("a phone shows map and panel without sideways scrolling", async () => {
  await page.setViewportSize(phone);
  await mapIdle(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= phone.width, `the page is ${width} px wide`);
  await screenshot(page, "13-phone");
  await page.setViewportSize(desktop);
});

await steps.step("no console error, no request outside the origin", async () => {
  assert.deepEqual(watch.complaints, []);
});

await finish();
