import type { Condition, ResourceRef } from "@meshwright/model";
import { resourceOf } from "@meshwright/model";

/** A word that sh reads as exactly this text. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

const words = (parts: readonly string[]): string => parts.map(quoted).join(" ");

/** `certificates.cert-manager.io istio-system istio-ca`; a dash stands for no namespace. */
const named = (object: ResourceRef): readonly string[] => [resourceOf(object), object.namespace ?? "-", object.name];

/** A condition as the call of a function of `gate.sh`. */
export function commandOf(condition: Condition): string {
  switch (condition.kind) {
    case "true":
      return words(["is_true", ...named(condition.object), condition.type]);
    case "available":
      return words(["is_available", ...named(condition.object)]);
    case "completed":
      return words(["is_true", ...named(condition.object), "Complete"]);
    case "exists":
      return words(["exists", ...named(condition.object)]);
    case "equals":
      return words(["equals", ...named(condition.object), condition.jsonPath, condition.value]);
    case "webhook": {
      const { object, probe, injects } = condition;
      const call = ["webhook_answers", resourceOf(object), object.name, JSON.stringify(probe)];
      return words(injects === undefined ? call : [...call, injects]);
    }
    case "endpoint": {
      const { title, url, statuses = [], certificateAuthority, certificateAuthorityFile } = condition;
      const trusted = certificateAuthorityFile ?? certificateAuthority?.trim();
      return words(["endpoint_answers", title, url, statuses.join(" "), ...(trusted === undefined ? [] : [trusted])]);
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
