// SPDX-License-Identifier: Apache-2.0
// Another name for a road that has one.

export const zhRenaming = {
  "renaming.title": "更名",
  "renaming.from": "现名“{name}”。",
  "renaming.since": "自 {day} 起使用。",
  "renaming.until": "批准之日前一直有效；批准后作为曾用名保留，注明起止日期，仍能搜索到。",
  "renaming.cause": "更名原因（法定，必选一项）",
  "renaming.measures": "保护措施（现名列入保护名录时必填）",
  "renaming.measures_placeholder": "例如：立碑说明，原名用于公园、站名",
  "renaming.change": "{from} 更名为 {to}",
  "renaming.label": "更名",
  "renaming.cause_label": "原因",
  "renaming.measures_label": "保护措施",
  "cause.division_change": "行政区划变更",
  "cause.construction": "城乡建设",
  "cause.natural_change": "自然变化",
  "road.retired_on": "这条路 {day} 起不再单独存在。",
  "road.see_story": "它的源流和后继道路",
  "road.outdated_signs": "有 {count} 块标志还是旧名，须更换。",
} as const satisfies Record<string, string>;
