// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from "vitest";
import { connection } from "../state/connection";
import { language } from "../i18n";
import { call, get } from "./client";

const answers = (status: number, body: string, headers: Record<string, string> = {}) =>
  vi.fn(async () => new Response(body, { status, headers: { "Content-Type": "application/json", ...headers } }));

function sentHeaders(fetched: ReturnType<typeof answers>): Record<string, string> {
  const [, options] = fetched.mock.calls[0] as unknown as [string, { headers: Record<string, string> }];
  return options.headers;
}

afterEach(() => {
  vi.unstubAllGlobals();
  [language.value, connection.reachable] = ["zh", true];
});

describe("call", () => {
  it("answers the value with its ETag", async () => {
    vi.stubGlobal("fetch", answers(200, '{"id":7}', { ETag: '"p7-1"' }));

    expect(await call("/proposals/7")).toEqual({ value: { id: 7 }, etag: '"p7-1"' });
  });

  it("names the version on a write", async () => {
    const fetched = answers(200, "{}");
    vi.stubGlobal("fetch", fetched);

    await call("/proposals/7/approve", { method: "POST", body: {}, etag: '"p7-1"' });

    expect(sentHeaders(fetched)).toMatchObject({ "If-Match": '"p7-1"' });
  });

  it("sends none on a read, and asks in the chosen language", async () => {
    language.value = "en";
    const fetched = answers(200, "{}");
    vi.stubGlobal("fetch", fetched);

    await get("/stats");

    expect(sentHeaders(fetched)).not.toHaveProperty("If-Match");
    expect(sentHeaders(fetched)["Accept-Language"]).toBe("en");
  });

  it("turns a refusal into an ApiError with the registry's words", async () => {
    vi.stubGlobal("fetch", answers(412, '{"detail":"版本已旧"}', { "Content-Type": "application/problem+json" }));

    await expect(get("/proposals/7")).rejects.toMatchObject({ status: 412, isStale: true, message: "版本已旧" });
    expect(connection.reachable).toBe(true);
  });

  it("notices that the registry is out of reach, and that it is back", async () => {
    vi.stubGlobal("fetch", vi.fn().mockRejectedValueOnce(new TypeError("fetch failed")));
    await expect(get("/stats")).rejects.toMatchObject({ isOffline: true });
    expect(connection.reachable).toBe(false);

    vi.stubGlobal("fetch", answers(200, "{}"));
    await get("/stats");
    expect(connection.reachable).toBe(true);
  });

  it("takes an answer that breaks off for none", async () => {
    const broken = { ok: true, status: 200, text: () => Promise.reject(new TypeError("Failed to fetch")) };
    vi.stubGlobal("fetch", vi.fn().mockResolvedValueOnce(broken));

    await expect(get("/stats")).rejects.toMatchObject({ isOffline: true });
  });

  it("sends a file as it is, and a repeated write under its key", async () => {
    const fetched = answers(201, "{}");
    vi.stubGlobal("fetch", fetched);
    const file = new File(["%PDF-"], "会议纪要.pdf", { type: "application/pdf" });

    await call("/proposals/7/attachments", { method: "POST", file, key: "k1" });

    expect(sentHeaders(fetched)).toMatchObject({ "Content-Type": "application/pdf", "Idempotency-Key": "k1" });
    expect((fetched.mock.calls[0] as unknown as [string, RequestInit])[1].body).toBe(file);
  });

  it("lets an abandoned request go without blaming the connection", async () => {
    vi.stubGlobal("fetch", vi.fn().mockRejectedValueOnce(new DOMException("stopped", "AbortError")));

    await expect(get("/search?q=a")).rejects.toThrow("stopped");
    expect(connection.reachable).toBe(true);
  });
});
