// SPDX-License-Identifier: Apache-2.0
// Who is logged in at this desk. The registry knows it by a cookie that no script sees; the page asks.
import { computed, ref } from "vue";
import { call, get, whenUnauthenticated } from "../api/client";

export interface Person {
  name: string | null;
  role: string;
  area: string | null;
  capabilities: string[];
}

const nobody: Person = { name: null, role: "anonymous", area: null, capabilities: [] };

export const person = ref<Person>(nobody);
/** The name, empty while nobody is logged in. */
export const actor = computed(() => person.value.name ?? "");

/** Raised when a write was tried by nobody; the top bar then asks to log in. */
export const actorWanted = ref(false);

/** True when somebody is logged in; otherwise asks for it. */
export function hasActor(): boolean {
  actorWanted.value = actor.value === "";
  return !actorWanted.value;
}

whenUnauthenticated(() => {
  person.value = nobody;
  actorWanted.value = true;
});

/** Asks the registry who one is. Out of reach, one is nobody. */
export async function whoAmI(): Promise<void> {
  person.value = await get<Person>("/sessions/current").catch(() => nobody);
}

/** \throws ApiError when the registry refuses. */
export async function logIn(name: string, password: string): Promise<void> {
  person.value = (await call<Person>("/sessions", { method: "POST", body: { name, password } })).value;
}

/** \throws ApiError when the registry is out of reach: then one is still logged in. */
export async function logOut(): Promise<void> {
  await call("/sessions/current", { method: "DELETE" });
  person.value = nobody;
}
