// SPDX-License-Identifier: Apache-2.0
// Named steps, counted. A step that fails does not hide the ones after it.

export class Steps {
  passed = 0;
  failed = 0;

  /** @param afterFailure called with the step's number, for a picture of what was on the screen */
  constructor(afterFailure) {
    this.afterFailure = afterFailure;
  }

  async step(name, work) {
    const started = Date.now();
    try {
      await work();
      this.passed += 1;
      console.log(`ok      ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED  ${name}\n        ${String(error.stack ?? error).replaceAll("\n", "\n        ")}`);
      await this.afterFailure(this.passed + this.failed).catch(() => {});
    }
  }
}
