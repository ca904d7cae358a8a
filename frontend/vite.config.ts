import { defineConfig } from "vite";

// One file with a fixed name: the desk gives it an address with a hash of its bytes itself.
export default defineConfig({
  build: {
    target: "es2022",
    outDir: "../src/dateline/desk/static",
    emptyOutDir: false,
    lib: { entry: "src/desk.ts", formats: ["iife"], name: "datelineDesk", fileName: () => "desk.js" },
  },
});
