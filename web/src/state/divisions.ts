// SPDX-License-Identifier: Apache-2.0
// Counties, towns and villages with their names, as the tables of progress list them; each table is read when it is
// first wanted.
import { shallowReactive } from "vue";
import { asApiError } from "../api/errors";
import { getProgress } from "../api/registry";
import type { ProgressBy } from "../api/types";

export interface Division {
  code: string;
  name: string;
}

const lists = shallowReactive<Partial<Record<ProgressBy, Division[]>>>({});
const asked = new Set<ProgressBy>();

export function divisions(by: ProgressBy): Division[] {
  if (!asked.has(by)) void read(by);
  return lists[by] ?? [];
}

async function read(by: ProgressBy): Promise<void> {
  asked.add(by);
  try {
    const { rows } = await getProgress(by);
    lists[by] = rows.filter((row) => row.code !== "").map(({ code, name }) => ({ code, name }));
  } catch (error) {
    asApiError(error); // the connection bar tells it; asked again when wanted again
    asked.delete(by);
  }
}

const digits: Readonly<Record<ProgressBy, number>> = { county: 6, town: 9, village: 12 };

/** What every code within the division begins with: 370522001000 is 370522001. */
export function prefixOf(by: ProgressBy, code: string): string {
  return code.slice(0, digits[by]);
}

/** The level of such a prefix; null for none. */
export function levelOf(area: string): ProgressBy | null {
  if (area.length >= digits.village) return "village";
  if (area.length >= digits.town) return "town";
  return area.length >= digits.county ? "county" : null;
}

/** 利津县利津街道津苑社区 below 利津县利津街道 is 津苑社区. */
export function shortName(name: string, above: string): string {
  return above && name.startsWith(above) && name.length > above.length ? name.slice(above.length) : name;
}
