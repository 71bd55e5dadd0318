// SPDX-License-Identifier: Apache-2.0
import { effectScope, nextTick, ref, type EffectScope } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../api/errors";
import { useNewest } from "./newest";

let scope: EffectScope;
let pending: { about: string; give: (answer: string) => void; fail: (error: Error) => void }[];

function asking(first: string | null) {
  const question = ref<string | null>(first);
  const ask = (about: string, signal: AbortSignal) =>
    new Promise<string>((give, fail) => {
      signal.addEventListener("abort", () => fail(new DOMException("stopped", "AbortError")));
      pending.push({ about, give, fail });
    });
  const answer = scope.run(() => useNewest(() => question.value, ask));
  if (!answer) throw new Error("the scope has ended");
  return { question, answer };
}

async function settle(milliseconds = 400): Promise<void> {
  await nextTick();
  await vi.advanceTimersByTimeAsync(milliseconds);
}

beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
  pending = [];
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

describe("useNewest", () => {
  it("asks once the question settles, and keeps the answer", async () => {
    const { question, answer } = asking("a");
    await settle(50);
    question.value = "b";
    await settle();

    expect(pending.map((it) => it.about)).toEqual(["b"]);
    pending[0]?.give("B");
    await settle();
    expect(answer.value).toBe("B");
  });

  it("drops the answer to an older question", async () => {
    const { question, answer } = asking("a");
    await settle();
    question.value = "b";
    await settle();

    pending[1]?.give("B");
    pending[0]?.give("A");
    await settle();

    expect(answer.value).toBe("B");
  });

  it("forgets the answer when there is nothing to ask", async () => {
    const { question, answer } = asking("a");
    await settle();
    pending[0]?.give("A");
    await settle();

    question.value = null;
    await settle();

    expect(answer.value).toBeNull();
    expect(pending).toHaveLength(1);
  });

  it("shows nothing after a refusal", async () => {
    const { answer } = asking("a");
    await settle();

    pending[0]?.fail(new ApiError(404));
    await settle();

    expect(answer.value).toBeNull();
  });
});
