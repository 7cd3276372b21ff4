// Bundles every entry point into the package's static folder. Called by hatch_build.py.
import { build } from "esbuild";
import { existsSync } from "node:fs";

const entries = ["site", "viewer", "hero", "player"].map((name) => `frontend/${name}.ts`).filter(existsSync);

await build({
  entryPoints: entries,
  outdir: "src/spinewise/web/static/built",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "safari16"],
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
});
