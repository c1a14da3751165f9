import { defaultFleet, loadFleet } from "@meshwright/config";
import { MeshwrightError } from "@meshwright/findings";
import { fleetApps } from "@meshwright/mesh";

// What `cdk8s synth` runs (cdk8s.yaml): the objects of the fleet as plain cdk8s writes them.
const root = process.cwd();
const { path, findings: missing } = defaultFleet(root);
if (path === undefined) throw new MeshwrightError(missing);
const { fleet, findings } = await loadFleet(path, { today: new Date(), root });
if (fleet === undefined) throw new MeshwrightError(findings);
for (const app of fleetApps(fleet, process.env["CDK8S_OUTDIR"] ?? "dist")) app.synth();
