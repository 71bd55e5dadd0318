// SPDX-License-Identifier: Apache-2.0
// The registry's routes by the clerk's verbs.
import type { Feature, Geometry } from "geojson";
import { call, get } from "./client";
import type {
  Attachment, BatchBody, BatchItem, CaseSteps, DueList, NamingCheck, NoticeBoard, Objection, ObjectionBody, ProgressBy,
  ProgressTable, Proposal, ProposalBody, ProposalPage, ReviewAction, Road, RoadHistory, RoadList, RoadSign, SearchAnswer,
  Spelling, Stats, Suggestion, Versioned, VillageProperties,
} from "./types";

const villageRoadLimit = 500;

export function getStats(): Promise<Stats> {
  return get("/stats");
}

/** @param where where to look first (lat, lon), and where alone (bbox, village, town, county) */
export function search(text: string, where: Readonly<Record<string, string>>, signal: AbortSignal): Promise<SearchAnswer> {
  const query = new URLSearchParams({ q: text, limit: "8", autocomplete: "1", ...where });
  return get(`/search?${query}`, signal);
}

/** What lies at a point: the nearest door, else road, else village. */
export function whatIsAt([lon, lat]: readonly [number, number]): Promise<SearchAnswer> {
  return get(`/reverse?${new URLSearchParams({ lon: String(lon), lat: String(lat), limit: "1" })}`);
}

export function getRoad(id: number, signal?: AbortSignal): Promise<Road> {
  return get(`/roads/${id}`, signal);
}

/** The road as it was on a calendar day; as it is, when the day is empty. */
export function getRoadOn(id: number, day: string): Promise<Road> {
  return get(day ? `/roads/${id}?${new URLSearchParams({ at: day })}` : `/roads/${id}`);
}

export function getHistory(id: number): Promise<RoadHistory> {
  return get(`/roads/${id}/history`);
}

export function listSigns(road: number): Promise<{ items: RoadSign[] }> {
  return get(`/signs?${new URLSearchParams({ road_id: String(road), limit: "100" })}`);
}

export function getVillage(code: string): Promise<Feature<Geometry, VillageProperties>> {
  return get(`/collections/villages/items/${encodeURIComponent(code)}`);
}

export function listVillageRoads(code: string): Promise<RoadList> {
  const query = new URLSearchParams({ village_code: code, limit: String(villageRoadLimit) });
  return get(`/collections/roads/items?${query}`);
}

export function checkName(body: ProposalBody, signal: AbortSignal): Promise<NamingCheck> {
  return call<NamingCheck>("/naming/check", { method: "POST", body, signal }).then((answer) => answer.value);
}

export interface Wish {
  village: string;
  road: number;
  /** A name that was refused, or empty. */
  like: string;
}

export function suggestNames({ village, road, like }: Wish, signal: AbortSignal): Promise<Suggestion[]> {
  const query = new URLSearchParams({ village, road_id: String(road), count: "3", ...(like && { like }) });
  return get<{ suggestions: Suggestion[] }>(`/naming/suggest?${query}`, signal).then((answer) => answer.suggestions);
}

export function spellName(name: string, signal: AbortSignal): Promise<Spelling> {
  return get(`/naming/pinyin?${new URLSearchParams({ name })}`, signal);
}

export function listProposals(state: string): Promise<ProposalPage> {
  return get(`/proposals?${new URLSearchParams({ state, limit: "100" })}`);
}

export function getProposal(id: number): Promise<Versioned<Proposal>> {
  return call(`/proposals/${id}`);
}

export function createProposal(body: ProposalBody): Promise<Versioned<Proposal>> {
  return call("/proposals", { method: "POST", body });
}

export function changeProposal(id: number, etag: string, body: ProposalBody): Promise<Versioned<Proposal>> {
  return call(`/proposals/${id}`, { method: "PATCH", body, etag });
}

export function submitProposal(id: number, etag: string): Promise<Versioned<Proposal>> {
  return call(`/proposals/${id}/submit`, { method: "POST", body: {}, etag });
}

/** Sent again with the same key, it is done once. */
export function act(id: number, etag: string, action: ReviewAction, details: object, key: string): Promise<Versioned<Proposal>> {
  return call(`/proposals/${id}/${action}`, { method: "POST", body: details, etag, key });
}

/** All of it or nothing. */
export function actOnAll(body: BatchBody, key: string): Promise<BatchItem[]> {
  return call<{ items: BatchItem[] }>("/proposals/batch", { method: "POST", body, key }).then(({ value }) => value.items);
}

export function listProposalsOf(village: string): Promise<ProposalPage> {
  return get(`/proposals?${new URLSearchParams({ village, limit: "1000" })}`);
}

export function getSteps(id: number): Promise<CaseSteps> {
  return get(`/proposals/${id}/steps`);
}

export function listObjections(id: number): Promise<Objection[]> {
  return get<{ items: Objection[] }>(`/proposals/${id}/objections`).then(({ items }) => items);
}

export function answerObjection(id: number, answer: string, key: string): Promise<Versioned<Objection>> {
  return call(`/objections/${id}/answer`, { method: "POST", body: { answer }, key });
}

export function listAttachments(id: number): Promise<Attachment[]> {
  return get<{ items: Attachment[] }>(`/proposals/${id}/attachments`).then(({ items }) => items);
}

export function attach(id: number, file: File, title: string): Promise<Versioned<Attachment>> {
  return call(`/proposals/${id}/attachments?${new URLSearchParams({ title })}`, { method: "POST", file });
}

/** Derives where the village's signs go; answers how many there are now. */
export function planSigns(village: string): Promise<number> {
  const planned = call<{ items: unknown[] }>("/signs/plan", { method: "POST", body: { village } });
  return planned.then(({ value }) => value.items.length);
}

export function getNotices(area: string): Promise<NoticeBoard> {
  return get(`/notices?${new URLSearchParams({ area, limit: "50" })}`);
}

export function objectTo(proposal: number, body: ObjectionBody, key: string): Promise<Versioned<Objection>> {
  return call(`/proposals/${proposal}/object`, { method: "POST", body, key });
}

export function getProgress(by: ProgressBy): Promise<ProgressTable> {
  return get(`/stats?${new URLSearchParams({ by })}`);
}

export function getDue(area: string, within: number): Promise<DueList> {
  return get(`/deadlines?${new URLSearchParams({ within: String(within), ...(area && { county: area }) })}`);
}
