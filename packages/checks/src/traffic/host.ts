import type { Inventory, Resource } from "@meshwright/inventory";
import { itemsAt } from "@meshwright/inventory";

/** The Service that a host of Istio means, or the host itself where it is no Service of this cluster's DNS. */
export type Host = { readonly name: string; readonly namespace: string } | undefined;

const clusterLocal = /^([^.*]+)\.([^.*]+)\.svc(?:\.cluster\.local)?\.?$/;

/** A short name is of the namespace of whoever says it: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination. */
export function serviceOf(host: string, { ref }: Resource): Host {
  const { namespace } = ref;
  if (/^[^.*]+$/.test(host)) return namespace === undefined ? undefined : { name: host, namespace };
  const [, name, space] = clusterLocal.exec(host) ?? [];
  return name === undefined || space === undefined ? undefined : { name, namespace: space };
}

/** One text for all forms of a host. */
export function hostKey(host: string, resource: Resource): string {
  const found = serviceOf(host, resource);
  return found === undefined ? host : `${found.name}.${found.namespace}.svc.cluster.local`;
}

/** True where a host with a wildcard covers another. */
export const covers = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith("*") && host.endsWith(pattern.slice(1)));

/** The hosts that ServiceEntries make known. */
export const entryHosts = (inventory: Inventory): readonly string[] =>
  inventory
    .of("networking.istio.io", "ServiceEntry")
    .flatMap((entry) =>
      itemsAt(entry.body["spec"], "hosts").flatMap((host) => (typeof host === "string" ? [hostKey(host, entry)] : [])),
    );

/** From a VirtualService to all that it sends traffic to. */
export const destinationWays: readonly (readonly string[])[] = [
  ["spec", "http", "*", "route", "*", "destination"],
  ["spec", "http", "*", "mirror"],
  ["spec", "http", "*", "mirrors", "*", "destination"],
  ["spec", "tcp", "*", "route", "*", "destination"],
  ["spec", "tls", "*", "route", "*", "destination"],
];
