import type { Need, Unit } from "@meshwright/kit";
import type { ResourceRef, Workload } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, exists } from "@meshwright/kit";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { authorizationPolicies } from "./authorization-policy.ts";
import { deploymentOf, disruptionBudgetOf } from "./deployment.ts";
import { namespaceOf } from "./namespace.ts";
import { networkPolicies, type NetworkPolicyProps } from "./network-policy.ts";
import { peerAuthentications } from "./peer-authentication.ts";
import { isReached } from "./presence.ts";
import { serviceOf } from "./service.ts";
import { trafficModels } from "./traffic.ts";

export interface AppInClusterProps extends NetworkPolicyProps {
  readonly needs: readonly Need[];
}

/**
 * One app in one cluster. Where it runs: its namespace, policies and workloads. Where it is only called: the namespace and
 * the Services, so that its names resolve, and what callers must know of it.
 */
export class AppInCluster extends Component {
  readonly namespaceRef: ResourceRef;

  constructor(scope: Construct, props: AppInClusterProps) {
    const { app, runs, needs } = props;
    super(scope, `app-${app.name}`);
    const unit = this.unit("apps", { name: app.name, needs });
    this.namespaceRef = this.add(unit, namespaceOf(props), { guarded: true });
    const [ofNamespace, ...ofPorts] = peerAuthentications(props);
    // Without it the namespace would fall back to the mode of the mesh, which may let plaintext in.
    this.add(unit, ofNamespace, { guarded: true });
    for (const model of ofPorts) this.add(unit, model);
    for (const model of authorizationPolicies(props)) this.add(unit, model);
    for (const model of networkPolicies(props)) this.add(unit, model);
    for (const workload of app.workloads.filter((one) => isReached(props, one))) {
      // The Service of an app that is there already is there too, but for the clusters that only call it.
      if (app.install || !runs) this.add(unit, serviceOf(props, workload));
      for (const model of trafficModels(props, workload)) this.add(unit, model);
    }
    if (app.install && runs) this.#workloads(unit, props);
  }

  #workloads(unit: Unit, { app }: AppInClusterProps): void {
    for (const name of new Set(app.workloads.map(({ serviceAccount }) => serviceAccount))) {
      if (name === "default") continue; // every namespace has one
      this.add(
        unit,
        new ServiceAccount({ metadata: { name, namespace: app.namespace }, automountServiceAccountToken: false }),
      );
    }
    // No pod starts before the policies that it must keep.
    const after = [exists(this.namespaceRef)];
    for (const workload of app.workloads) {
      const { container } = workload;
      if (container === undefined) throw new Error(`${app.name}/${workload.name}: the fleet does not say what it runs`);
      this.add(unit, deploymentOf(app, workload, container), { after });
      if (isSpread(workload)) this.add(unit, disruptionBudgetOf(app, workload), { after });
    }
  }
}

const isSpread = ({ container }: Workload): boolean => (container?.replicas ?? 0) > 1;
