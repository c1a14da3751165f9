/** `mw bench`: how long a render and a check take, for fleets of several sizes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { painter } from "../src/print/paint.ts";
import { tableText } from "../src/print/table-text.ts";
import { runNode } from "./child.ts";
import { kubeconformVersion } from "./kubeconform.ts";
import { hasDyff } from "./measure-diff.ts";
import { machine } from "./machine.ts";
import type { Row } from "./measure.ts";
import { measure } from "./measure.ts";
import { tableOf, verdicts } from "./report.ts";

const root = join(import.meta.dirname, "../../..");
const usage = `USAGE
  mw bench [--sizes 2,10,100,300,1000] [--runs 3] [--no-write]

  --sizes     Numbers of clusters, in peer groups of ten
  --runs      How often each is run; the fastest counts
  --no-write  Print only; docs/benchmarks.md stays as it is
`;
/** cdk8s' own cost grows with the square of the charts: more would only be waited for. */
const sizesOfCdk8s = new Set([10, 30, 100]);
/** The size that is promised, and the one that the test of the bench takes. */
const sizesOfCharts = new Set([11, 100]);
/** The size that is promised, and the one that the test of the bench takes. */
const sizesOfDiff = new Set([11, 300]);
/** dyff compares every document with every other: more would only be waited for. */
const sizesOfDyff = new Set([11]);

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "2,10,30,100,300,1000" },
    runs: { type: "string", default: "3" },
    "no-write": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const numbers = (text: string): readonly number[] => text.split(",").map(Number);
const [sizes, [runs = 0]] = [numbers(values.sizes), numbers(values.runs)];

if (values.help) process.stdout.write(usage);
else if ([...sizes, runs].every((number) => Number.isInteger(number) && number > 0)) bench();
else {
  process.stderr.write(`mw bench: sizes and runs are numbers from 1\n\n${usage}`);
  process.exitCode = 2;
}

function bench(): void {
  const folder = mkdtempSync(join(tmpdir(), "meshwright-bench-"));
  try {
    const kubeconform = kubeconformVersion(folder);
    const rows = sizes.map((size): Row => {
      process.stderr.write(`measuring ${size} clusters\n`);
      return measure({
        size,
        sample: join(root, "fleet"),
        folder: join(folder, String(size)),
        withKubeconform: kubeconform !== undefined,
        withCdk8s: sizesOfCdk8s.has(size),
        withCharts: sizesOfCharts.has(size),
        withDiff: sizesOfDiff.has(size),
        withDyff: sizesOfDyff.has(size) && hasDyff(folder),
        runs: size > 300 ? 1 : runs,
      });
    });
    const help = Math.min(...Array.from({ length: 5 }, () => runNode("../src/main.ts", ["--help"], root).milliseconds));
    tell(rows, verdicts(rows, help), kubeconform);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(rows: readonly Row[], lines: readonly string[], kubeconform: string | undefined): void {
  const [titles = [], ...cells] = tableOf(rows);
  const right = titles.map((_, column) => column);
  const paint = painter(process.stdout, process.env);
  process.stdout.write(`${[...tableText(titles, cells, { paint, right }), "", ...lines].join("\n")}\n`);
  const missing =
    kubeconform === undefined
      ? "kubeconform was not on PATH, so nothing is compared with it."
      : `kubeconform ${kubeconform}.`;
  process.stdout.write(`${missing}\n`);
  if (values["no-write"]) return;
  const table = [titles, titles.map(() => "--:"), ...cells].map((row) => `| ${row.join(" | ")} |`);
  writeFileSync(
    join(root, "docs/benchmarks.md"),
    `${[
      "# Benchmarks",
      "",
      "Written by `./mw bench`; do not edit. Fleets are made from the sample: peer groups of ten clusters, in each cluster all that",
      "the sample has, and links to nine peers. Times are wall times, the fastest of several runs; memory is the peak of the process.",
      "`check` is the whole command, from start to end, with as many threads as it takes; beside a whole `render` one reads the tree; everything else of ours is one thread.",
      "",
      `Machine: ${machine().join(", ")}. ${missing}`,
      "",
      ...table,
      "",
      ...lines.map((line) => `- ${line}`),
    ].join("\n")}\n`,
  );
}
