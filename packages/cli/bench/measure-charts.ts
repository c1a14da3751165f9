import { hash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chartFiles, helmPath, packedChart } from "@meshwright/testkit";
import { lockText } from "../src/charts/chart-lock.ts";
import { fastest, runNode } from "./child.ts";

/** Whole renders of a fleet in which three charts are rendered, nothing of the tree kept. Milliseconds. */
export interface ChartsMeasure {
  /** The first one: with helm. */
  readonly cold: number;
  /** The next: what helm printed is there. */
  readonly warm: number;
  /** The same fleet with all charts by reference. */
  readonly reference: number;
  /** How often helm rendered a chart. */
  readonly helmRuns: number;
}

const charts = ["cert-manager", "external-secrets", "aws-privateca-issuer"] as const;
const repository = "https://charts.example/stable";

/** `folder` holds a fleet. Charts of the tests are put where a pull would have put them. */
export function measureCharts(folder: string, runs: number): ChartsMeasure {
  const fleet = join(folder, "rendered");
  const cache = join(folder, "charts-cache");
  rmSync(fleet, { recursive: true, force: true });
  cpSync(join(folder, "fleet"), fleet, { recursive: true });
  let mesh = readFileSync(join(fleet, "mesh.yaml"), "utf8");
  mkdirSync(join(cache, "charts"), { recursive: true });
  const locked = charts.map((name) => {
    const version = RegExp(`^ {2}${name}:\\n {4}version: (\\S+)$`, "m").exec(mesh)?.[1] ?? "";
    mesh = mesh.replace(`  ${name}:\n`, `  ${name}:\n    charts: rendered\n    repository: ${repository}\n`);
    const { content } = packedChart(chartFiles(name), version);
    const sha256 = hash("sha256", content, "hex");
    writeFileSync(join(cache, "charts", `${sha256}.tgz`), content);
    return { name, version, source: repository, sha256 };
  });
  writeFileSync(join(fleet, "mesh.yaml"), mesh);
  writeFileSync(join(fleet, "charts.lock.json"), lockText(locked));

  const kept = join(cache, "rendered-1");
  const render = (name = "rendered"): number => {
    rmSync(join(folder, "rendered-tree"), { recursive: true, force: true });
    const args = ["render", "--no-cache", "--fleet", name, "--out", "rendered-tree"];
    return runNode("../src/main.ts", args, folder, { MESHWRIGHT_CACHE: cache, MESHWRIGHT_HELM: helmPath() })
      .milliseconds;
  };
  const cold = fastest(runs, () => {
    rmSync(kept, { recursive: true, force: true });
    return render();
  });
  return {
    cold,
    warm: fastest(runs, () => render()),
    reference: fastest(runs, () => render("fleet")),
    helmRuns: readdirSync(kept).length,
  };
}
