import type { Condition, ResourceRef } from "@meshwright/model";
import { resourceOf } from "@meshwright/model";
import { shellLine } from "../shell-line.ts";

/** `certificates.cert-manager.io istio-system istio-ca`; a dash stands for no namespace. */
const named = (object: ResourceRef): readonly string[] => [resourceOf(object), object.namespace ?? "-", object.name];

/** A condition as the call of a function of `gate.sh`. */
export function commandOf(condition: Condition): string {
  switch (condition.kind) {
    case "true":
      return shellLine(["is_true", ...named(condition.object), condition.type]);
    case "available":
      return shellLine(["is_available", ...named(condition.object)]);
    case "completed":
      return shellLine(["is_true", ...named(condition.object), "Complete"]);
    case "exists":
      return shellLine(["exists", ...named(condition.object)]);
    case "equals":
      return shellLine(["equals", ...named(condition.object), condition.jsonPath, condition.value]);
    case "load-balancer":
      return shellLine(["has_load_balancer", ...named(condition.object)]);
    case "webhook": {
      const { object, probe, injects } = condition;
      const call = ["webhook_answers", resourceOf(object), object.name, JSON.stringify(probe)];
      return shellLine(injects === undefined ? call : [...call, injects]);
    }
    case "endpoint": {
      const { title, url, statuses = [], certificateAuthority, certificateAuthorityFile, way } = condition;
      const trusted = certificateAuthorityFile ?? certificateAuthority?.trim();
      const call = ["endpoint_answers", title, url, statuses.join(" ")];
      if (way === undefined) return shellLine(trusted === undefined ? call : [...call, trusted]);
      const { peer, addresses = [], mtu } = way;
      return shellLine([...call, trusted ?? "", peer, addresses.join(" "), mtu?.toString() ?? ""]);
    }
  }
}

/** The shell script of one gate: its conditions, and the wait. */
export const gateScript = (conditions: readonly Condition[]): string =>
  [
    ". /gate/gate.sh",
    "conditions() {",
    ...conditions.map((condition) => `  ${commandOf(condition)}`),
    "}",
    "wait_for conditions",
    "",
  ].join("\n");
