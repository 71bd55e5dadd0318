// SPDX-License-Identifier: Apache-2.0
// The registry under test: the real binary serving a demonstration region made for this run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const startMilliseconds = 60_000;

/** Who works in the journey; each logs in with the same password. */
export const people = { 张敏: "surveyor", 李建国: "county", 赵强: "county", 史口镇: "town" };
export const password = "a password for tests";

/** @returns {Promise<{url: string, tokens: Record<string, string>, stop: () => Promise<void>}>} */
export async function openRegistry() {
  const folder = mkdtempSync(join(tmpdir(), "luming-journey-"));
  const database = join(folder, "luming.sqlite");
  try {
    const tokens = fill(folder, database);
    return { tokens, ...(await serve(folder, database)) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function binary() {
  const path = process.env.LUMING_BINARY ?? join(root, "build/release/luming");
  if (!existsSync(path)) throw new Error(`${path} is missing: run ./dev build, or set LUMING_BINARY`);
  return path;
}

function fill(folder, database) {
  const luming = (...words) => execFileSync(binary(), ["--db", database, ...words], { stdio: ["ignore", "ignore", "inherit"] });
  const user = (...words) =>
    execFileSync(binary(), ["--db", database, "user", ...words], { input: `${password}\n`, encoding: "utf8" }).trim();
  execFileSync("python3", ["-B", join(root, "data/demo/make_demo.py"), "--out", folder], { stdio: ["ignore", "ignore", "inherit"] });
  luming("init");
  luming("import", "divisions", join(folder, "divisions.csv"));
  luming("import", "villages", join(folder, "villages.geojson"));
  luming("import", "roads", join(folder, "roads.geojsonl"));
  luming("import", "addresses", join(folder, "addresses.csv"));
  const tokens = {};
  for (const [name, role] of Object.entries(people)) {
    user("add", name, "--role", role, "--password-stdin");
    tokens[name] = user("token", name);
  }
  return tokens;
}

async function serve(folder, database) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const page = process.env.LUMING_WEB ?? join(root, "web/dist");
  const server = spawn(binary(), ["--db", database, "serve", "--listen", `127.0.0.1:${port}`, "--web", page], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
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

async function ready(url, server) {
  const latest = Date.now() + startMilliseconds;
  while (Date.now() < latest) {
    if (server.exitCode !== null) throw new Error(`luming serve ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("luming serve was not ready in time");
}
