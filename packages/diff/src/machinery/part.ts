import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";

/** A chart that makes a mesh work, and what goes on while its pods restart. */
export interface Part {
  readonly chart: string;
  /** As people call it. */
  readonly name: string;
  /** What keeps working and what waits while its pods are replaced. */
  readonly meanwhile: string;
}

const parts: readonly Part[] = [
  {
    chart: "istiod",
    name: "istiod",
    // https://istio.io/latest/docs/ops/deployment/architecture/: data and control plane are apart; proxies go on with what they were sent.
    meanwhile:
      "Sidecars that run keep their configuration and certificates, and traffic goes on; if for a moment no istiod answers, changes reach them late and new pods wait for their sidecar",
  },
  {
    chart: "gateway",
    name: "the Istio gateway",
    meanwhile: "Connections through an old gateway pod are drained and closed, and clients must open them again",
  },
  {
    chart: "cni",
    name: "the Istio CNI plugin",
    // https://istio.io/latest/docs/setup/additional-setup/cni/#race-condition--mitigation
    meanwhile:
      "Pods that run are not touched; a pod that starts on a node while the plugin restarts there may have to start again",
  },
  {
    chart: "ztunnel",
    name: "ztunnel",
    // https://istio.io/latest/docs/ambient/upgrade/helm/#ztunnel-daemonset
    meanwhile: "Connections of ambient pods on a node end when its ztunnel is replaced",
  },
  {
    chart: "cert-manager",
    name: "cert-manager",
    meanwhile:
      "Certificates that are there stay valid; none is issued or renewed until it is back, and applies of its kinds fail while its webhook does not answer",
  },
  {
    chart: "external-secrets",
    name: "External Secrets",
    meanwhile:
      "Secrets that are there stay as they are; none is refreshed until it is back, and applies of its kinds fail while its webhook does not answer",
  },
  {
    chart: "aws-privateca-issuer",
    name: "the AWS Private CA issuer",
    meanwhile: "Certificates that are there stay valid; none is signed until it is back",
  },
  {
    chart: "trust-manager",
    name: "trust-manager",
    meanwhile: "Bundles that are there stay as they are; none is updated until it is back",
  },
  { chart: "kiali-server", name: "Kiali", meanwhile: "Only its pages are away; no traffic passes through it" },
];

export const partOfChart = (chart: string): Part | undefined => parts.find((part) => part.chart === chart);

/** The part whose rendered chart made an object, by the label that charts give it: https://helm.sh/docs/chart_best_practices/labels/. */
export function partOf({ body, area }: Pick<Resource, "body" | "area">): Part | undefined {
  const label = textAt(body, "metadata", "labels", "helm.sh/chart") ?? "";
  const chart = /^(.+?)-v?\d/.exec(label)?.[1];
  const unit = area.of === "unit" ? area.unit.replace(/^\d+-/, "") : "";
  return partOfChart(chart ?? "") ?? partOfChart(chartOfUnit[unit] ?? unit);
}

/** Units of ours that are not called as their chart. */
const chartOfUnit: Readonly<Record<string, string>> = {
  "eastwest-gateway": "gateway",
  "istio-cni": "cni",
  kiali: "kiali-server",
};
