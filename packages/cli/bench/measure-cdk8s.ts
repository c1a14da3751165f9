import { loadFleet } from "@meshwright/config";
import { renderFleet } from "@meshwright/mesh";
import { ApiObject, App, Chart } from "cdk8s";

// A process of its own: `node measure-cdk8s.ts FLEET TREE`, which prints milliseconds. The same objects in one App, with a
// chart for each top folder, written by cdk8s itself.
const [fleetPath = "", out = ""] = process.argv.slice(2);
const { fleet } = await loadFleet(fleetPath, { today: new Date("2026-12-01"), root: process.cwd() });
if (fleet === undefined) throw new Error("the synthetic fleet cannot be read");
const app = new App({ outdir: out });
for (const { name, resources } of renderFleet(fleet)) {
  const chart = new Chart(app, name, { disableResourceNameHashes: true });
  resources.map(({ body }, index) => new ApiObject(chart, `object-${index}`, body));
}
const start = performance.now();
app.synth();
process.stdout.write(String(performance.now() - start));
