// SPDX-License-Identifier: Apache-2.0
// Named steps, counted. A step that fails does not hide the ones after it; what failed is told once more at the end,
// with the reason and the server's last words, so that the tail of a log is enough to know.

/** No step takes this long on any machine: what does will never end. */
const longestStepMilliseconds = 180_000;

export class Steps {
  passed = 0;
  failed = 0;
  #failures = [];

  /**
   * @param {(number: number) => Promise<void>} afterFailure  a picture of what was on the screen
   * @param {() => string[]} lastWords  the server's
   */
  constructor(afterFailure, lastWords) {
    this.afterFailure = afterFailure;
    this.lastWords = lastWords;
    process.once("exit", (code) => this.#report(code));
  }

  async step(name, work) {
    const started = Date.now();
    try {
      await withinReason(work());
      this.passed += 1;
      console.log(`ok      ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      this.#note(name, error, Date.now() - started);
      await withinReason(this.afterFailure(this.passed + this.failed)).catch(() => {});
    }
  }

  /** What the steps after it stand on: when it fails, nothing further is tried. Answers what it made. */
  async prepare(name, work) {
    const started = Date.now();
    try {
      return await withinReason(work());
    } catch (error) {
      this.#note(`preparing: ${name}`, error, Date.now() - started);
      process.exit(1);
    }
  }

  #note(name, error, milliseconds) {
    this.failed += 1;
    const told = `FAILED  ${name} (${milliseconds} ms)\n        ${String(error.stack ?? error).replaceAll("\n", "\n        ")}`;
    this.#failures.push(told);
    console.log(told);
  }

  /** Also when the run ends before its time. */
  #report(code) {
    if (code || this.failed) {
      console.log(`\nThe server's last words:\n  ${this.lastWords().join("\n  ")}`);
      console.log(`\nWhat failed:\n${this.#failures.join("\n")}`);
    }
    console.log(`${this.passed} passed, ${this.failed} failed`);
    if (this.failed) process.exitCode = 1;
  }
}

function withinReason(promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${longestStepMilliseconds / 1000} s`)), longestStepMilliseconds);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
