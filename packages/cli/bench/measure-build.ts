import { loadFleet } from "@meshwright/config";
import type { Examined, RenderedFolder } from "@meshwright/mesh";
import { examineFolder, examineHub, renderFleet, validatorsWith } from "@meshwright/mesh";
import { loadSchemas } from "@meshwright/schemas";
import { writeTree } from "../src/tree/write-tree.ts";

/** One build, measured from inside. Times are milliseconds; memory is bytes. */
export interface BuildMeasure {
  readonly load: number;
  readonly render: number;
  readonly validate: number;
  readonly write: number;
  readonly objects: number;
  readonly bytes: number;
  readonly memory: number;
}

// A process of its own: `node measure-build.ts FLEET TREE`, which prints one BuildMeasure as JSON.
const [fleetPath = "", out = ""] = process.argv.slice(2);
const times = { load: 0, render: 0, validate: 0, write: 0 };
let objects = 0;
let bytes = 0;

function timed<T>(what: keyof typeof times, action: () => T): T {
  const start = performance.now();
  const result = action();
  times[what] += performance.now() - start;
  return result;
}

const start = performance.now();
const { fleet, findings } = await loadFleet(fleetPath, { today: new Date("2026-12-01"), root: process.cwd() });
times.load = performance.now() - start;
if (fleet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));

const whole = performance.now();
const loading = performance.now();
const options = { validate: validatorsWith(await loadSchemas()), fleet };
times.validate = performance.now() - loading;
const seen: Examined[] = [];
function* folders(all: Iterator<RenderedFolder>): Generator<RenderedFolder> {
  for (;;) {
    const { done, value } = timed("render", () => all.next());
    if (done === true) break;
    const examined = timed("validate", () => examineFolder(value, options));
    if (examined.findings.length > 0) throw new Error(examined.findings[0]?.message);
    seen.push(examined);
    objects += value.resources.length;
    for (const text of value.files.values()) bytes += text.length;
    yield value;
  }
  const wrong = timed("validate", () => examineHub(seen));
  if (wrong.length > 0) throw new Error(wrong[0]?.message);
}

const tree = { cwd: process.cwd(), out, whole: true, tell: () => undefined };
await writeTree(tree, folders(renderFleet(fleet)[Symbol.iterator]()));
times.write = performance.now() - whole - times.render - times.validate;
const measure: BuildMeasure = { ...times, objects, bytes, memory: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(measure));
