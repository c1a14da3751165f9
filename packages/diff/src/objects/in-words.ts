import type { Resource } from "@meshwright/inventory";
import { enumerate } from "../words.ts";

const plural = (kind: string): string =>
  /(?:s|x|ch)$/.test(kind) ? `${kind}es` : /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;

/** What people look for first comes first. */
const first = [
  "Namespace",
  "CustomResourceDefinition",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "CronJob",
  "Job",
  "Service",
];

const rank = (kind: string): number => (first.includes(kind) ? first.indexOf(kind) : first.length);

/** `Namespace shop, Deployments cart and web, Service web`; with their namespaces where there is more than one. */
export function inWords(resources: readonly Resource[]): string {
  const namespaces = new Set(resources.map(({ ref }) => ref.namespace).filter((name) => name !== undefined));
  const named = ({ ref }: Resource): string =>
    namespaces.size > 1 && ref.namespace !== undefined ? `${ref.namespace}/${ref.name}` : ref.name;
  const kinds = [...Map.groupBy(resources, ({ ref }) => ref.kind)].toSorted(
    ([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1),
  );
  const parts = kinds.map(
    ([kind, all]) => `${all.length > 1 ? plural(kind) : kind} ${enumerate(all.map(named).toSorted(), 5)}`,
  );
  const [one] = namespaces;
  const hasNamespace = resources.some(({ ref }) => ref.kind === "Namespace" && ref.name === one);
  return `${parts.join(", ")}${namespaces.size === 1 && !hasNamespace ? ` in namespace ${one}` : ""}`;
}
