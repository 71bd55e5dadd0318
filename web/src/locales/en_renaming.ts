// SPDX-License-Identifier: Apache-2.0
import type { zhRenaming } from "./zh_renaming";

export const enRenaming: Readonly<Record<keyof typeof zhRenaming, string>> = {
  "renaming.title": "Renaming",
  "renaming.from": "“{name}” is its name.",
  "renaming.since": "In use since {day}.",
  "renaming.until": "It holds until the day of the approval; then it is kept as a former name with its days, and search still finds it.",
  "renaming.cause": "Cause of the renaming (one that the law knows)",
  "renaming.measures": "Protective measures (required when the name is protected)",
  "renaming.measures_placeholder": "e.g. a memorial stone; the name stays with the park and the stop",
  "renaming.change": "{from} becomes {to}",
  "renaming.label": "Renaming",
  "renaming.cause_label": "Cause",
  "renaming.measures_label": "Protection",
  "cause.division_change": "Change of divisions",
  "cause.construction": "Construction",
  "cause.natural_change": "Natural change",
  "road.retired_on": "Since {day} this road is no longer one of its own.",
  "road.see_story": "What it came from and what became of it",
  "road.outdated_signs": "{count} signs still say the old name and must be replaced.",
};
