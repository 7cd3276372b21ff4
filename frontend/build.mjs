// Bundles every entry point into the package's static folder. Called by hatch_build.py.
import { build } from "esbuild";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";

const outdir = "src/spinewise/web/static/built";
mkdirSync(outdir, { recursive: true });
for (const name of readdirSync(outdir)) if (/\.js(\.|$)/.test(name)) rmSync(`${outdir}/${name}`); // old chunks pile up otherwise

const entries = ["site", "viewer", "hero", "player"].map((name) => `frontend/${name}.ts`).filter(existsSync);

await build({
  entryPoints: entries,
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022", "safari16"],
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
});
