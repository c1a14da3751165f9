import { finding, kinds } from "@meshwright/findings";
import type { FleetCheck } from "./fleet-check.ts";
import { isOlder } from "@meshwright/model";

/**
 * The first version that serves ValidatingAdmissionPolicy in admissionregistration.k8s.io/v1, without which nothing
 * keeps the mesh's CA to istio-system. https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
const oldest = "1.30";

/** True where a cluster is too old, whatever its toolbox. */
export const isOldKubernetes = (version: string): boolean => isOlder(version, oldest);

export const requireRecentKubernetes: FleetCheck = {
  name: "require-recent-kubernetes",
  summary: "No cluster is older than what is rendered for it",
  *run({ clusters }) {
    for (const { source, known } of clusters) {
      const { kubernetesVersion: version } = known;
      if (version === undefined || !isOldKubernetes(version)) continue;
      yield finding(kinds.oldKubernetes, source.place(["kubernetesVersion"]), { version, oldest });
    }
  },
};
