import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { helmPath } from "./kubernetes-tools.ts";

/** The files of a chart: path → text. */
export type ChartFiles = Readonly<Record<string, string>>;

/** A packed chart, as repositories hold it. */
export interface ChartArchive {
  readonly name: string;
  readonly version: string;
  readonly content: Buffer;
}

const charts = join(import.meta.dirname, "../charts");

/** Names of the charts that imitate those of the mesh. */
export const testCharts: readonly string[] = readdirSync(charts).toSorted();

/** The files of a chart that imitates one of the mesh. */
export const chartFiles = (name: string): ChartFiles =>
  Object.fromEntries(
    globSync("**/*", { cwd: join(charts, name), withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(join(charts, name).length + 1), readFileSync(path, "utf8")]),
  );

/** Packs a chart with the real helm. */
export function packedChart(files: ChartFiles, version: string): ChartArchive {
  const folder = mkdtempSync(join(tmpdir(), "meshwright-chart-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "chart", path)), { recursive: true });
      writeFileSync(join(folder, "chart", path), text);
    }
    const appVersion = version.replace(/^v/, "");
    execFileSync(
      helmPath(),
      ["package", "chart", "--version", version, "--app-version", appVersion, "--destination", "packed"],
      { cwd: folder, stdio: "pipe" },
    );
    const [file = ""] = readdirSync(join(folder, "packed"));
    return {
      name: /^name: *(\S+)$/m.exec(files["Chart.yaml"] ?? "")?.[1] ?? "",
      version,
      content: readFileSync(join(folder, "packed", file)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
