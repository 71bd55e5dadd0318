// SPDX-License-Identifier: Apache-2.0
// The description that the real server gives of itself, linted without a network: Redocly's strict rules, which check
// every example against its schema too, in both languages.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openVillage } from "./support.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { createConfig, lintFromString } = require("@redocly/openapi-core");

/** Left out of recommended-strict, each for a reason. */
const rules = {
  "no-server-example.com": "off", // a registry on one's own machine is at 127.0.0.1
  "no-ambiguous-paths": "off", // /signs/plan beside /signs/{id}: a literal goes before a parameter
  "operation-2xx-response": "off", // a form of the sign's page is answered by 303; village.test.mjs sees each succeed
  "operation-4xx-response": "error",
  "operation-operationId": "error",
  "operation-description": "off", // the summary says it
  "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: false },
  "no-invalid-schema-examples": { severity: "error", allowAdditionalProperties: false },
  "no-invalid-parameter-examples": "error",
  "no-unused-components": "error",
};

let registry;
before(async () => (registry = await openVillage()));
after(() => registry?.stop());

async function documentIn(language) {
  const answer = await fetch(`${registry.url}/api`, { headers: { "Accept-Language": language } });
  assert.equal(answer.status, 200);
  return answer.json();
}

for (const language of ["zh", "en"])
  test(`the description in ${language} has no fault`, async () => {
    const source = JSON.stringify(await documentIn(language), null, 1);
    const config = await createConfig({ extends: ["recommended-strict"], rules });

    const faults = await lintFromString({ source, absoluteRef: "/api.json", config });

    const told = faults.map((it) => `${it.severity} ${it.ruleId}: ${it.message} at ${it.location[0]?.pointer}`);
    assert.deepEqual(told, []);
  });

test("every write says what it takes, and by example", async () => {
  const { paths, components } = await documentIn("en");
  const schemaOf = (it) => (it.$ref ? components.schemas[it.$ref.split("/").pop()] : it);
  const untold = [];
  for (const [path, operations] of Object.entries(paths))
    for (const method of ["post", "put", "patch"]) {
      if (!operations[method]) continue;
      const content = operations[method].requestBody?.content ?? {};
      if (!Object.keys(content).length) untold.push(`${method} ${path}: no body`);
      for (const [type, { schema, example }] of Object.entries(content)) {
        if (!schema) untold.push(`${method} ${path}: ${type} without a schema`);
        else if (type === "application/json" && example === undefined && schemaOf(schema).example === undefined)
          untold.push(`${method} ${path}: no example`);
      }
    }
  assert.deepEqual(untold, []);
});

test("every answer with content has a schema, and every route is told of", async () => {
  const { paths } = await documentIn("en");
  const untold = [];
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { responses }] of Object.entries(operations))
      for (const [status, { content = {} }] of Object.entries(responses))
        for (const [type, { schema }] of Object.entries(content)) {
          const isUntold = schema?.$ref === "#/components/schemas/Anything" && path !== "/api" && !path.startsWith("/styles/");
          if (!schema || isUntold) untold.push(`${method} ${path} ${status} ${type}`);
        }
  assert.deepEqual(untold, []);
});
