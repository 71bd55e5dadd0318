// SPDX-License-Identifier: Apache-2.0
// A road gets another name, from the surveyor's form to the outdated plate; what became of roads that are split,
// merged and given up; evidence that is taken and evidence that is not; a villager's word about a damaged sign.
import assert from "node:assert/strict";
import { begin } from "./support/begin.mjs";
import { expectingRefusals, openBrowser, screenshot } from "./support/browser.mjs";

const { registry, api, page, context, watch, steps, at, logIn, actAs, finish } = await begin("renaming-");
const surveyor = "张敏";
const reviewer = "李建国";
const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n");
const texts = { meaning: "麦子抽穗，丰收在望", origin: "村民代表会议议定" };

const etagOf = async (id) => (await fetch(`${registry.url}/roads/${id}`)).headers.get("etag");
const road = (id) => api.get(`/roads/${id}`);
const onRoad = async (id, act, body) => (await api.post(`/roads/${id}/${act}`, reviewer, body, await etagOf(id))).value;

async function openRoad(text, id) {
  await at("tab-map").click();
  await at("search").fill("");
  await at("search").fill(text);
  await page.locator(`[data-testid=search-box][data-answered="${text}"]`).waitFor();
  await at("hit").first().click(); // the best one: the renamed road may be listed under its new name
  await page.locator(`[data-testid=road-panel][data-road="${id}"] h2`).waitFor();
}

async function story(id) {
  await page.evaluate((to) => (location.hash = `#/road/${to}`), id);
  await page.locator(`[data-testid=road-story][data-road="${id}"] [data-testid=story-name]`).waitFor();
}

async function installSign(roadId, village) {
  await api.post("/signs/plan", reviewer, { village });
  const [sign] = (await api.get(`/signs?road_id=${roadId}&limit=1`)).items;
  for (const act of ["make", "install"]) {
    const { headers } = await fetch(`${registry.url}/signs/${sign.id}`);
    await api.post(`/signs/${sign.id}/${act}`, reviewer, {}, headers.get("etag"));
  }
  return sign.id;
}

const { renamed, former, since, village, sign } = await steps.prepare("a named road with a sign", async () => {
  const [first] = await api.roads("named", 1);
  const { road_id: id, village_code: code } = first.properties;
  const { names } = await road(id);
  const inForce = names.find(({ status }) => status === "in_force");
  return { renamed: first, former: inForce.full, since: inForce.valid_from, village: code, sign: await installSign(id, code) };
});
const id = renamed.properties.road_id;
const newName = "榆钱街";

await steps.step("the form of a named road asks for the cause, and says how long the old name holds", async () => {
  await page.goto(registry.url);
  await logIn(surveyor);
  await openRoad(`${renamed.properties.village}${former}`, id);
  await at("propose").click();
  const told = await at("renaming").textContent();
  assert.ok(told.includes(former) && told.includes(String(Number(since.slice(0, 4)))), told);
  await page.locator("#proposal-name").fill(newName);
  await page.locator("[data-rule=R01][data-severity=B]").waitFor();
  assert.ok(await at("submit").isDisabled(), "without a cause it cannot be handed in");
  await screenshot(page, "renaming-01-no-cause");
});

await steps.step("with a cause the rules are content, and tell what becomes of the old name", async () => {
  await at("cause-construction").check();
  await page.locator("[data-rule=R01]").waitFor({ state: "detached" });
  assert.ok((await page.locator("[data-rule=R04]").textContent()).includes(former));
  await at("protective-measures").fill("原名用于站名");
  await page.locator("#proposal-meaning").fill(texts.meaning);
  await page.locator("#proposal-origin").fill(texts.origin);
  await page.locator("[data-testid=submit]:not([disabled])").waitFor();
  await screenshot(page, "renaming-02-cause");
});

await steps.step("what was chosen outlives a reload", async () => {
  await page.reload();
  await openRoad(`${renamed.properties.village}${former}`, id);
  await at("renaming").waitFor();
  assert.ok(await at("cause-construction").isChecked());
  assert.equal(await at("protective-measures").inputValue(), "原名用于站名");
});

await steps.step("handed in, the road's page shows old and new", async () => {
  await page.locator("[data-testid=submit]:not([disabled])").click();
  await at("under-review").waitFor();
  const told = await at("under-review").textContent();
  assert.ok(told.includes(former) && told.includes(newName), told);
  assert.equal(await at("road-name").textContent(), former, "the old name holds until the approval");
});

await steps.step("the reviewer sees what replaces what, and why", async () => {
  await actAs(reviewer);
  await at("to-review").click();
  const row = page.locator("[data-testid=review-item]").filter({ hasText: newName });
  await row.waitFor();
  assert.ok((await row.getByTestId("former-name").textContent()).includes(former));
  await row.locator("button").click();
  assert.match(await at("renaming-change").textContent(), new RegExp(`${former}.*${newName}`));
  assert.equal((await at("renaming-cause").textContent()).trim(), "城乡建设");
  await screenshot(page, "renaming-03-review");
});

const files = [
  { kind: "case.kind_consultation", name: "征求意见.pdf", mimeType: "application/pdf", buffer: pdf },
  { kind: "case.kind_approval", name: "批复扫描.jpg", mimeType: "image/jpeg", buffer: null },
];

await steps.step("a PDF and a JPEG are put on file, listed, and can be opened", async () => {
  files[1].buffer = Buffer.from(await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    canvas.getContext("2d").fillRect(5, 5, 20, 10);
    return canvas.toDataURL("image/jpeg").split(",")[1];
  }), "base64");
  await at("toggle-details").click();
  for (const [index, { kind, ...file }] of files.entries()) {
    await at("file-kind").selectOption(kind);
    await at("file").setInputFiles(file);
    await at("case-file-item").nth(index).waitFor();
  }
  const titles = await at("case-file-item").locator("a").allTextContents();
  assert.deepEqual(titles.map((title) => title.trim()), ["征求意见结果 征求意见.pdf", "批复文件 批复扫描.jpg"]);
  for (const [index, href] of (await at("case-file-item").locator("a").evaluateAll((all) => all.map((it) => it.href))).entries()) {
    const answer = await context.request.get(href);
    assert.equal(answer.status(), 200, href);
    assert.equal(answer.headers()["content-type"], files[index].mimeType);
  }
  await screenshot(page, "renaming-04-files");
});

await steps.step("what cannot be taken is told at the field, in plain words", async () => {
  const problem = async (file, pattern) => {
    await at("file").setInputFiles(file);
    await page.waitForFunction((source) => new RegExp(source).test(document.querySelector("[data-testid=file-problem]").textContent), pattern);
  };
  await problem({ name: "意见.docx", mimeType: "application/msword", buffer: pdf }, "意见\\.docx.*PDF");
  await problem({ name: "扫描.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(10 * 1024 * 1024 + 1) }, "扫描\\.pdf.*10 MB");
  await expectingRefusals(watch, () => problem({ name: "假的.pdf", mimeType: "application/pdf", buffer: Buffer.from("a letter") }, "PDF"));
  assert.equal(await at("case-file-item").count(), files.length, "nothing of it was kept");
  await screenshot(page, "renaming-05-refused-file");
});

await steps.step("after the approval the road bears both names with their days, and its plate is outdated", async () => {
  await page.locator("[data-testid=review-item]").filter({ hasText: newName }).locator("button").focus();
  await page.keyboard.press("a");
  await page.locator("[data-testid=review-item][data-state=approved]").filter({ hasText: newName }).waitFor();
  await story(id);
  await page.waitForFunction((name) => document.querySelector("[data-testid=story-name]").textContent === name, newName);
  const { names } = await road(id);
  const told = await at("names").locator("li").allTextContents();
  const [now, before] = [names.find((it) => it.status === "in_force"), names.find((it) => it.status === "former")];
  assert.equal(before.valid_to, now.valid_from);
  assert.ok(told.some((text) => text.includes(newName) && text.includes(now.valid_from)), told.join(" | "));
  assert.ok(told.some((text) => text.includes(former) && text.includes(since) && text.includes(before.valid_to)), told.join(" | "));
  assert.ok((await at("story-signs").textContent()).includes("名称已变，须更换"));
  await screenshot(page, "renaming-06-story");
  await openRoad(`${renamed.properties.village}${former}`, id);
  assert.equal(await at("road-name").textContent(), newName, "the former name leads to the road");
  await at("outdated-signs").waitFor();
  await screenshot(page, "renaming-07-road");
});

const lineage = async () => (await at("lineage").locator("li").allTextContents()).map((text) => text.replace(/\s+/g, " "));
const linked = () => at("lineage").locator("a").evaluateAll((links) => links.map((link) => Number(link.getAttribute("href").split("/").pop())));
const other = await steps.prepare("another road, without doors of its own to lose", async () => {
  const roads = await api.roads("named", 200);
  return roads.find((it) => it.properties.village_code !== village && it.geometry.coordinates.length > 4);
});
const whole = other.properties.road_id;
let parts;

await steps.step("a road that was split tells its heirs, and they tell where they come from", async () => {
  const middle = other.geometry.coordinates[Math.floor(other.geometry.coordinates.length / 2)];
  await onRoad(whole, "split", { at: middle, names: [{ keep: true }, null], reason: "中间修建水渠" });
  parts = (await api.get(`/roads/${whole}/history`)).lineage.successors.map((link) => link.road);
  assert.equal(parts.length, 2);
  await story(whole);
  await at("lineage").waitFor();
  assert.deepEqual((await linked()).sort(), [...parts].sort());
  assert.ok((await lineage()).every((text) => text.includes("分为")), (await lineage()).join(" | "));
  assert.match(await at("road-story").textContent(), /已注销/);
  await screenshot(page, "renaming-08-split");
  await at("lineage").locator("a").first().click();
  await page.locator(`[data-testid=road-story][data-road="${parts[0]}"] [data-testid=lineage]`).waitFor();
  assert.ok((await lineage()).some((text) => text.includes("由此路分出")));
});

await steps.step("merged again, the one that ended leads to the one that stays", async () => {
  await onRoad(parts[0], "merge", { with: [parts[1]] });
  await story(parts[1]);
  await at("lineage").waitFor();
  assert.ok((await linked()).includes(parts[0]));
  assert.ok((await lineage()).some((text) => text.includes("并入")), (await lineage()).join(" | "));
  await story(parts[0]);
  await page.waitForFunction((id) => document.querySelector(`[data-testid=lineage] a[href$="/${id}"]`), parts[1]);
});

await steps.step("extended, the road stays itself; given up, it has no heir and says so", async () => {
  const { line } = await road(parts[0]);
  const [[x, y], [nextX, nextY]] = line.coordinates;
  const off = 0.0002 / Math.hypot(x - nextX, y - nextY); // some twenty metres on, beyond its beginning
  await onRoad(parts[0], "extend", { line: { type: "LineString", coordinates: [[x, y], [x + (x - nextX) * off, y + (y - nextY) * off]] } });
  await page.reload();
  await page.waitForFunction(() => document.querySelector("[data-testid=story-events]")?.textContent.includes("延长"));
  await onRoad(parts[0], "abolish", { reason: "整体搬迁" });
  await page.reload();
  await at("lineage").waitFor();
  assert.ok((await lineage()).some((text) => text.includes("注销")), (await lineage()).join(" | "));
  assert.match(await at("road-story").textContent(), /已注销.*整体搬迁/s);
  assert.equal(await at("propose").count(), 0);
  await screenshot(page, "renaming-09-abolished");
});

async function report(visitor, text) {
  await visitor.goto(`${registry.url}/p/${sign}`);
  await visitor.locator("select[name=kind]").selectOption("damaged");
  await visitor.locator("textarea[name=text]").fill(text);
  await visitor.locator("form button[type=submit]").click();
  await visitor.getByRole("status").waitFor();
  assert.ok((await visitor.getByRole("status").textContent()).length > 3);
}

await steps.step("a villager reports the plate through the sign's page, with and without script", async () => {
  await context.clearCookies();
  await report(page, "牌子被车撞歪");
  const plain = await openBrowser(registry.url, { javaScriptEnabled: false });
  try {
    await report(plain.page, "字看不清 <script>1</script>");
    await screenshot(plain.page, "renaming-10-reported");
    assert.deepEqual(plain.watch.complaints, []);
  } finally {
    await plain.close();
  }
  const { items } = await api.get("/signs/reports", reviewer);
  assert.deepEqual(items.map(({ text }) => text).sort(), ["字看不清 <script>1</script>", "牌子被车撞歪"].sort());
});

await steps.step("no console error, no request outside the origin", async () => {
  assert.deepEqual(watch.complaints, []);
});

await finish();
