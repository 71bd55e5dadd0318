// SPDX-License-Identifier: Apache-2.0
// The real server over a village of three nameless roads, and clients of it: one a person, each with a token. Every
// answer is held to the description that the server gives of itself.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const village = "370502104201";
export const password = "a password for tests";

/** Who works there; all but the outsider in the township. */
export const people = {
  张敏: ["surveyor", "370502104"],
  赵强: ["surveyor", "370502104"],
  史口镇: ["town", "370502104"],
  李建国: ["county", "370502"],
  邮政: ["postal", "370502"],
  测绘院: ["gis", "370502"],
  外县: ["county", "370522"],
};

/** @returns {Promise<{url: string, tokens: Record<string, string>, stop: () => Promise<void>}>} */
export async function openVillage() {
  const folder = mkdtempSync(join(tmpdir(), "luming-village-"));
  try {
    const tokens = fill(folder);
    return { tokens, ...(await serve(folder)) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

export function binary() {
  const path = process.env.LUMING_BINARY ?? join(root, "build/release/luming");
  if (!existsSync(path)) throw new Error(`${path} is missing: run ./dev build, or set LUMING_BINARY`);
  return path;
}

const line = (...points) => ({ type: "LineString", coordinates: points });
const feature = (properties, geometry) => `${JSON.stringify({ type: "Feature", properties, geometry })}\n`;

function writeWorld(folder) {
  const outline = [[118.5, 37.4], [118.52, 37.4], [118.52, 37.42], [118.5, 37.42], [118.5, 37.4]];
  const roads = [
    line([118.503, 37.41], [118.51, 37.41]),
    line([118.506, 37.404], [118.506, 37.416]),
    line([118.51, 37.41], [118.514, 37.41]),
  ];
  writeFileSync(
    join(folder, "divisions.csv"),
    `code,name,township,county,city,province\n${village},和顺村村民委员会,史口镇,东营区,东营市,山东省\n` +
      "370522001001,津苑社区居民委员会,利津街道,利津县,东营市,山东省\n",
  );
  writeFileSync(join(folder, "villages.geojsonl"), feature({ code: village, name: "和顺村" }, { type: "Polygon", coordinates: [outline] }));
  writeFileSync(
    join(folder, "roads.geojsonl"),
    roads.map((it, i) => feature({ road_id: `w-${i + 1}`, village_code: village, width_m: 6 }, it)).join(""),
  );
  writeFileSync(
    join(folder, "addresses.csv"),
    `village_code,road_id,number,lon,lat,postcode,addr_id\n${village},w-1,1,118.5031,37.4101,257081,d-1\n`,
  );
}

function fill(folder) {
  const run = (words, input) =>
    execFileSync(binary(), ["--db", join(folder, "luming.sqlite"), ...words], { encoding: "utf8", input, stdio: "pipe" });
  const luming = (...words) => run(words, "");
  writeWorld(folder);
  luming("init");
  luming("import", "divisions", join(folder, "divisions.csv"));
  luming("import", "villages", join(folder, "villages.geojsonl"));
  luming("import", "roads", join(folder, "roads.geojsonl"));
  luming("import", "addresses", join(folder, "addresses.csv"));
  const tokens = {};
  for (const [name, [role, area]] of Object.entries(people)) {
    run(["user", "add", name, "--role", role, "--area", area, "--password-stdin"], `${password}\n`);
    tokens[name] = luming("user", "token", name).trim();
  }
  return tokens;
}

async function serve(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(binary(), ["--db", join(folder, "luming.sqlite"), "serve", "--listen", `127.0.0.1:${port}`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let talk = "";
  server.stderr.on("data", (text) => (talk += text));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const latest = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if ((await fetch(`${url}/readyz`).catch(() => null))?.ok) return { url, stop };
    if (server.exitCode === null && Date.now() < latest) continue;
    await stop();
    throw new Error(`luming serve is not ready: ${talk}`);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
