import { defaultFleet, loadFleet } from "@meshwright/config";
import { MeshwrightError } from "@meshwright/findings";
import * as mesh from "@meshwright/mesh";
import { prepareCharts } from "./charts/prepare-charts.ts";

// What `cdk8s synth` runs (cdk8s.yaml): the objects of the fleet as plain cdk8s writes them.
const root = process.cwd();
const { path, findings: missing } = defaultFleet(root);
if (path === undefined) throw new MeshwrightError(missing);
const { fleet, findings } = await loadFleet(path, { today: new Date(), root });
if (fleet === undefined) throw new MeshwrightError(findings);
const charts = await prepareCharts({ cwd: root, env: process.env }, { mesh }, { fleet, path });
for (const app of mesh.fleetApps(fleet, process.env["CDK8S_OUTDIR"] ?? "dist", charts?.objects)) app.synth();
