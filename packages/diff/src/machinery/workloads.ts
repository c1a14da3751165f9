import type { Release } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";

/** A value that only one of a chart's workloads has: the first key of its way, and how the name of that one ends. */
const own: Readonly<Record<string, string>> = {
  cainjector: "-cainjector",
  certController: "-cert-controller",
  webhook: "-webhook",
};

/**
 * What a chart runs, as its templates name it: https://github.com/istio/istio/tree/master/manifests/charts,
 * https://github.com/cert-manager/cert-manager/tree/master/deploy/charts/cert-manager, and
 * https://github.com/external-secrets/external-secrets/tree/main/deploy/charts/external-secrets. `part` is the first key of a value.
 */
export function workloadsOf(
  { chart, name, namespace, values }: Pick<Release, "chart" | "name" | "namespace" | "values">,
  part?: string,
): readonly string[] {
  const deployment = (of: string): string => `Deployment ${namespace}/${of}`;
  const revision = textAt(values, "revision") ?? "";
  switch (chart) {
    case "istiod":
      return [deployment(revision === "" ? "istiod" : `istiod-${revision}`)];
    case "cni":
      return [`DaemonSet ${namespace}/istio-cni-node`];
    case "ztunnel":
      return [`DaemonSet ${namespace}/ztunnel`];
    case "cert-manager":
    case "external-secrets": {
      const all = chart === "cert-manager" ? ["", "-cainjector", "-webhook"] : ["", "-cert-controller", "-webhook"];
      const wanted = Object.hasOwn(own, part ?? "") ? all.filter((suffix) => suffix === own[part ?? ""]) : undefined;
      const isShared = part === undefined || part === "global";
      return (wanted ?? (isShared ? all : [""])).map((suffix) => deployment(`${chart}${suffix}`));
    }
    case "aws-privateca-issuer":
    case "gateway":
    case "trust-manager":
      return [deployment(name)];
    case "kiali-server":
      return [deployment("kiali")];
    default:
      return [];
  }
}
