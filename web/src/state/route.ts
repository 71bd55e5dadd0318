// SPDX-License-Identifier: Apache-2.0
// Which page is open: told by what stands behind # in the address, so that every page can be linked to, and the
// browser's back button leads back.
import { computed, ref } from "vue";

export const pages = ["map", "review", "notices", "figures", "road"] as const;
export type Page = (typeof pages)[number];

export interface Route {
  page: Page;
  /** The village under review, or the road whose story is told. */
  subject: string;
  query: Readonly<Record<string, string>>;
}

const home: Route = { page: "map", subject: "", query: {} };

/** `#/review/370502104002?show=all` in its parts; whatever cannot be read is the map. */
export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", subject = ""] = path.split("/");
  if (!isPage(page)) return home;
  return { page, subject: decoded(subject), query: Object.fromEntries(new URLSearchParams(query)) };
}

export function linkTo(page: Page, subject: string | number = "", query: Record<string, string> = {}): string {
  const path = ["#", page === "map" ? "" : page, ...(subject === "" ? [] : [encodeURIComponent(subject)])].join("/");
  const filled = Object.entries(query).filter(([, value]) => value !== "");
  return filled.length ? `${path}?${new URLSearchParams(filled)}` : path;
}

const hash = ref(globalThis.location?.hash ?? "");

globalThis.addEventListener?.("hashchange", () => (hash.value = location.hash));

export const route = computed(() => parseRoute(hash.value));

export function goTo(page: Page, subject: string | number = "", query: Record<string, string> = {}): void {
  location.hash = linkTo(page, subject, query);
  hash.value = location.hash; // at once, not when the event comes
}

/** The same page with another query; leaves no step for the back button. */
export function refine(query: Record<string, string>): void {
  const { page, subject } = route.value;
  history.replaceState(null, "", linkTo(page, subject, query));
  hash.value = location.hash;
}

function isPage(word: string): word is Page {
  return (pages as readonly string[]).includes(word);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
