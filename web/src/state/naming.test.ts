// SPDX-License-Identifier: Apache-2.0
import { effectScope, nextTick, reactive, type EffectScope } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useNamingCheck } from "./naming";

let asked: { name: string; answer: () => void }[] = [];
let scope: EffectScope;

/** A registry that answers when told to, each question with its own name. */
function slowRegistry(_path: string, options: RequestInit): Promise<Response> {
  const { name } = JSON.parse(String(options.body)) as { name: string };
  return new Promise((resolve, reject) => {
    options.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    const body = JSON.stringify({ verdict: "pass", findings: [], name: { full: name } });
    asked.push({ name, answer: () => resolve(new Response(body)) });
  });
}

function desk(name: string) {
  const body = reactive({ village_code: "370522001001", road_id: 1, name, meaning: "", origin: "" });
  const naming = scope.run(() => useNamingCheck(() => ({ ...body })));
  if (!naming) throw new Error("the scope has ended");
  return { body, naming };
}

async function type(body: { name: string }, name: string, wait: number): Promise<void> {
  body.name = name;
  await nextTick();
  await vi.advanceTimersByTimeAsync(wait);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", vi.fn(slowRegistry));
  asked = [];
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("useNamingCheck", () => {
  it("asks once for a name typed in one go", async () => {
    const { body } = desk("");

    await type(body, "和", 50);
    await type(body, "和顺", 50);
    await type(body, "和顺街", 400);

    expect(asked.map((it) => it.name)).toEqual(["和顺街"]);
  });

  it("drops the answer to an older name, whichever comes first", async () => {
    const { body, naming } = desk("");
    await type(body, "和顺街", 400);
    await type(body, "安宁街", 400);

    asked[1]?.answer();
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);

    expect(naming.answer.value?.name?.full).toBe("安宁街");
    expect(naming.checking.value).toBe(false);
  });

  it("asks nothing about an empty name and forgets the last answer", async () => {
    const { body, naming } = desk("和顺街");
    await vi.advanceTimersByTimeAsync(400);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(naming.answer.value).not.toBeNull();

    await type(body, "  ", 400);

    expect(naming.answer.value).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it("stops asking when the form closes", async () => {
    desk("和顺街");

    scope.stop();
    await vi.advanceTimersByTimeAsync(400);

    expect(asked).toHaveLength(0);
  });
});
