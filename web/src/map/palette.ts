// SPDX-License-Identifier: Apache-2.0
// The map's colours; the legend reads them from here too, so that the two never part.
export const palette = {
  paper: "#f3f1ea",
  village: "#fbfaf6",
  villageHover: "#eef3f6",
  villageEdge: "#bdb7a6",
  ink: "#26343f",
  inkSoft: "#66717a",
  named: "#7f8fa0",
  namedCore: "#ffffff",
  unnamed: "#c9780a",
  proposed: "#0f857c",
  selected: "#17456f",
  halo: "#fbfaf6",
} as const;
