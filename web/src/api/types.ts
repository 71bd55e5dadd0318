// SPDX-License-Identifier: Apache-2.0
// What the registry answers, as far as the page reads it. Absent values are null or left out.
import type { Feature, FeatureCollection, LineString, Point } from "geojson";

export type Severity = "B" | "R" | "W" | "I";
export type Verdict = "pass" | "info" | "warn" | "review" | "block";
export type RoadState = "unnamed" | "proposed" | "named" | "retired";
export type ReviewAction =
  | "consult" | "endorse" | "review" | "approve" | "file" | "announce" | "install" | "map" | "archive"
  | "send_back" | "reject" | "undo";

export interface Pinyin {
  toned: string;
  untoned: string;
  /** Capitals without tones, as they stand on the sign. */
  sign: string;
  key: string;
  /** A reading is ambiguous: a person confirms it. */
  needs_review?: boolean;
}

/** How one character of a name came to its reading. */
export interface CharacterReading {
  character: string;
  reading: string;
  alternatives: string[];
  needs_review: boolean;
}

export interface Spelling {
  pinyin: Pinyin;
  characters: CharacterReading[];
}

/** A name that every rule lets pass, ready for the form. */
export interface Suggestion {
  name: PlaceName;
  reason: string;
  meaning: string;
  origin: string;
}

export interface PlaceName {
  full: string;
  specific: string;
  generic: string;
  pinyin?: Pinyin | null;
}

export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  article?: string | null;
  evidence?: Record<string, unknown> | null;
  suggestion?: string | null;
}

export interface NamingCheck {
  verdict: Verdict;
  name?: PlaceName | null;
  findings: Finding[];
  pinyin?: Pinyin | null;
}

export interface NameRecord {
  full: string;
  status: string;
  meaning?: string | null;
  origin?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
}

export interface RoadVillage {
  code: string;
  name: string;
  town?: string | null;
  county?: string | null;
}

export interface ProposalBrief {
  id: number;
  state: string;
  name: string | PlaceName;
  proposed_by?: string | null;
}

export interface Road {
  id: number;
  name?: PlaceName | null;
  names?: NameRecord[];
  village?: RoadVillage | null;
  line: LineString;
  length_m?: number | null;
  width_m?: number | null;
  surface?: string | null;
  class?: string | null;
  source_id?: string | null;
  state: RoadState;
  proposals?: ProposalBrief[];
  modelled?: boolean;
  /** The day on which a road ended. */
  retired?: string;
}

/** What a road came from, or what it became; no road where it was given up. */
export interface LineageLink {
  road: number | null;
  kind: string;
  day: string;
}

export interface RoadEvent {
  sequence: number;
  at: string;
  actor: string;
  action: string;
  payload: Record<string, unknown> | null;
}

export interface RoadHistory {
  items: RoadEvent[];
  names: NameRecord[];
  lineage: { predecessors: LineageLink[]; successors: LineageLink[] };
}

export interface RoadSign {
  id: number;
  name: string;
  position: Point;
  state: string;
  state_name: string;
  outdated: boolean;
  made_on: string | null;
  installed_on: string | null;
}

/** The causes for which the law lets a road be renamed. */
export const renamingCauses = ["division_change", "construction", "natural_change"] as const;
export type RenamingCause = (typeof renamingCauses)[number];

/** What a renaming rests on. */
export interface RenamingBody {
  cause?: RenamingCause;
  protective_measures?: string;
}

/** What a proposer writes; the registry adds the rest. */
export interface ProposalBody {
  village_code: string;
  road_id: number;
  name: string;
  meaning: string;
  origin: string;
  /** Of a road that has a name. */
  renaming?: RenamingBody;
}

export interface Proposal {
  id: number;
  state: string;
  version: number;
  village_code: string;
  road_id?: number | null;
  line?: LineString | null;
  name: PlaceName;
  meaning?: string | null;
  origin?: string | null;
  proposed_by?: string | null;
  created_at?: string | null;
  changed_at?: string | null;
  decision_reason?: string | null;
  /** Null where the road has no name yet. */
  renaming?: { former_name: string; cause: RenamingCause | null; protective_measures?: string } | null;
  findings?: Finding[];
  actions?: string[];
}

export interface ProposalPage {
  items: Proposal[];
  next?: string | null;
}

export interface SearchProperties {
  label: string;
  score: number;
  id: string;
  type: "housenumber" | "street" | "locality" | "municipality" | "intersection";
  name?: string | null;
  context?: string | null;
  village_code?: string | null;
  road_id?: number | null;
  address_id?: number | null;
  ambiguous?: boolean;
  housenumber?: string;
  street?: string;
  /** Metres from the position asked for. */
  distance?: number;
  /** Where the position asked for lies off the road. */
  road_side?: { distance: number; side?: "left" | "right"; direction?: "east" | "south" | "west" | "north"; numbers?: "odd" | "even" };
  /** By component of the text: how it was found. */
  match?: Readonly<Record<string, string>>;
}
export type SearchHit = Feature<Point, SearchProperties>;
export type SearchAnswer = FeatureCollection<Point, SearchProperties>;

export interface VillageProperties {
  code: string;
  name: string;
  town?: string | null;
  county?: string | null;
  road_count?: number | null;
  named_count?: number | null;
  modelled?: boolean;
}

export interface RoadProperties {
  road_id: number;
  name?: string | null;
  pinyin?: string | null;
  length_m?: number | null;
  state: RoadState;
}
export type RoadList = FeatureCollection<LineString, RoadProperties>;

export interface Stats {
  villages: number;
  roads: number;
  named: number;
  proposed?: number;
  unassigned?: number;
  addresses?: number;
  modelled?: boolean;
}

/** An answer together with the ETag that a later write must name. */
export interface Versioned<T> {
  value: T;
  etag: string;
}

/** A name before the public: open for objection until `to`, or announced. */
export interface PublicName {
  proposal: number;
  state: string;
  name: string;
  pinyin: string;
  meaning: string;
  origin: string;
  road_id: number | null;
  village_code: string;
  village: string;
  town: string;
}

export interface OpenNotice extends PublicName {
  from: string;
  to: string;
}

export interface Announcement {
  id: number;
  document_no: string;
  day: string;
  names: PublicName[];
}

export interface NoticeBoard {
  /** The registry's own day. */
  day: string;
  modelled: boolean;
  open: OpenNotice[];
  announcements: Announcement[];
}

export interface ObjectionBody {
  name: string;
  contact: string;
  text: string;
}

export interface Objection extends ObjectionBody {
  id: number;
  state: "open" | "answered";
  date: string;
  answer: string | null;
}

export const stages = ["named", "filed", "announced", "signed", "mapped"] as const;
export type Stage = (typeof stages)[number];
export type StageCounts = Readonly<Record<Stage | "total", number>>;
export type ProgressBy = "county" | "town" | "village";

/** How far a county, a town or a village has come. */
export interface Progress {
  code: string;
  name: string;
  villages: StageCounts;
  roads: StageCounts;
  signs: { planned: number; made: number; installed: number; damaged: number; roads_with_sign: number; coverage: number };
  proposals: Readonly<Record<string, number>>;
  overdue: number;
  steps: Readonly<Record<string, { count: number; mean_days: number }>>;
}

export interface ProgressTable {
  profile: string;
  day: string;
  by: ProgressBy;
  modelled: boolean;
  rows: Progress[];
  total: Progress;
}

export interface Deadline {
  kind: string;
  title: string;
  due: string;
  days_left: number;
  overdue: boolean;
}

/** A deadline with whose it is. */
export interface DueItem extends Deadline {
  proposal: number;
  name: string;
  village_code: string;
  state: string;
}

export interface DueList {
  count: number;
  overdue: number;
  items: DueItem[];
}

export interface Step {
  number: number;
  action: string;
  to: string;
  date: string;
  actor: string;
  details: Record<string, unknown>;
}

export interface CaseSteps {
  items: Step[];
  deadlines: Deadline[];
}

export interface Attachment {
  id: number;
  title: string;
  media_type: string;
  size: number;
  actor: string;
  href: string;
}

/** One proposal's part of a batch. */
export interface BatchItem {
  id: number;
  name: string;
  state: string;
  version: number;
  ok: boolean;
  message?: string;
  missing?: string[];
  findings?: Finding[];
}

export interface BatchBody {
  action: ReviewAction;
  ids: number[];
  /** As of which version each was seen. */
  versions: Record<string, number>;
  details: object;
}
