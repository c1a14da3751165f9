import type { Cluster } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import { certificatesIn } from "../read/pem.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { resolveOwnAuthority } from "./certificate-authority.ts";
import { argocdClusterOf } from "./gitops.ts";
import { resolveReleases } from "./releases.ts";
import { defaultToolbox, toolboxVersion } from "./toolbox.ts";
import { resolveSecurityGroups, resolveVpc } from "./vpc.ts";

export function resolveCluster(source: ClusterSource, mesh: MeshSource, certificates: Certificates): Cluster {
  const certificateAuthority = resolveOwnAuthority(source, mesh, certificates);
  const { name } = source;
  const kubernetesVersion = toolboxVersion(source.kubernetesVersion) ?? `${source.kubernetesVersion}.0`;
  return {
    name,
    account: source.account,
    region: source.region,
    peerGroup: source.peerGroup,
    kubernetesVersion,
    apiVersions: source.apiVersions.toSorted(),
    network: source.network,
    vpc: resolveVpc(source.vpc),
    podCIDRs: source.podCIDRs,
    ...(source.podNetworking && { podNetworking: source.podNetworking }),
    ...(source.securityGroups && { securityGroups: resolveSecurityGroups(source.securityGroups) }),
    serviceCIDR: source.serviceCIDR,
    apiServer: {
      endpoint: source.apiServer.endpoint.replace(/\/$/, ""),
      certificateAuthority: pemOf(source.apiServer.certificateAuthorityData),
      ...(source.apiServer.access && { access: source.apiServer.access }),
    },
    ...(source.trustDomain && { trustDomain: source.trustDomain }),
    ...(certificateAuthority && { certificateAuthority }),
    iam: source.iam,
    argocd: argocdClusterOf(source, mesh),
    releases: resolveReleases(source, mesh),
    toolbox: source.toolbox?.image ?? mesh.toolbox?.image ?? defaultToolbox(kubernetesVersion, mesh.imageRegistry),
  };
}

function pemOf(data: string): string {
  const certificates = certificatesIn(Buffer.from(data, "base64").toString("utf8"));
  if (typeof certificates === "string") throw new Error("the certificates of API servers are checked before");
  return certificates.map(({ pem }) => pem).join("");
}
