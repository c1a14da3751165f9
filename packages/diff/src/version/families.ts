/** What is released together, and what is known of its upgrades. */
export interface Family {
  readonly name: string;
  /** As the fleet description calls it, under `releases`. */
  readonly release: string;
  readonly charts: readonly string[];
  /** Last parts of the names of its images. */
  readonly images: readonly string[];
  readonly notes: string;
  /** Why a step of more than one minor is not supported, or not advised; absent where nothing is said. */
  readonly oneMinor?: { readonly why: string; readonly isStop: boolean };
}

export const families: readonly Family[] = [
  {
    name: "Istio",
    release: "istio",
    charts: ["base", "cni", "gateway", "istiod", "ztunnel"],
    images: ["install-cni", "pilot", "proxyv2", "ztunnel"],
    notes: "https://istio.io/latest/news/releases/",
    // https://istio.io/latest/docs/setup/upgrade/in-place/#upgrade-prerequisites
    oneMinor: { why: "Istio supports an upgrade in place by one minor version at a time", isStop: true },
  },
  {
    name: "cert-manager",
    release: "cert-manager",
    charts: ["cert-manager"],
    images: ["cert-manager-cainjector", "cert-manager-controller", "cert-manager-webhook"],
    notes: "https://cert-manager.io/docs/releases/",
    // https://cert-manager.io/docs/installation/upgrade/
    oneMinor: { why: "cert-manager advises to upgrade by one minor version at a time", isStop: false },
  },
  {
    name: "External Secrets",
    release: "external-secrets",
    charts: ["external-secrets"],
    images: ["external-secrets"],
    notes: "https://github.com/external-secrets/external-secrets/releases",
  },
];

export const familyOfChart = (chart: string): Family | undefined =>
  families.find(({ charts }) => charts.includes(chart));

export const familyOfImage = (name: string): Family | undefined => families.find(({ images }) => images.includes(name));
