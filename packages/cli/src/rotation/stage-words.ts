import type { RotationStage } from "@meshwright/trust";
import { dayText } from "@meshwright/model";
import type { RotationPlan } from "./rotation-plan.ts";

/** What must be so before a stage is applied. */
export interface Precondition {
  readonly what: string;
  /** `look`: files cannot tell; a person runs the commands, in each cluster. */
  readonly holds: "yes" | "no" | "look";
  readonly commands: readonly string[];
}

export interface StageWords {
  /** What the stage does, in one sentence. */
  readonly does: string;
  readonly preconditions: readonly Precondition[];
  /** How the stage is taken back, and when that is safe. */
  readonly back: string;
  /** What to look at once it is merged. */
  readonly watch: readonly string[];
}

const yes = (what: string): Precondition => ({ what, holds: "yes", commands: [] });
const look = (what: string, ...commands: readonly string[]): Precondition => ({ what, holds: "look", commands });

const job = [
  "kubectl --context <cluster> -n meshwright-verify create job --from=cronjob/mesh mesh-roots",
  'kubectl --context <cluster> -n meshwright-verify logs -f job/mesh-roots | grep \'"check":"roots"\'',
];
const roots = (how: string): string =>
  `istioctl --context <cluster> proxy-config secret <pod> -n <namespace> -o json | jq -r '.dynamicActiveSecrets[] | select(.name == "${how}") | .secret`;
const proxyRoots = `${roots("ROOTCA")}.validationContext.trustedCa.inlineBytes' | base64 -d | grep -c BEGIN`;
const proxyChain = `${roots("default")}.tlsCertificate.certificateChain.inlineBytes' | base64 -d | openssl storeutl -noout -text -certs /dev/stdin | grep Issuer:`;
const intermediate =
  "kubectl --context <cluster> -n istio-system get certificate istio-ca -o jsonpath='{.spec.issuerRef.name} {.status.notBefore}{\"\\n\"}'";

/** What people are told of a stage. `today` says whether the day to wait for has come. */
export function stageWords({ record, from, to }: RotationPlan, stage: RotationStage, today: Date): StageWords {
  const old = from.join(", ");
  const after = (done: boolean, what: string): Precondition => ({ what, holds: done ? "yes" : "no", commands: [] });
  switch (stage) {
    case "trust-both":
      return {
        does: `Every cluster accepts ${to} as well; certificates are still signed under the old root.`,
        preconditions: [
          yes("the new root is one valid self-signed CA"),
          yes("cacerts is assembled from the fleet's roots"),
        ],
        back: "Revert the commit. Safe while nothing was signed under the new root; after a return from `sign`, wait as long as `wait` does first.",
        watch: ["ConfigMap istio-ca-root-cert holds both roots in every namespace, minutes after the sync", ...job],
      };
    case "verify":
      return {
        does: "Changes nothing that is rendered: it records that somebody has looked, and every proxy has both roots.",
        preconditions: [
          after(record?.trusted !== undefined, "trust-both is merged"),
          look("every cluster has synced it, and its istiod publishes both roots", ...job),
          look(
            "every proxy has both: this prints 2, or more with more roots (a pod from before PROXY_CONFIG_XDS_AGENT needs a restart)",
            proxyRoots,
          ),
        ],
        back: "Revert the commit. Always safe.",
        watch: [],
      };
    case "sign":
      return {
        does: `Every cluster's intermediate comes from under ${to}. Both roots are accepted.`,
        preconditions: [
          after(record?.verified !== undefined, "verify is merged"),
          look("every cluster has synced both stages before"),
          look(
            "every cluster may ask the new issuer: render this stage, and give what its access documents say before you merge it; keep what the old one needs until `drop`",
          ),
        ],
        back: "Revert the commit: the clusters ask the old issuer again. Safe while every proxy has both roots: `verify` has seen it; after a return from `drop`, look again.",
        watch: [
          `cert-manager asks anew within seconds, istiod follows within minutes: the issuer's name and the day must be new`,
          intermediate,
        ],
      };
    case "wait": {
      const until = record?.until;
      return {
        does: "Changes nothing that is rendered: it records that nothing of the old root is alive any more.",
        preconditions: [
          after(record?.signed !== undefined, "sign is merged"),
          {
            what:
              until === undefined
                ? "the longest lifetime of a workload's certificate has passed since the last cluster changed over"
                : `${until} has come: the longest lifetime of a workload's certificate has passed since ${record?.signed}`,
            holds: until !== undefined && dayText(today) >= until ? "yes" : "no",
            commands: [],
          },
          look(
            "the intermediate of every cluster is from under the new root (count from the last one, where it came late)",
            intermediate,
          ),
          look("no proxy shows a chain of the old root", proxyChain),
        ],
        back: "Revert the commit. Always safe.",
        watch: [],
      };
    }
    case "drop":
      return {
        does: `${old === "" ? "The old root" : old} is no longer accepted, and leaves the fleet.`,
        preconditions: [
          after(record?.waited !== undefined, "wait is merged"),
          look("every cluster has synced all stages before"),
        ],
        back: "Revert the commit. Always safe: the old root is accepted again, and nothing is signed under it.",
        watch: [
          "every proxy has one root again: this prints 1",
          proxyRoots,
          "the verification jobs of all clusters pass: ./mw order --verify",
        ],
      };
  }
}
