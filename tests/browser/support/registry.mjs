// SPDX-License-Identifier: Apache-2.0
// The registry under test: the real binary serving a demonstration region made for this run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const startMilliseconds = 120_000;
const mostWords = 30;

/** Who works in the journey; each logs in with the same password. */
export const people = { 张敏: "surveyor", 李建国: "county", 赵强: "county", 史口镇: "town" };
export const password = "a password for tests";

/** @returns {Promise<{url: string, tokens: Record<string, string>, lastWords: () => string[], stop: () => Promise<void>}>} */
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
  const run = (program, words, input = "") =>
    execFileSync(program, words, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] }).trim(); // a failure tells what was said
  const luming = (...words) => run(binary(), ["--db", database, ...words]);
  const user = (...words) => run(binary(), ["--db", database, "user", ...words], `${password}\n`);
  run("python3", ["-B", join(root, "data/demo/make_demo.py"), "--out", folder]);
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
  const page = process.env.LUMING_WEB ?? join(root, "web/dist");
  // Port 0: the system gives one that is free and the server says which, so no other can take it in between.
  const server = spawn(binary(), ["--db", database, "serve", "--listen", "127.0.0.1:0", "--web", page], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const atOnce = () => {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", atOnce); // however the run ends, nothing stays behind
  const { words, listening } = listenTo(server);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    const late = setTimeout(atOnce, 20_000);
    await ended;
    clearTimeout(late);
    atOnce();
  };
  try {
    const url = await ready(listening, server);
    return { url, stop, lastWords: () => words };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}; the server's last words:\n${words.join("\n")}`);
  }
}

/** Keeps what the server said last; `listening` is the address it names, once it does. */
function listenTo(server) {
  const words = [];
  const listening = new Promise((resolve) => {
    createInterface({ input: server.stderr }).on("line", (line) => {
      words.push(line);
      if (words.length > mostWords) words.shift();
      const url = line.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (url) resolve(url[0]);
    });
  });
  return { words, listening };
}

/** @returns {Promise<string>} its address, once it answers */
async function ready(listening, server) {
  const latest = Date.now() + startMilliseconds;
  let url = "";
  void listening.then((named) => (url = named));
  while (Date.now() < latest) {
    if (server.exitCode !== null) throw new Error(`luming serve ended with ${server.exitCode}`);
    const answer = url && (await fetch(`${url}/readyz`).catch(() => null));
    if (answer?.ok) return url;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("luming serve was not ready in time");
}
