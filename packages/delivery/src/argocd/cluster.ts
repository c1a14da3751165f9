import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Mesh } from "@meshwright/model";
import type { Construct } from "constructs";
import type { Delivered } from "../delivered.ts";
import { inFolder } from "../delivered.ts";
import { Drawer } from "../drawer.ts";
import type { ClusterAccess } from "../outline.ts";
import { accessOf } from "../outline.ts";
import { stampUnit } from "./annotations.ts";
import { deliveriesOf } from "./delivery.ts";
import { argocdGate } from "./gate.ts";
import { ownRootsName } from "./names.ts";
import { rootsOf } from "./roots.ts";
import { unitApplication } from "./unit-application.ts";
import { applicationsFolder, gateFolder, linksFolder, rootsFolder, settingsFolder } from "@meshwright/inventory";

/** What Argo CD adds to a cluster: a gate as a hook of the sync, in a folder a unit, and an Application a unit. */
export function argocdOfCluster(
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  units: readonly SettledUnit[],
): readonly Delivered[] {
  const gates = new Drawer(scope, "argocd-gates");
  const applications = new Drawer(scope, "argocd-applications");

  const ofGates = units.flatMap((unit) => {
    stampUnit(unit);
    const gate =
      unit.needs.length > 0
        ? inFolder(gateFolder("argocd", unit.id), [gates.put(argocdGate(unit, cluster.toolbox))])
        : [];
    return gate;
  });
  const ofApplications = deliveriesOf(units).map((delivery) => {
    const application = applications.put(unitApplication(mesh, cluster, delivery), delivery.wave);
    return { ...application, folder: delivery.aside ? linksFolder : applicationsFolder };
  });
  return [
    ...ofGates,
    ...[applicationsFolder, linksFolder].flatMap((folder) =>
      inFolder(
        folder,
        ofApplications.filter((application) => application.folder === folder),
      ),
    ),
    ...(mesh.gitops.argocd.topology === "in-cluster" ? ownRoots(scope, mesh, accessOf(cluster, units)) : []),
  ];
}

/** Projects and roots of a cluster whose Argo CD delivers to it alone. They name no other cluster. */
function ownRoots(scope: Construct, mesh: Mesh, access: ClusterAccess): readonly Delivered[] {
  const { cluster } = access;
  const first = { name: ownRootsName(cluster), folder: `${cluster.name}/${rootsFolder}` };
  const { synced, byHand } = rootsOf(scope, mesh, { clusters: [access], home: cluster.argocd, first });
  return [...inFolder(rootsFolder, synced), ...inFolder(settingsFolder, byHand)];
}
