// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium without a graphics card, and a watch over what the page does: console errors and requests that
// leave the origin are kept and fail the run.
import { createRequire } from "node:module";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));

const flags = [
  "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox",
  "--headless", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync",
];
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** How long the page may take for one thing: far more than it needs on a slow, busy machine. */
const patienceMilliseconds = 60_000;
/** After a step has failed, those after it often fail with it: they are waited for less. */
const lessPatienceMilliseconds = 10_000;

/** The browser's own line for an answer that is not 2xx, or for none at all. */
const networkLine = /^Failed to load resource/;

/** @param {object} more  settings of the browser besides the usual ones: { javaScriptEnabled: false } */
export async function openBrowser(url, more = {}) {
  const executablePath = process.env.LUMING_CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing: install chromium, or set LUMING_CHROMIUM`);
  const { chromium } = require("playwright-core");
  const folder = mkdtempSync(join(tmpdir(), "luming-browser-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath, args: flags, viewport: desktop, locale: "zh-CN", timezoneId: "Asia/Shanghai", ...more,
  });
  context.setDefaultTimeout(patienceMilliseconds);
  const page = context.pages()[0] ?? (await context.newPage());
  if (slowness > 0) await makeSlow(context, page);
  const watch = watchOver(page, url);
  const close = async () => {
    await Promise.race([context.close(), new Promise((resolve) => setTimeout(resolve, 20_000).unref())]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); // the browser may still be writing
  };
  const beBrief = () => context.setDefaultTimeout(lessPatienceMilliseconds);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return { page, context, watch, close, beBrief };
}

/**
 * With LUMING_SLOW=5 the page computes five times slower, and each request waits up to half a second before it leaves:
 * answers come late and out of order, as on a weak machine at the end of a bad line.
 */
const slowness = Number(process.env.LUMING_SLOW ?? 0);
const longestDelayMilliseconds = 500;

async function makeSlow(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await context.route("**/*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestDelayMilliseconds));
    await route.continue().catch(() => {}); // the page has gone on without it
  });
}

function watchOver(page, url) {
  const watch = { complaints: [], refusals: [], refusalsAllowed: false };
  const origin = new URL(url).origin;
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const line = `${message.text()} (${message.location().url})`;
    if (networkLine.test(message.text()) && watch.refusalsAllowed) watch.refusals.push(line);
    else watch.complaints.push(line);
  });
  page.on("pageerror", (error) => watch.complaints.push(String(error.stack ?? error)));
  page.on("request", (request) => {
    const to = new URL(request.url());
    if (to.origin !== origin && !["data:", "blob:"].includes(to.protocol)) {
      watch.complaints.push(`the page asked outside its origin: ${request.url()}`);
    }
  });
  return watch;
}

/** Runs a step in which the registry is expected to refuse, or to be out of reach. */
export async function expectingRefusals(watch, work) {
  watch.refusalsAllowed = true;
  try {
    await work();
  } finally {
    watch.refusalsAllowed = false;
  }
}

/** Waits until the map has drawn everything it holds and rests. */
export function mapIdle(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const { map } = window.luming;
        map.once("idle", () => resolve());
        map.triggerRepaint();
      }),
  );
}

export async function screenshot(page, name) {
  const folder = process.env.LUMING_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
