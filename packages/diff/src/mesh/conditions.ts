import type { Resource } from "@meshwright/inventory";
import { itemsAt, textAt, textsAt } from "@meshwright/inventory";
import { gateLabel } from "@meshwright/model";
import { enumerate } from "../words.ts";

/** One thing that a gate waits for: a line of its script. */
export interface GateCondition {
  /** Equal for the same condition. */
  readonly line: string;
  /** `Certificate istio-system/istio-ca is Ready`: what must be so. */
  readonly text: string;
}

/** The words of a command line of sh, as `shellLine` of kit writes them. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) => word.replaceAll(/'([^']*)'|\\(')/g, "$1$2"));

/** Kinds by the names under which the API server serves them; of others the name is turned back as well as it can be. */
const kinds: Readonly<Record<string, string>> = {
  configmaps: "ConfigMap",
  services: "Service",
  serviceaccounts: "ServiceAccount",
  "customresourcedefinitions.apiextensions.k8s.io": "CustomResourceDefinition",
  "daemonsets.apps": "DaemonSet",
  "mutatingwebhookconfigurations.admissionregistration.k8s.io": "MutatingWebhookConfiguration",
  "validatingwebhookconfigurations.admissionregistration.k8s.io": "ValidatingWebhookConfiguration",
  "awspcaclusterissuers.awspca.cert-manager.io": "AWSPCAClusterIssuer",
  "certificates.cert-manager.io": "Certificate",
  "clusterissuers.cert-manager.io": "ClusterIssuer",
  "issuers.cert-manager.io": "Issuer",
  "clustersecretstores.external-secrets.io": "ClusterSecretStore",
  "externalsecrets.external-secrets.io": "ExternalSecret",
  "secretstores.external-secrets.io": "SecretStore",
};

function kindOf(resource: string): string {
  if (Object.hasOwn(kinds, resource)) return kinds[resource] ?? resource;
  const one = (resource.split(".")[0] ?? resource).replace(/s$/, "");
  return `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`;
}

const named = (resource = "", namespace = "-", name = ""): string =>
  `${kindOf(resource)} ${namespace === "-" ? "" : `${namespace}/`}${name}`;

/** What a command of `gate.sh` waits for. */
function textOf(line: string): string {
  const [command, ...words] = wordsOf(line);
  switch (command) {
    case "is_true":
      return words[3] === "Complete"
        ? `${named(...words)} has completed`
        : `${named(words[0], words[1], words[2])} is ${words[3] ?? "True"}`;
    case "is_available":
      return `${named(words[0], words[1], words[2])} is available`;
    case "exists":
      return `${named(words[0], words[1], words[2])} exists`;
    case "equals":
      return `${named(words[0], words[1], words[2])} holds what the fleet declares`;
    case "has_load_balancer":
      return `${named(words[0], words[1], words[2])} has a load balancer that DNS knows`;
    case "webhook_answers":
      return words[3] === undefined
        ? `webhook ${words[1] ?? ""} answers`
        : `webhook ${words[1] ?? ""} adds the container ${words[3]}`;
    case "endpoint_answers":
      return `${words[0] ?? "an address"} ${/ and /.test(words[0] ?? "") ? "answer" : "answers"}`;
    default:
      return line.slice(0, 80);
  }
}

/** The commands between the braces of `conditions() {`; one of them may have texts of several lines. */
function linesOf(script: string): readonly string[] {
  const body = /^conditions\(\) \{\n([\s\S]*?)\n\}$/m.exec(script)?.[1];
  if (body === undefined) return [];
  const lines: string[] = [];
  for (const line of body.split("\n")) {
    const last = lines.at(-1);
    // Outside of quotes an odd number of them has been seen: the line goes on.
    const isOpen = last !== undefined && (last.replaceAll(`'\\''`, "").split("'").length - 1) % 2 === 1;
    if (isOpen) lines[lines.length - 1] = `${last}\n${line}`;
    else if (line.trim() !== "") lines.push(line.trim());
  }
  return lines;
}

/** True for the Job that a unit waits for, in whatever dress. */
export const isGate = ({ ref, body }: Resource): boolean =>
  ref.kind === "Job" && textAt(body, "metadata", "labels", gateLabel) !== undefined;

const crd = /^CustomResourceDefinition (\S+) is Established$/;

/** The texts of conditions; of many CRDs the names alone. */
export function conditionTexts(conditions: readonly GateCondition[]): readonly string[] {
  const texts = conditions.map(({ text }) => text);
  const crds = texts.flatMap((text) => crd.exec(text)?.[1] ?? []);
  if (crds.length < 3) return texts;
  return [
    ...texts.filter((text) => !crd.test(text)),
    `the CustomResourceDefinitions ${enumerate(crds, 4)} are Established`,
  ];
}

/** What a gate waits for, in its order; nothing for any other object. */
export function conditionsOf({ body }: Resource): readonly GateCondition[] {
  const scripts = itemsAt(body, "spec", "template", "spec", "containers").flatMap((container) => {
    const command = textsAt(container, "command");
    const args = textsAt(container, "args");
    // What no shell runs waits for nothing.
    return (command[0] ?? "sh") === "sh" ? [...command, ...args] : [];
  });
  return scripts.flatMap(linesOf).map((line) => ({ line, text: textOf(line) }));
}
