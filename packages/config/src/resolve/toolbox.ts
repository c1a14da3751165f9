/** The newest tag of docker.io/alpine/k8s that is known for each version that EKS offers. */
const newest: Readonly<Record<string, string>> = {
  "1.33": "1.33.13",
  "1.34": "1.34.11",
  "1.35": "1.35.8",
  "1.36": "1.36.2",
};

export const toolboxVersions: readonly string[] = Object.keys(newest);

/** The version with its patch; undefined where the fleet gives no patch and none is known. */
export const toolboxVersion = (version: string): string | undefined =>
  version.split(".").length === 3 ? version : newest[version];

/** A version as a fleet says it: without its patch where that follows from what is known. */
export function shortKubernetesVersion(version: string): string {
  const short = version.split(".").slice(0, 2).join(".");
  return newest[short] === version ? short : version;
}

/** The image of the gates where the fleet names none; a registry takes the place of its host, as it does for charts. */
export const defaultToolbox = (version: string, registry = "docker.io"): string => `${registry}/alpine/k8s:${version}`;
