// SPDX-License-Identifier: Apache-2.0
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

// While developing (`npm run dev`) the registry runs elsewhere; in use it serves this page itself.
const registry = process.env.LUMING_URL ?? "http://127.0.0.1:8080";
const registryRoutes =
  "^/(tiles|styles|search|reverse|naming|proposals|roads|collections|stats|livez|sessions|notices|announcements|objections|deadlines|signs|villages|p)\\b";

/** The two big libraries get files of their own: they change rarely and stay in the browser's cache. */
function chunkOf(id: string): string | undefined {
  if (!id.includes("node_modules")) return undefined;
  if (id.includes("maplibre-gl")) return "maplibre";
  if (/node_modules\/(@vue|vue)\//.test(id)) return "vue";
  return "element-plus";
}

export default defineConfig({
  plugins: [vue()],
  server: { proxy: { [registryRoutes]: registry } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // every asset is a file under /assets, so a strict CSP can hold
    chunkSizeWarningLimit: 1100, // MapLibre alone is about 1 MB before gzip
    reportCompressedSize: false,
    rollupOptions: {
      output: { manualChunks: chunkOf },
      // VueUse's published files carry annotations that Rollup ignores, several hundred times, aloud.
      onwarn: (warning, warn) => (warning.code === "INVALID_ANNOTATION" ? undefined : warn(warning)),
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
