// SPDX-License-Identifier: Apache-2.0
import { createApp } from "vue";
import "maplibre-gl/dist/maplibre-gl.css";
import App from "./App.vue";
import "./styles.css";

createApp(App).mount("#app");
