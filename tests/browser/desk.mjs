// SPDX-License-Identifier: Apache-2.0
// From submitted to announced at the desk, by keyboard alone; the notice board, the figures, a road's story; two
// reviewers at once; texts that would like to be code. Needs web/dist and the real binary; see support/registry.mjs.
import assert from "node:assert/strict";
import { begin } from "./support/begin.mjs";
import { desktop, expectingRefusals, screenshot } from "./support/browser.mjs";

const specifics = ["麦穗", "禾香", "枣林", "棉田", "芦荡", "柳荫", "槐香", "稻浪", "渔歌", "桑园", "荷塘", "雁栖", "杏林"];
const proposer = "张敏";
const reviewer = "李建国";
const colleague = "赵强";
const hostile = `<script>window.pwned=1</script><img src=x onerror="window.pwned=2">'"&amp;`;

const { registry, api, page, context, watch, steps, at, logIn, finish } = await begin("desk-");
const states = (proposals) => Promise.all(proposals.map(async ({ id }) => (await api.get(`/proposals/${id}`, reviewer)).state));

/** Villages with nameless roads, those with the most first. */
async function villagesToName() {
  const byVillage = new Map();
  for (const road of await api.roads("unnamed", 1000)) {
    const code = road.properties.village_code;
    if (code) byVillage.set(code, [...(byVillage.get(code) ?? []), road]);
  }
  return [...byVillage.values()].sort((a, b) => b.length - a.length);
}

/** Proposes a free name for each road; answers the submitted proposals. */
async function submitAll(roads, more = {}) {
  const submitted = [];
  for (const road of roads) {
    const name = await api.freeName(road, specifics);
    const draft = await api.post("/proposals", proposer, { ...api.proposal(road, name), ...more });
    submitted.push((await api.post(`/proposals/${draft.value.id}/submit`, proposer, {}, draft.etag)).value);
  }
  return submitted;
}

async function act(proposal, action, actor, body = {}) {
  const { version } = await api.get(`/proposals/${proposal.id}`, actor);
  return api.post(`/proposals/${proposal.id}/${action}`, actor, body, `"v${version}"`);
}

async function open(hash, testId) {
  await page.evaluate((to) => (location.hash = to), hash);
  await at(testId).waitFor();
}

/** Every row of the desk is in the state. */
function rowsIn(state, count) {
  return page.waitForFunction(
    ([wanted, all]) => document.querySelectorAll(`[data-testid=review-item][data-state=${wanted}]`).length === all,
    [state, count],
  );
}

const [first, second, third] = await steps.prepare("villages to name", villagesToName);
const whole = await steps.prepare("a village's names are submitted", () => submitAll(first.slice(0, 4)));
const village = whole[0].village_code;

await steps.step("nobody is asked to log in before there is a reason", async () => {
  await page.goto(`${registry.url}/#/review`);
  await at("review-villages").waitFor();
  await page.locator(`[data-testid=review-village][data-village="${village}"]`).waitFor();
});

await steps.step("the whole village is approved by keyboard alone", async () => {
  await logIn(reviewer);
  await page.locator(`[data-testid=review-village][data-village="${village}"]`).focus();
  await page.keyboard.press("Enter");
  await rowsIn("submitted", whole.length);
  await page.keyboard.press("?");
  await at("key-help").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("v");
  assert.match(await at("marked").textContent(), new RegExp(`${whole.length} / ${whole.length}`));
  await screenshot(page, "desk-01-marked");
  await page.keyboard.press("a");
  await rowsIn("approved", whole.length);
  assert.deepEqual(await states(whole), whole.map(() => "approved"));
  assert.equal(await page.locator("[data-testid=batch-results] li[data-ok=true]").count(), whole.length);
  await screenshot(page, "desk-02-approved");
});

await steps.step("undo is one key and a reason", async () => {
  const chosen = await page.locator("[data-testid=review-item][aria-current=true]").getAttribute("data-proposal");
  await page.keyboard.press("u");
  await at("action-sheet").waitFor();
  await page.keyboard.press("Control+Enter");
  await rowsIn("approved", whole.length - 1);
  assert.equal((await api.get(`/proposals/${chosen}`, reviewer)).state, "submitted");
  await page.locator(`[data-testid=review-item][data-proposal="${chosen}"][aria-current=true]`).waitFor();
  await page.keyboard.press("a");
  await rowsIn("approved", whole.length);
});

await steps.step("what a gate lacks is named, with the field that mends it", async () => {
  await page.keyboard.press("v");
  await page.keyboard.press("n");
  await page.locator("[data-testid=action-sheet][data-action=file]").waitFor();
  await expectingRefusals(watch, async () => {
    await page.keyboard.press("Control+Enter");
    await page.locator("[data-gate=approval_document]").waitFor();
  });
  await page.waitForFunction(() => document.activeElement?.dataset.testid === "field-document_no");
  await screenshot(page, "desk-03-gate");
  await page.keyboard.type("利政字〔2026〕8号");
  await page.keyboard.press("Tab");
  await page.keyboard.type("利津县人民政府");
  await page.keyboard.press("Control+Enter");
  await rowsIn("filed", whole.length);
});

await steps.step("the announcement follows, and the papers are one key away", async () => {
  await page.keyboard.press("v");
  await page.keyboard.press("n");
  await page.locator("[data-testid=action-sheet][data-action=announce]").waitFor();
  await page.keyboard.type("利民公告〔2026〕3号");
  await page.keyboard.press("Control+Enter");
  await rowsIn("announced", whole.length);
  await page.keyboard.press("p");
  await page.waitForFunction(() => document.activeElement?.closest("[data-testid=papers]"));
  const papers = await page.locator("[data-testid=papers] a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(papers.some((href) => href.endsWith("/certificate.pdf")) && papers.some((href) => href.startsWith("/signs.pdf")), papers.join());
  for (const href of papers.filter((one) => one.includes(".pdf"))) {
    const answer = await context.request.get(registry.url + href);
    assert.equal(answer.status(), 200, `${href}: ${answer.status()}`);
    assert.ok((await answer.body()).subarray(0, 5).equals(Buffer.from("%PDF-")), href);
  }
  await screenshot(page, "desk-04-papers");
});

const [contested, slow] = await steps.prepare("another village's names are submitted", () => submitAll(second.slice(0, 2)));

await steps.step("of two reviewers one wins, and what the other typed is kept", async () => {
  await open(`#/review/${contested.village_code}`, "review");
  await page.locator(`[data-testid=review-item][data-proposal="${contested.id}"][aria-current=true]`).waitFor();
  await page.keyboard.press("r");
  await at("reason").fill("与邻村道路连成一线，宜统一命名");
  await act(contested, "consult", colleague, { reason: "村民代表会议同意" });
  await expectingRefusals(watch, async () => {
    await page.keyboard.press("Control+Enter");
    await at("review-failure").waitFor();
  });
  await page.locator(`[data-testid=review-item][data-proposal="${contested.id}"][data-state=consulted]`).waitFor();
  assert.equal(await at("reason").inputValue(), "与邻村道路连成一线，宜统一命名");
  await screenshot(page, "desk-05-stale");
  await page.keyboard.press("Control+Enter");
  await page.locator(`[data-testid=review-item][data-proposal="${contested.id}"][data-state=returned]`).waitFor();
  assert.equal((await api.get(`/proposals/${contested.id}`, reviewer)).decision_reason, "与邻村道路连成一线，宜统一命名");
});

await steps.step("a lost connection costs nothing that was typed, and the act is done once", async () => {
  await page.locator(`[data-testid=review-item][data-proposal="${slow.id}"] button`).click();
  await page.keyboard.press("r");
  await at("reason").fill("请补充来历");
  await expectingRefusals(watch, async () => {
    await context.setOffline(true);
    await page.keyboard.press("Control+Enter");
    await at("review-failure").waitFor();
    assert.equal(await at("reason").inputValue(), "请补充来历");
    await page.reload().catch(() => {});
    await context.setOffline(false);
  });
  await page.goto(`${registry.url}/#/review/${slow.village_code}`);
  await page.reload();
  await page.locator(`[data-testid=review-item][data-proposal="${slow.id}"] button`).click();
  await page.keyboard.press("r");
  await at("action-sheet").or(page.locator(`[data-proposal="${slow.id}"][data-state=returned]`)).first().waitFor();
  if (await at("action-sheet").count()) {
    assert.equal(await at("reason").inputValue(), "请补充来历");
    await page.keyboard.press("Control+Enter");
  }
  await page.locator(`[data-testid=review-item][data-proposal="${slow.id}"][data-state=returned]`).waitFor();
  const { items } = await api.get(`/proposals/${slow.id}/steps`, reviewer);
  assert.equal(items.filter((step) => step.action === "send_back").length, 1);
});

const [noticed] = await steps.prepare("a name is put before the public", async () => {
  const submitted = await submitAll(third.slice(0, 1), { meaning: hostile, origin: hostile });
  await act(submitted[0], "consult", reviewer, { reason: hostile, notice_days: 7 });
  return submitted;
});

await steps.step("a villager objects on a phone, without logging in", async () => {
  await context.clearCookies();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${registry.url}/#/notices?area=${noticed.village_code.slice(0, 9)}`);
  await page.reload();
  const item = page.locator(`[data-testid=public-name][data-proposal="${noticed.id}"]`);
  await item.waitFor();
  assert.match(await at("open-group").first().textContent(), /还有 [67] 天/); // 6 when midnight has just passed
  await screenshot(page, "desk-06-notices");
  await item.getByTestId("object").click();
  await item.getByTestId("objection-text").fill("与老地名不符");
  await item.getByTestId("objection-name").fill(hostile.slice(0, 40));
  await screenshot(page, "desk-07-objection");
  await item.getByTestId("objection-send").click();
  await item.getByTestId("objection-sent").waitFor();
  const { items } = await api.get(`/proposals/${noticed.id}/objections`, reviewer);
  assert.deepEqual(items.map(({ text, state }) => [text, state]), [["与老地名不符", "open"]]);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
});

await steps.step("announced names stand there with their papers", async () => {
  await page.goto(`${registry.url}/#/notices?area=${village}`);
  await page.reload();
  const paper = at("announcement").first();
  await paper.waitFor();
  assert.match(await paper.textContent(), /利民公告〔2026〕3号/);
  assert.equal(await paper.getByTestId("public-name").count(), whole.length);
  for (const href of await paper.locator(".links a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
    assert.equal((await context.request.get(registry.url + href)).status(), 200, href);
  }
});

await steps.step("texts that would like to be code are shown as text", async () => {
  await page.setViewportSize(desktop);
  await page.goto(`${registry.url}/#/review/${noticed.village_code}`);
  await page.reload();
  await logIn(reviewer);
  await page.locator(`[data-testid=review-item][data-proposal="${noticed.id}"]`).waitFor();
  await page.locator(`[data-testid=review-item][data-proposal="${noticed.id}"] button`).click();
  await at("toggle-details").click();
  await at("case-objection").waitFor();
  assert.ok((await at("review-details").textContent()).includes(hostile), "the meaning is shown as it was written");
  assert.ok((await at("case-objection").textContent()).includes(hostile.slice(0, 40)));
  assert.equal(await page.locator("[data-testid=review-details] script, [data-testid=review-details] img").count(), 0);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  await screenshot(page, "desk-08-hostile");
});

await steps.step("an objection must be answered before the town endorses", async () => {
  await page.keyboard.press("Escape");
  await expectingRefusals(watch, async () => {
    await page.locator(`[data-testid=review-item][data-proposal="${noticed.id}"][aria-current=true]`).waitFor();
    await page.locator("h2").first().click();
    await page.keyboard.press("e");
    await page.locator("[data-gate=objections_answered]").waitFor();
  });
  assert.equal(await page.locator("[data-gate=notice_over]").count(), 1);
});

await steps.step("the figures are those of the registry", async () => {
  await open("#/figures?by=town", "progress");
  const { total, rows } = await api.get("/stats?by=town");
  const shown = (what, stage) => at(`reference-${what}`).locator(`[data-stage=${stage}]`).textContent();
  const figure = (text) => Number(text.replaceAll(",", ""));
  for (const stage of ["total", "named", "filed", "announced", "signed", "mapped"]) {
    assert.equal(figure(await shown("villages", stage)), total.villages[stage], `villages ${stage}`);
    assert.equal(figure(await shown("roads", stage)), total.roads[stage], `roads ${stage}`);
  }
  assert.equal(figure(await at("overdue").textContent()), total.overdue);
  for (const row of rows.slice(0, 5)) {
    const cells = await page.locator(`[data-testid=progress] tr[data-code="${row.code}"] td`).allTextContents();
    assert.deepEqual(cells.slice(0, 4).map(figure), [row.roads.total, row.roads.named, row.roads.filed, row.roads.announced], row.name);
  }
  const csv = await context.request.get(registry.url + (await at("csv").getAttribute("href")));
  assert.match(csv.headers()["content-type"], /^text\/csv/);
  await screenshot(page, "desk-09-figures");
});

await steps.step("a road tells its whole story after a renaming", async () => {
  const { road_id: id, name: former } = whole[0];
  const newName = "榆钱街";
  const answer = await fetch(`${registry.url}/roads/${id}`);
  await api.post(`/roads/${id}/rename`, reviewer, {
    name: newName, meaning: "寄望丰收", origin: "村民代表会议议定", reason: "村民代表会议决议", cause: "construction",
    protective_measures: "原名作为曾用名保留",
  }, answer.headers.get("etag"));
  await open(`#/road/${id}`, "road-story");
  await page.waitForFunction((name) => document.querySelector("[data-testid=story-name]")?.textContent === name, newName);
  const names = await at("names").textContent();
  assert.ok(names.includes(former.full) && names.includes("曾用名") && names.includes(newName), names);
  const events = await at("story-events").textContent();
  for (const word of ["提交申请", "批准", "备案", "公告", "得名", "更名"]) assert.ok(events.includes(word), `${word} is told in ${events}`);
  await screenshot(page, "desk-10-story");
  await at("story-at").fill("2020-01-01");
  await page.waitForFunction((name) => document.querySelector("[data-testid=story-name]")?.textContent !== name, newName);
  await screenshot(page, "desk-11-past");
  await at("story-now").click();
  await page.waitForFunction((name) => document.querySelector("[data-testid=story-name]")?.textContent === name, newName);
});

await steps.step("every page fits a phone of 360 px", async () => {
  await page.setViewportSize({ width: 360, height: 780 });
  for (const [hash, testId] of [["#/", "map"], ["#/review", "review-villages"], [`#/review/${village}`, "review"], ["#/notices", "notices"],
    ["#/figures", "progress"], [`#/road/${whole[0].road_id}`, "road-story"]]) {
    await open(hash, testId);
    await page.waitForTimeout(300);
    const widths = await page.evaluate(() => [document.documentElement, document.querySelector("main > .panel")].map((it) => it.scrollWidth));
    assert.ok(widths.every((width) => width <= 360), `${hash} is ${widths} px wide`);
    await screenshot(page, `desk-phone-${testId}`);
  }
  await page.setViewportSize(desktop);
});

await steps.step("no console error, no request outside the origin", async () => {
  assert.deepEqual(watch.complaints, []);
});

await finish();
