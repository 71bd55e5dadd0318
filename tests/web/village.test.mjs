// SPDX-License-Identifier: Apache-2.0
// A village from a surveyor's draft to the map over HTTP, each person with a token of their own; ETag, If-Match and
// Idempotency-Key on the way. Every request and answer is held to the server's own description (described.mjs).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, Description } from "./described.mjs";
import { openVillage, password, people, village } from "./support.mjs";

let registry, description, anybody;
const as = {};
const names = ["祥和街", "兴学路", "德馨街"];
const texts = { meaning: "寓意美好", origin: "村民代表会议议定" };
const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n";

before(async () => {
  registry = await openVillage();
  description = new Description(await (await fetch(`${registry.url}/api`)).json());
  anybody = new Client(registry.url, description);
  for (const name of Object.keys(people)) as[name] = new Client(registry.url, description, registry.tokens[name]);
});
after(() => registry?.stop());

test("everybody reads; nobody in particular writes", async () => {
  for (const path of ["/conformance", "/collections", "/collections/roads", "/collections/roads/items?limit=2",
    "/collections/villages/items", "/collections/addresses/items", "/collections/signs/items", "/collections/proposals/items",
    "/search?q=和顺村", "/reverse?lon=118.5031&lat=37.4101", "/stats", "/stats?by=village", "/stats?by=village&format=csv", "/roads",
    "/roads/1", "/roads/1/history", "/changes", "/changes/latest", "/deadlines", "/announcements", "/notices", "/proposals", "/signs",
    "/naming/rules", "/naming/pinyin?name=祥和街", `/naming/suggest?village=${village}&road_id=1&count=2`,
    `/naming/suggest?village=${village}&all=1`, "/api", "/tiles/tiles.json", "/styles/luming.json", "/sessions/current", "/livez", "/readyz",
    "/audit/checkpoint", "/audit/inclusion?seq=1", "/audit/consistency?from=1&to=3", `/signs/plan?village=${village}`, "/",
    "/export/roads.csv", "/export/roads.geojson"])
    await anybody.get(encodeURI(path));
  await anybody.get("/proposals/1", 404);
  await anybody.get("/collections/roads/items?bogus=1", 400);
  await anybody.get("/signs/inspection", 400);
  await anybody.get("/audit/events/1");
  const refused = await anybody.post("/proposals", { village_code: village, road_id: 1, name: "祥和街" }, 401);
  assert.equal(refused.headers.get("www-authenticate"), 'Bearer realm="luming"');
  const dead = new Client(registry.url, description, "lm_dead");
  const told = await dead.post("/proposals", { village_code: village, road_id: 1, name: "祥和街" }, 401);
  assert.equal(told.headers.get("www-authenticate"), 'Bearer realm="luming", error="invalid_token"');
});

test("a name is checked, drafted, mended and handed in by its surveyor", async () => {
  const question = { village_code: village, road_id: 1, name: "3号路", ...texts, suggest: 2 };
  assert.equal((await anybody.post("/naming/check", question)).value.verdict, "block");

  for (const [i, name] of names.entries()) {
    const draft = { village_code: village, road_id: i + 1, name, meaning: "待补", origin: texts.origin };
    const key = { "Idempotency-Key": `draft-${i}` };
    const made = await as.张敏.post("/proposals", draft, 201, key);
    const again = await as.张敏.post("/proposals", draft, 201, key);
    assert.equal(made.headers.get("location"), `/proposals/${i + 1}`);
    assert.equal(again.headers.get("idempotency-replayed"), "true");
    assert.equal(again.value.id, made.value.id);
    await as.张敏.post("/proposals", { ...draft, name: "别名街" }, 422, key);
  }
  await anybody.get("/proposals/1", 404);
  await as.赵强.post("/proposals/1/submit", {}, 403, { "If-Match": '"v1"' });
  await as.张敏.expect(428, "PATCH", "/proposals/1", { body: { meaning: texts.meaning } });
  await as.张敏.expect(412, "PATCH", "/proposals/1", { body: { meaning: texts.meaning }, headers: { "If-Match": '"v7"' } });
  for (const id of [1, 2, 3]) {
    const patched = await as.张敏.expect(200, "PATCH", `/proposals/${id}`, {
      body: { meaning: texts.meaning }, headers: { "If-Match": '"v1"' } });
    assert.equal(patched.etag, '"v2"');
    await as.张敏.post(`/proposals/${id}/submit`, {}, 200, { "If-Match": patched.etag });
    await as.张敏.post(`/proposals/${id}/submit`, {}, 412, { "If-Match": patched.etag });
  }
  await as.外县.change("/proposals/1", "approve", {}, 403);
  await as.邮政.change("/proposals/1", "approve", {}, 403);
  await as.测绘院.change("/proposals/1", "consult", {}, 403);
});

test("evidence is the author's and the staff's", async () => {
  const upload = (who, status, body) =>
    as[who].expect(status, "POST", "/proposals/1/attachments?title=%E7%BA%AA%E8%A6%81.pdf", { body, type: "application/pdf" });
  await upload("赵强", 403, pdf);
  await upload("外县", 403, "no file at all");
  await upload("张敏", 400, "no file at all");
  const kept = await upload("张敏", 201, pdf);
  assert.equal(kept.value.title, "纪要.pdf");
  assert.equal((await as.史口镇.get("/proposals/1/attachments")).value.items.length, 1);
  assert.equal((await as.李建国.get(kept.value.href)).bytes.toString(), pdf);
  await anybody.get("/proposals/1/attachments", 401);
  await as.外县.get(kept.value.href, 403);
});

test("the town consults and endorses; what a gate misses is named", async () => {
  const report = { kind: "consultation", date: "2026-11-01", fields: {
    process: "村民代表会议", scope: "村民代表35人", opinions: "一致赞成", handling: "无不同意见" } };

  const refused = await as.史口镇.change("/proposals/1", "consult", {}, 409);
  assert.deepEqual(refused.value.missing, ["consultation_result"]);
  await as.史口镇.change("/proposals/1", "consult", { unknown: 1 }, 400);
  const batch = { action: "consult", village, details: { reports: [report] } };
  const done = await as.史口镇.post("/proposals/batch", batch, 200, { "Idempotency-Key": "consult-all" });
  assert.equal(done.value.count, 3);
  assert.deepEqual((await as.史口镇.post("/proposals/batch", batch, 200, { "Idempotency-Key": "consult-all" })).value, done.value);
  await as.史口镇.post("/proposals/batch", { action: "endorse", village });
  await as.史口镇.post("/proposals/batch", { action: "approve", village }, 403);
  await as.李建国.post("/proposals/batch", { action: "file", ids: [1, 2] }, 409);
  await as.李建国.get("/proposals/1/application.pdf");
  await as.李建国.get(`/villages/${village}/application.pdf`);
});

test("the county reviews, approves, files and announces", async () => {
  await as.李建国.post("/proposals/batch", { action: "review", ids: [1, 2, 3], versions: { 1: 5 } });
  const approval = { authority: "东营市人民政府", authority_kind: "government", document_no: "东政字〔2026〕8号" };
  await as.张敏.change("/proposals/1", "approve", approval, 403);
  const key = { "Idempotency-Key": "approve-1" };
  const { etag } = await as.李建国.get("/proposals/1");
  const approved = await as.李建国.post("/proposals/1/approve", approval, 200, { "If-Match": etag, ...key });
  const again = await as.李建国.post("/proposals/1/approve", approval, 200, { "If-Match": etag, ...key });
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  assert.equal(approved.value.state, "approved");
  await as.李建国.post("/proposals/batch", { action: "approve", village, details: approval });
  assert.equal((await anybody.get("/roads/1")).value.name.full, "祥和街");
  await as.李建国.get(`/villages/${village}/filing-report.pdf`);
  await as.李建国.get("/proposals/1/filing.pdf");
  await as.李建国.post("/proposals/batch", { action: "file", village, details: { document_no: "东民备〔2026〕3号" } });
  await as.李建国.get(`/villages/${village}/announcement.pdf`);
  const announcement = { document_no: "东民告〔2026〕5号", media: ["政府网站"], romanisation_confirmed: true };
  await as.李建国.post("/proposals/batch", { action: "announce", village, details: announcement });

  const [told] = (await anybody.get("/announcements")).value.items;
  assert.equal(told.proposals, 3);
  const page = (await anybody.get(told.html)).bytes.toString();
  for (const name of names) assert.ok(page.includes(name), name);
  await anybody.get(told.pdf);
  await anybody.get("/roads/1/certificate.pdf");
  await as.李建国.get("/proposals/1/steps");
});

test("anybody objects and is answered", async () => {
  const objection = { name: "王五", contact: "某村", text: "与邻村道路读音相近。" };
  const made = await anybody.post("/proposals/1/object", objection, 201, { "Idempotency-Key": "objection" });
  await anybody.post("/proposals/1/object", { name: "王五" }, 400);
  assert.equal((await anybody.get("/proposals/1/objections")).value.items[0].contact, null);
  await as.李建国.get("/proposals/1/objections.pdf");
  await as.邮政.post(`/objections/${made.value.id}/answer`, { answer: "无权" }, 403);
  await as.史口镇.post(`/objections/${made.value.id}/answer`, { answer: "相距十四公里。" });
  await as.史口镇.post(`/objections/${made.value.id}/answer`, { answer: "再答" }, 409);
});

test("signs are planned, made, put up, reported and inspected", async () => {
  await as.张敏.post("/signs/plan", { village }, 403);
  await as.李建国.post("/signs/plan", { village, road_id: 1 }, 400);
  const { items } = (await as.李建国.post("/signs/plan", { village }, 201)).value;
  assert.ok(items.length >= 6, "both ends of three roads");
  const first = `/signs/${items[0].id}`;
  await as.李建国.post(`${first}/make`, {}, 428);
  await as.李建国.change(first, "make", { day: "2026-11-02" });
  await as.李建国.change(first, "repair", {}, 409);
  await as.李建国.change(first, "install", { day: "2026-11-03" });
  await as.李建国.post("/signs/install", { village });
  await anybody.post(`${first}/reports`, { kind: "damaged", text: "牌面弯曲" }, 201);
  const reported = await as.邮政.post(`${first}/reports`, { kind: "wrong", text: "拼写有误", name: "投递员" }, 201);
  await anybody.expect(303, "POST", `/p/${items[0].id}`, { body: "kind=damaged", type: "application/x-www-form-urlencoded" });
  assert.equal((await as.李建国.get("/signs/reports")).value.items.length, 3);
  await as.李建国.post("/signs/reports/1/confirm", { answer: "已安排" });
  await as.李建国.post(`/signs/reports/${reported.value.id}/dismiss`, {});
  await as.李建国.post(`/signs/reports/${reported.value.id}/dismiss`, {}, 409);
  assert.equal((await anybody.get(first)).value.state, "damaged");
  await as.李建国.change(first, "repair", {});
  await as.李建国.change(first, "inspect", { result: "ok" });
  assert.ok((await as.李建国.change(`/signs/${items[1].id}`, "replace", {})).value.successor.id);
  await anybody.get("/signs/inspection?before=2030-01-01");
  for (const path of ["/signs/inspection.pdf?before=2030-01-01", `/signs.pdf?village=${village}`, `/signs.xlsx?village=${village}`,
    `${first}/face.svg`, `${first}/face.pdf`, `/p/${items[0].id}`, "/p/R1", `/signs?village=${village}`])
    await anybody.get(path);
  await anybody.get(`${first}/photo`, 404);
});

test("the village is on the map, and the figures say so", async () => {
  await as.李建国.post("/proposals/batch", { action: "install", village });
  await as.李建国.post("/proposals/batch", { action: "map", village });
  const { rows } = (await anybody.get("/stats?by=village")).value;
  const row = rows.find((it) => it.code === village);
  assert.equal(row.roads.mapped, 3);
  assert.equal(row.villages.mapped, 1);
  assert.equal(row.signs.coverage, 1);
  assert.equal((await anybody.get("/proposals?state=mapped")).value.items.length, 3);
});

test("roads are renamed, merged, split and given up", async () => {
  const renaming = { name: "富安街", ...texts, cause: "construction" };
  const refused = await as.李建国.change("/roads/1", "rename", { name: "富安街", ...texts }, 409);
  assert.ok(refused.value.findings.some((it) => it.rule === "R01"));
  await as.李建国.post("/roads/1/rename", renaming, 428);
  await as.张敏.change("/roads/1", "rename", renaming, 403);
  await as.李建国.change("/roads/1", "rename", renaming);
  await as.李建国.change("/roads/1", "merge", { with: [3] });
  const { roads } = (await as.李建国.change("/roads/1", "split", { at: [118.512, 37.41], names: [{ keep: true }, null] })).value;
  assert.equal((await anybody.get("/roads/1")).value.state, "retired");
  const east = { type: "LineString", coordinates: [[118.514, 37.41], [118.516, 37.41]] };
  await as.李建国.change(`/roads/${roads[1]}`, "extend", { line: east });
  await as.李建国.change(`/roads/${roads[1]}`, "abolish", { reason: "道路灭失" });
  await anybody.get("/roads/1/history");
  assert.equal((await anybody.get("/roads/1?at=2020-01-01")).value.state, "unnamed");
  const kinds = new Set((await anybody.get("/changes")).value.items.map((it) => it.kind));
  for (const kind of ["create", "rename", "merge", "split", "retire"]) assert.ok(kinds.has(kind), kind);
});

test("each action by itself, on roads that nobody has drawn yet", async () => {
  const draft = async (name, lat) => {
    const line = { type: "LineString", coordinates: [[118.5012, lat], [118.5048, lat]] };
    return (await as.张敏.post("/proposals", { village_code: village, line, name, ...texts }, 201)).value.id;
  };
  const act = async (who, id, actions) => {
    for (const [action, body = {}] of actions) await as[who].change(`/proposals/${id}`, action, body);
  };
  const reports = [{ kind: "consultation", fields: { process: "会", scope: "村", opinions: "赞成", handling: "无" } }];

  const whole = await draft("麦穗街", 37.402);
  await act("张敏", whole, [["submit"]]);
  await act("史口镇", whole, [["consult", { reports }], ["endorse", { reason: "同意" }]]);
  await act("李建国", whole, [
    ["review"], ["approve", { authority: "东营市人民政府", document_no: "东政字〔2026〕9号" }],
    ["file", { document_no: "东民备〔2026〕4号" }], ["announce", { document_no: "东民告〔2026〕6号", romanisation_confirmed: true }],
    ["install", { sign_positions: [[118.5013, 37.402]] }], ["map"], ["archive"]]);
  const other = await draft("禾香街", 37.4165);
  await act("张敏", other, [["submit"]]);
  await act("史口镇", other, [["send_back", { reason: "请补充来历" }]]);
  await act("张敏", other, [["submit"]]);
  await as.李建国.change(`/proposals/${other}`, "reject", {}, 409);
  await act("李建国", other, [["reject", { reason: "缓办" }], ["undo", { reason: "误点" }]]);
  await act("张敏", other, [["withdraw"]]);
  await anybody.get(`/proposals/${other}`, 404);
});

test("signs are damaged, taken down and photographed", async () => {
  const [sign] = (await anybody.get("/signs?state=installed")).value.items;
  const photo = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
  await as.李建国.change(`/signs/${sign.id}`, "damage", { note: "撞弯" });
  await as.李建国.change(`/signs/${sign.id}`, "install", {}, 409);
  await as.李建国.change(`/signs/${sign.id}`, "repair", { photo, position: [118.5031, 37.40996] });
  await anybody.get(`/signs/${sign.id}/photo`);
  await as.李建国.change(`/signs/${sign.id}`, "remove", {});
});

test("a person logs in, changes the password and logs out", async () => {
  const credentials = { name: "张敏", password };
  const page = { Origin: registry.url };
  await anybody.post("/sessions", { ...credentials, password: "a wrong guess" }, 401, page);
  const logIn = await anybody.post("/sessions", credentials, 201, page);
  const Cookie = logIn.headers.get("set-cookie").split(";")[0];
  assert.equal((await anybody.get("/sessions/current", 200, { Cookie })).value.name, "张敏");
  await anybody.post("/proposals", { village_code: village, name: "x" }, 403, { Cookie, Origin: "http://evil.example" });
  await anybody.post("/sessions/current/password", { old_password: password, new_password: "another good one 7" }, 204, { Cookie, ...page });
  await anybody.expect(204, "DELETE", "/sessions/current", { headers: { Cookie, ...page } });
});

test("tables, tiles and single features", async () => {
  const table = `name,village_code\n3号路,${village}\n`;
  const checked = await anybody.expect(200, "POST", "/naming/check/csv", { body: table, type: "text/csv" });
  assert.match(checked.bytes.toString(), /block/);
  const [x, y] = [Math.floor(((118.506 + 180) / 360) * 2 ** 14), 6366];
  for (let row = y - 40; row <= y + 40; row += 1) if ((await anybody.send("GET", `/tiles/14/${x}/${row}.mvt`)).status === 200) break;
  for (const collection of ["villages", "roads", "addresses", "signs", "proposals"]) {
    const [feature] = (await anybody.get(`/collections/${collection}/items?limit=1`)).value.features;
    await anybody.get(`/collections/${collection}/items/${feature.id}`);
  }
});

test("doors are registered and numbered", async () => {
  const door = { village_code: village, road_id: 2, position: [118.5061, 37.4052] };
  const made = await as.张敏.post("/addresses", door, 201, { "Idempotency-Key": "door" });
  assert.equal((await anybody.get(`/addresses/${made.value.id}`)).value.number, null);
  const plan = await anybody.get("/roads/2/numbers");
  await as.张敏.post("/roads/2/numbers", {}, 403, { "If-Match": plan.etag });
  await as.李建国.post("/roads/2/numbers", {}, 428);
  const done = await as.李建国.post("/roads/2/numbers", { mode: "keep" }, 200, { "If-Match": plan.etag });
  assert.equal(done.value.applied, true);
  const whole = await anybody.get(`/villages/${village}/numbers`);
  await as.李建国.post(`/villages/${village}/numbers`, {}, 200, { "If-Match": whole.etag });
});

test("tables of addresses are answered at once or as a job", async () => {
  const send = (path, status, body, who = anybody) => who.expect(status, "POST", path, { body, type: "text/csv" });
  await send("/search/csv", 200, "address\n和顺村兴学路\n");
  await send("/reverse/csv", 200, "lon,lat\n118.506,37.405\n");
  for (const path of ["/photon/api?q=兴学路", "/photon/reverse?lon=118.506&lat=37.405", "/search?q=兴学路&format=jsonv2"])
    await anybody.get(encodeURI(path));
  await send("/jobs", 401, "address\n和顺村兴学路\n");
  const { value } = await send("/jobs?task=search", 201, "address\n和顺村兴学路\n", as.李建国);
  let job = value;
  for (let i = 0; i < 100 && job.state !== "done"; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    job = (await as.李建国.get(`/jobs/${value.id}`)).value;
  }
  assert.equal(job.state, "done");
  assert.match((await as.李建国.get(job.result)).bytes.toString(), /兴学路/);
  assert.equal((await as.李建国.get("/jobs")).value.jobs.length, 1);
  await as.张敏.get(`/jobs/${value.id}`, 404);
  await as.李建国.expect(204, "DELETE", `/jobs/${value.id}`);
});

test("every operation of the description was tried and succeeded", () => {
  const isSuccess = (status) => /^[23]/.test(status) && status !== "304";
  const untried = [];
  for (const [path, operations] of Object.entries(description.document.paths))
    for (const [method, { responses }] of Object.entries(operations)) {
      const key = `${method.toUpperCase()} ${path}`;
      if (!Object.keys(responses).some((status) => isSuccess(status) && description.seen.has(`${key} ${status}`))) untried.push(key);
    }
  assert.deepEqual(untried, []);
});
