// SPDX-License-Identifier: Apache-2.0
// The map's colours; the legend reads them from here too, so that the two never part.
export const palette = {
  paper: "#e9e6dc",
  village: "#f8f6ef",
  villageHover: "#eaf0f2",
  villageEdge: "#c3bca9",
  ink: "#26343f",
  villageInk: "#4a5a3c",
  inkSoft: "#66717a",
  named: "#6d7f92",
  namedCore: "#ffffff",
  unnamed: "#c9780a",
  proposed: "#0f857c",
  selected: "#17456f",
  halo: "#f8f6ef",
} as const;
