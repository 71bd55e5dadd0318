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

let asked: Promise<void> = Promise.resolve();
/** Moves on with every answer about who one is: what was asked before it counts no more. */
let turn = 0;

function take(answer: Person): void {
  turn += 1;
  person.value = answer;
}

/** Done once the registry has said who one is. */
export function identified(): Promise<void> {
  return asked;
}

/** True when somebody is logged in; otherwise asks for it. Waits until the registry has said who one is. */
export async function hasActor(): Promise<boolean> {
  await asked;
  actorWanted.value = actor.value === "";
  return !actorWanted.value;
}

whenUnauthenticated(() => {
  take(nobody);
  actorWanted.value = true;
});

/** Asks the registry who one is. Out of reach, one is nobody. */
export function whoAmI(): Promise<void> {
  const mine = ++turn;
  asked = get<Person>("/sessions/current")
    .catch(() => nobody)
    .then((answer) => {
      if (mine === turn) take(answer); // who logged in meanwhile is not logged out by a slow answer
    });
  return asked;
}

/** \throws ApiError when the registry refuses. */
export async function logIn(name: string, password: string): Promise<void> {
  take((await call<Person>("/sessions", { method: "POST", body: { name, password } })).value);
}

/** \throws ApiError when the registry is out of reach: then one is still logged in. */
export async function logOut(): Promise<void> {
  await call("/sessions/current", { method: "DELETE" });
  take(nobody);
}
