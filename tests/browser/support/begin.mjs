// SPDX-License-Identifier: Apache-2.0
// What every journey through the page begins and ends with: a registry of its own, a browser, the steps.
import { Api } from "./api.mjs";
import { openBrowser, screenshot } from "./browser.mjs";
import { openRegistry, password } from "./registry.mjs";
import { Steps } from "./steps.mjs";

/** @param {string} prefix  of the pictures of failures */
export async function begin(prefix = "") {
  const registry = await openRegistry().catch(giveUp);
  const browser = await openBrowser(registry.url).catch(async (error) => {
    await registry.stop();
    giveUp(error);
  });
  const { page, close, beBrief } = browser;
  const afterFailure = (number) => {
    beBrief();
    return screenshot(page, `${prefix}failed-${number}`);
  };
  const steps = new Steps(afterFailure, registry.lastWords);
  const finish = async () => {
    await close();
    await registry.stop();
    process.exitCode = steps.failed === 0 ? 0 : 1;
  };
  const at = (id) => page.getByTestId(id);
  return { registry, api: new Api(registry.url, registry.tokens), ...browser, steps, at, ...logIns(page, at), finish };
}

function giveUp(error) {
  console.log(`FAILED  the test cannot start: ${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}

function logIns(page, at) {
  /** Fills the log-in that is open, and waits until it is gone: while it fades out it still takes what is typed. */
  const fillLogIn = async (name) => {
    await page.locator("#actor-name").fill(name);
    await page.locator("#actor-password").fill(password);
    await at("log-in").click();
    await page.waitForFunction((wanted) => document.querySelector("[data-testid=actor]").textContent.includes(wanted), name);
    await page.locator("#actor-name").waitFor({ state: "hidden" });
  };
  const logIn = async (name) => {
    await at("actor").click();
    await fillLogIn(name);
  };
  const actAs = async (name) => {
    await at("actor").click();
    await at("log-out").click();
    await page.locator("[data-testid=actor].empty").waitFor();
    await at("log-out").waitFor({ state: "hidden" });
    await logIn(name);
  };
  return { fillLogIn, logIn, actAs };
}
