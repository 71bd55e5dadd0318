// SPDX-License-Identifier: Apache-2.0
// Requests and answers held to an OpenAPI 3.0 document: the operation is there, the status stands in it by its own
// number, the media type too, and the body is what its schema says, with no member that the schema does not list.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const Ajv = require("ajv");

/** A schema that lists its members and says nothing of others allows no others. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === "example" ? value : closed(value)]));
  if (copy.type === "object" && copy.properties && copy.additionalProperties === undefined) copy.additionalProperties = false;
  return copy;
}

/** OpenAPI 3.0's nullable for a reference or an enumeration too: JSON Schema has no such word. */
function withNulls(schema) {
  if (Array.isArray(schema)) return schema.map(withNulls);
  if (schema === null || typeof schema !== "object") return schema;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withNulls(value)]));
  return nullable === true ? { anyOf: [rest, { type: "null" }] } : rest;
}

export class Description {
  constructor(document) {
    this.document = document;
    this.seen = new Set();
    this.ajv = new Ajv({ strict: false, validateFormats: true, allErrors: true });
    for (const format of ["int64", "binary", "password", "uri"]) this.ajv.addFormat(format, true);
    this.ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/);
    this.ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    const { components } = document;
    const schemas = withNulls(closed(components.schemas));
    this.ajv.addSchema({ $id: "api", components: { schemas } });
    this.patterns = Object.keys(document.paths)
      .map((path) => ({ path, pattern: patternOf(path), literals: path.replace(/\{[^}]*\}/g, "").length }))
      .sort((a, b) => b.literals - a.literals);
  }

  operation(method, path) {
    const found = this.patterns.find(({ path: it, pattern }) => pattern.test(path) && this.document.paths[it][method.toLowerCase()]);
    assert.ok(found, `${method} ${path} is not in the description`);
    return { key: `${method} ${found.path}`, ...this.document.paths[found.path][method.toLowerCase()] };
  }

  /** Whether a value is what a schema of an operation says. */
  check(schema, value, what) {
    const local = JSON.parse(JSON.stringify(withNulls(closed(schema))).replaceAll('"#/components', '"api#/components'));
    const valid = this.ajv.validate(local, value);
    assert.ok(valid, `${what}: ${this.ajv.errorsText(this.ajv.errors, { separator: "\n" })}\n${JSON.stringify(value).slice(0, 1500)}`);
  }

  /** @param {string} text  the body as it came */
  checkAnswer(method, path, answer, text) {
    const operation = this.operation(method, path);
    const what = `${operation.key} ${answer.status}`;
    this.seen.add(what);
    const told = operation.responses[String(answer.status)];
    assert.ok(told, `${what}: this status is not in the description\n${text.slice(0, 500)}`);
    const type = (answer.headers.get("content-type") ?? "").split(/;\s*charset/)[0];
    if (!told.content) return assert.equal(text, "", `${what}: has a body, but no content is told of`);
    const content = told.content[type];
    assert.ok(content, `${what}: ${type} is not in the description`);
    if (/json/.test(type)) this.check(content.schema, JSON.parse(text), what);
  }

  checkRequest(method, path, body) {
    const { key, requestBody } = this.operation(method, path);
    assert.ok(requestBody, `${key}: takes no body by its description`);
    this.check(requestBody.content["application/json"].schema, body, `${key} (sent)`);
  }
}

function patternOf(path) {
  const parts = path.split(/\{[^}]*\}/).map((it) => it.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]+?")}$`);
}

/** One person's requests. Reads come back as JSON or bytes; refusals are answers like others. */
export class Client {
  /** @param {string} [token]  nobody in particular without one */
  constructor(url, description, token) {
    Object.assign(this, { url, description, token });
  }

  async send(method, path, { body, headers = {}, type = "application/json" } = {}) {
    const all = { "Accept-Language": "en", ...headers };
    if (this.token) all.Authorization = `Bearer ${this.token}`;
    if (body !== undefined) all["Content-Type"] = type;
    const sent = body === undefined || type !== "application/json" ? body : JSON.stringify(body);
    const plain = decodeURIComponent(path.split("?")[0]);
    const answer = await fetch(this.url + path, { method, headers: all, body: sent, redirect: "manual" });
    const bytes = Buffer.from(await answer.arrayBuffer());
    this.description.checkAnswer(method, plain, answer, bytes.toString());
    if (answer.ok && body !== undefined && type === "application/json") this.description.checkRequest(method, plain, body);
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, headers: answer.headers, etag: answer.headers.get("etag"), bytes, value: isJson ? JSON.parse(bytes) : undefined };
  }

  async expect(status, method, path, options) {
    const answer = await this.send(method, path, options);
    assert.equal(answer.status, status, `${method} ${path}: ${answer.bytes.toString().slice(0, 800)}`);
    return answer;
  }

  get(path, status = 200, headers) {
    return this.expect(status, "GET", path, { headers });
  }
  post(path, body, status = 200, headers) {
    return this.expect(status, "POST", path, { body, headers });
  }
  /** A write to what is there: with the ETag that a read of it gives now. */
  async change(resource, action, body, status = 200, headers = {}) {
    const { etag } = await this.get(resource);
    return this.post(`${resource}/${action}`, body, status, { "If-Match": etag, ...headers });
  }
}
