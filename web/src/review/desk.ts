// SPDX-License-Identifier: Apache-2.0
// The reviewer's desk for one village: its proposals, which of them is looked at and which are marked, what was typed,
// and the acts. A decision names the version that was read, so nobody decides on a text that has changed underneath;
// whatever fails, what was typed stays.
import { computed, nextTick, reactive, ref, shallowReactive, shallowRef, watch } from "vue";
import { ApiError, asApiError } from "../api/errors";
import { act, actOnAll, getProposal, listProposalsOf } from "../api/registry";
import type { BatchItem, Proposal, ReviewAction } from "../api/types";
import { language, t, word } from "../i18n";
import { say } from "../say";
import { hasActor, identified, person } from "../state/actor";
import { mapRevision, registryChanged } from "../state/desk";
import { newKey } from "../state/keys";
import { useLoaded } from "../state/loaded";
import { actionsFor, detailsOf, keyOf, needsForm } from "./actions";
import { recallReasons, recallTyped, rememberReasons, rememberTyped } from "./typed";

const settled = new Set(["draft", "withdrawn", "rejected", "archived"]);

export interface OpenForm {
  action: ReviewAction;
  /** What the registry said is missing; empty before it was asked. */
  missing: string[];
}

/** As GET /proposals/{id} names it: a list has a version for each of its rows, but no header. */
function etagOf(version: number): string {
  return `"v${version}"`;
}

export function useReviewDesk(village: () => string) {
  const { value: page, error, loading, reload } = useLoaded(
    () => [village(), language.value, person.value.name],
    // Once it is known who reads: else the rows would come, and go again with the key just pressed on them.
    () => identified().then(() => listProposalsOf(village())),
  );
  const showsAll = ref(false);
  const currentId = ref(0);
  const marked = reactive(new Set<number>());
  const typed = reactive(recallTyped(village()));
  const reasons = shallowReactive(new Map<number, Record<string, string>>());
  const form = shallowRef<OpenForm | null>(null);
  const failure = shallowRef<ApiError | null>(null);
  const results = shallowRef<BatchItem[]>([]);
  const busy = ref(false);
  const hint = ref("");
  let sent = { what: "", key: "" };

  const all = computed(() => [...(page.value?.items ?? [])].sort((a, b) => a.id - b.id));
  const rows = computed(() => (showsAll.value ? all.value : all.value.filter(({ state }) => !settled.has(state))));
  const current = computed(() => rows.value.find(({ id }) => id === currentId.value) ?? null);
  const position = computed(() => rows.value.findIndex(({ id }) => id === currentId.value));
  const targets = computed(() => {
    const chosen = rows.value.filter(({ id }) => marked.has(id));
    return chosen.length ? chosen : current.value ? [current.value] : [];
  });

  watch(typed, () => rememberTyped(village(), typed));
  watch(mapRevision, reload);
  watch(rows, (now) => {
    for (const id of marked) if (!now.some((row) => row.id === id)) marked.delete(id);
    if (now.length && position.value < 0) look(now.find((row) => row.state === "submitted")?.id ?? now[0]?.id ?? 0);
  });
  watch(currentId, () => void refreshRow(currentId.value), { immediate: true });

  /** Reads the proposal afresh. */
  async function refreshRow(id: number): Promise<void> {
    if (id === 0) return;
    try {
      replaceRow((await getProposal(id)).value);
    } catch (problem) {
      if (currentId.value === id) failure.value = asApiError(problem);
    }
  }

  /** An answer that was overtaken by a newer one is not put in its place. */
  function replaceRow(fresh: Proposal): void {
    const known = page.value;
    const newer = (row: Proposal) => (row.id === fresh.id && fresh.version >= row.version ? fresh : row);
    if (known) page.value = { ...known, items: known.items.map(newer) };
  }

  function look(id: number): void {
    currentId.value = id;
    hint.value = "";
  }

  function move(step: number): void {
    const to = rows.value[Math.max(0, Math.min(rows.value.length - 1, position.value + step))];
    if (to) look(to.id);
  }

  function toggle(id = currentId.value): void {
    if (!marked.delete(id) && id !== 0) marked.add(id);
  }

  /** Everything, or nothing when everything is marked. */
  function toggleAll(): void {
    const isFull = marked.size === rows.value.length;
    marked.clear();
    if (!isFull) for (const { id } of rows.value) marked.add(id);
  }

  function reasonsOf(id: number): Record<string, string> {
    const known = reasons.get(id) ?? recallReasons(id);
    reasons.set(id, known);
    return known;
  }

  function explain(id: number, rule: string, reason: string): void {
    const now = { ...reasonsOf(id), [rule]: reason };
    reasons.set(id, now);
    rememberReasons(id, now);
  }

  /** Does it at once where nothing need be filled in first; otherwise opens the form. */
  async function begin(action: ReviewAction): Promise<void> {
    if (busy.value || !(await hasActor())) return;
    [failure.value, results.value] = [null, []];
    if (able(action).length === 0) {
      hint.value = t("desk.cannot", { action: word("action", action) });
      return;
    }
    hint.value = "";
    if (needsForm(action, typed)) form.value = { action, missing: [] };
    else await perform(action);
  }

  function able(action: ReviewAction): Proposal[] {
    return targets.value.filter((row) => actionsFor(row, person.value).includes(action));
  }

  /** \param only those of them alone; otherwise the marked ones, or the one that is looked at */
  async function perform(action: ReviewAction, only?: readonly number[]): Promise<void> {
    const chosen = able(action).filter(({ id }) => !only || only.includes(id));
    if (busy.value || chosen.length === 0) return;
    [busy.value, failure.value, results.value] = [true, null, []];
    try {
      if (chosen.length === 1) await performOne(action, chosen[0] as Proposal);
      else await performMany(action, chosen);
      await finish(action, chosen);
    } catch (problem) {
      await explainRefusal(action, chosen, asApiError(problem));
    } finally {
      busy.value = false;
    }
  }

  /** Decides on the version that is shown, and on no other. */
  async function performOne(action: ReviewAction, { id, version }: Proposal): Promise<void> {
    const details = detailsOf(action, typed, reasonsOf(id));
    const { value } = await act(id, etagOf(version), action, details, keyFor([action, id, version, details]));
    replaceRow(value);
  }

  /** A reason written for one road is not another's: those with reasons of their own go by themselves. */
  async function performMany(action: ReviewAction, chosen: readonly Proposal[]): Promise<void> {
    const own = (row: Proposal) => detailsOf(action, {}, reasonsOf(row.id)).overrides !== undefined;
    const together = chosen.filter((row) => !own(row));
    if (together.length) {
      const versions = Object.fromEntries(together.map(({ id, version }) => [id, version]));
      const body = { action, ids: together.map(({ id }) => id), versions, details: detailsOf(action, typed) };
      results.value = await actOnAll(body, keyFor(body));
    }
    for (const row of chosen.filter(own)) await performOne(action, row);
  }

  /** The same request once more has the same key: it is done once, however often the network fails. */
  function keyFor(request: unknown): string {
    const what = JSON.stringify(request);
    if (sent.what !== what) sent = { what, key: newKey() };
    return sent.key;
  }

  async function finish(action: ReviewAction, done: readonly Proposal[]): Promise<void> {
    form.value = null;
    for (const field of ["reason", "date"] as const) delete typed[keyOf(action, field)];
    marked.clear();
    const values = { action: word("done", action), name: done[0]?.name.full ?? "", count: done.length };
    say(t(done.length === 1 ? "desk.done_one" : "desk.done_many", values));
    busy.value = false; // it is done: the next key need not wait for the figures
    await registryChanged();
    await nextTick();
    if (done.length === 1 && action !== "undo") goOn(action, done[0] as Proposal);
    else await refreshRow(currentId.value);
  }

  /** To the next row that waits for the same act, unless the reviewer is elsewhere by now. */
  function goOn(action: ReviewAction, done: Proposal): void {
    if (form.value || currentId.value !== done.id) return;
    const next = rows.value.slice(position.value).find((row) => actionsFor(row, person.value).includes(action));
    if (next) look(next.id);
  }

  /** Nothing has changed: say why, show what the registry holds now, and leave what was typed as it is. */
  async function explainRefusal(action: ReviewAction, chosen: readonly Proposal[], problem: ApiError): Promise<void> {
    failure.value = problem;
    results.value = problem.problem.items ?? [];
    const missing = [...problem.missing, ...results.value.flatMap((item) => item.missing ?? [])];
    if (missing.length) form.value = { action, missing: [...new Set(missing)] };
    busy.value = false; // who has mended it meanwhile need not wait for the list
    if (problem.isOffline) return;
    if (chosen.length > 1) await reload();
    await refreshRow(chosen.length === 1 ? (chosen[0] as Proposal).id : currentId.value);
  }

  return {
    all, rows, current, position, targets, marked, typed, form, failure, results, busy, hint, error, loading, showsAll,
    look, move, toggle, toggleAll, begin, perform, reasonsOf, explain, reload, refreshRow,
  };
}

export type ReviewDesk = ReturnType<typeof useReviewDesk>;
