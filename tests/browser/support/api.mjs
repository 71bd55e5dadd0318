// SPDX-License-Identifier: Apache-2.0
// The registry's API as a second client beside the page: to choose what to test on, to be the colleague who is faster,
// and to see what the registry really holds.
import assert from "node:assert/strict";

export class Api {
  #taken = new Set();

  /** @param {Record<string, string>} tokens  by the user's name */
  constructor(url, tokens) {
    this.url = url;
    this.tokens = tokens;
  }

  /** @param {string} [actor]  nobody: what the public sees */
  async get(path, actor) {
    const headers = { Accept: "application/json" };
    if (actor) headers.Authorization = `Bearer ${this.tokens[actor]}`;
    const answer = await fetch(this.url + path, { headers });
    assert.equal(answer.status, 200, `GET ${path}: ${answer.status} ${await answer.clone().text()}`);
    return answer.json();
  }

  async post(path, actor, body, etag) {
    const headers = { "Content-Type": "application/json" };
    if (actor) headers.Authorization = `Bearer ${this.tokens[actor]}`;
    if (etag) headers["If-Match"] = etag;
    const answer = await fetch(this.url + path, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" });
    const text = await answer.text();
    assert.ok(answer.ok, `POST ${path}: ${answer.status} ${text}`);
    return { value: JSON.parse(text), etag: answer.headers.get("etag") };
  }

  async roads(state, limit = 200) {
    const answer = await this.get(`/collections/roads/items?state=${state}&limit=${limit}`);
    return answer.features;
  }

  /** A name that no rule forbids for this road; the registry itself is asked. No name is given twice: what was just
   *  approved may not have come round to every check yet. */
  async freeName(road, specifics) {
    for (const specific of specifics.filter((one) => !this.#taken.has(one))) {
      const body = this.proposal(road, `${specific}街`);
      const { value } = await this.post("/naming/check", null, body);
      if (!value.findings.some((finding) => finding.severity === "B")) {
        this.#taken.add(specific);
        return body.name;
      }
    }
    throw new Error(`every name tried for road ${road.properties.road_id} is forbidden`);
  }

  proposal(road, name) {
    const { road_id: roadId, village_code: village } = road.properties;
    return { village_code: village, road_id: roadId, name, meaning: "寄望丰收与安宁", origin: "村民代表会议议定" };
  }

  /** Proposes and submits; answers the submitted proposal with its ETag. */
  async submit(road, name, actor) {
    const draft = await this.post("/proposals", actor, this.proposal(road, name));
    return this.post(`/proposals/${draft.value.id}/submit`, actor, {}, draft.etag);
  }
}
