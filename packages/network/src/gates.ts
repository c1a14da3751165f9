import type { Condition } from "@meshwright/model";
import type { GateRule } from "@meshwright/kit";
import type { Construct } from "constructs";
import { admissionPolicy, Component, exists, gateLibrary, gates, probeRules, readRules } from "@meshwright/kit";
import { ClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import { ClusterRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";

export interface GatesProps {
  /** The conditions of all gates of the cluster: the roles hold what these need, and no more. */
  readonly conditions: readonly Condition[];
  /** Label that selects the injection webhook of this cluster's istiod. */
  readonly injectionLabel: Readonly<Record<string, string>>;
}

const rbac = "rbac.authorization.k8s.io";
const subject = { kind: "ServiceAccount", name: gates.serviceAccount, namespace: gates.namespace };
const user = `system:serviceaccount:${gates.namespace}:${gates.serviceAccount}`;

const mutable = (rules: readonly GateRule[]) =>
  rules.map(({ apiGroups, resources, resourceNames, verbs }) => ({
    apiGroups: [...apiGroups],
    resources: [...resources],
    ...(resourceNames && { resourceNames: [...resourceNames] }),
    verbs: [...verbs],
  }));

/** The ground that gates stand on: where they run, what they may see, and the policy that keeps their dry runs dry. */
export class Gates extends Component {
  constructor(scope: Construct, { conditions, injectionLabel }: GatesProps) {
    super(scope, "gates");
    const unit = this.unit("network");
    const podSecurity = (level: string) => ({
      "pod-security.kubernetes.io/enforce": level,
      "pod-security.kubernetes.io/warn": level,
    });

    this.add(
      unit,
      new Namespace({
        metadata: {
          name: gates.namespace,
          labels: { ...podSecurity("restricted"), "istio-injection": "disabled" },
        },
      }),
      { guarded: true },
    );
    // Privileged, because an injected pod may hold an init container that needs NET_ADMIN; only dry runs come here.
    this.add(
      unit,
      new Namespace({ metadata: { name: gates.probes, labels: { ...podSecurity("privileged"), ...injectionLabel } } }),
      { guarded: true },
    );
    this.add(
      unit,
      new ServiceAccount({
        metadata: { name: gates.serviceAccount, namespace: gates.namespace },
        automountServiceAccountToken: false,
      }),
    );
    this.add(
      unit,
      new ConfigMap({
        metadata: { name: gates.configMap, namespace: gates.namespace },
        data: { "gate.sh": gateLibrary },
      }),
    );
    this.add(unit, new ClusterRole({ metadata: { name: "meshwright-gates" }, rules: mutable(readRules(conditions)) }));
    this.add(
      unit,
      new ClusterRoleBinding({
        metadata: { name: "meshwright-gates" },
        roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "meshwright-gates" },
        subjects: [subject],
      }),
    );
    const [policy, bound] = admissionPolicy({
      name: "meshwright-gates-dry-run-only",
      requests: { group: "*", resource: "*/*", operations: ["*"] },
      where: { name: "is-a-gate", expression: `request.userInfo.username == "${user}"` },
      expression: "has(request.dryRun) && request.dryRun",
      message: "Gates only look: whatever they create must be a dry run.",
    });
    this.add(unit, policy);
    const binding = this.add(unit, bound);
    // Only once the policy is there: without it these two would let a gate make real pods.
    this.add(
      unit,
      new Role({
        metadata: { name: "meshwright-gates", namespace: gates.probes },
        rules: mutable(probeRules(conditions)),
      }),
      { after: [exists(binding)] },
    );
    this.add(
      unit,
      new RoleBinding({
        metadata: { name: "meshwright-gates", namespace: gates.probes },
        roleRef: { apiGroup: rbac, kind: "Role", name: "meshwright-gates" },
        subjects: [subject],
      }),
      { after: [exists(binding)] },
    );
  }
}
