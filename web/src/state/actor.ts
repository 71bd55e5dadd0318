// SPDX-License-Identifier: Apache-2.0
// Who is working at this desk. Every write names its actor.
import { ref, watch } from "vue";
import { recall, remember } from "./stored";

export const actor = ref(recall("actor") ?? "");

/** Raised when a write was tried without an actor; the top bar then asks for the name. */
export const actorWanted = ref(false);

watch(actor, (name) => remember("actor", name || null));

/** True when there is an actor; otherwise asks for one. */
export function hasActor(): boolean {
  actorWanted.value = actor.value.trim() === "";
  return !actorWanted.value;
}
