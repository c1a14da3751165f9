import { danglingCalls, danglingClusters } from "./dangling-references.ts";
import { danglingNetworkParts } from "./dangling-network-parts.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { requireRecentKubernetes } from "./require-recent-kubernetes.ts";
import { requireRecentReleases } from "./require-recent-releases.ts";
import { requireRoots } from "./require-roots.ts";
import { uniqueAppNames, uniqueNamespaces, uniqueServices } from "./unique-apps.ts";
import { uniqueApiServers, uniqueClusterNames, uniqueRegistrations, uniqueVpcs } from "./unique-clusters.ts";
import { uniqueEntries } from "./unique-entries.ts";
import { uniqueNetworkParts } from "./unique-network-parts.ts";
import { uniqueExchangeRoles, validVaultExchange } from "./valid-exchange.ts";
import { validAck } from "./valid-ack.ts";
import { validAckGateways, validAckPeerings } from "./valid-ack-gateways.ts";
import { validAckRoutes } from "./valid-ack-routes.ts";
import { validAlerts } from "./valid-alerts.ts";
import { validApiAccess } from "./valid-api-access.ts";
import { validApiServerCertificates } from "./valid-api-server-certificates.ts";
import { validArgocd, validRegistrations } from "./valid-argocd.ts";
import { requireRoles, validAccounts, validPartitions, validRoles } from "./valid-aws-access.ts";
import { noSelfCalls, validCallers, validCallsAcrossClusters, validPeersOfCalls } from "./valid-calls.ts";
import { validCacerts } from "./valid-cacerts.ts";
import { validCertificateSizes, validChain } from "./valid-chain.ts";
import { validCharts } from "./valid-charts.ts";
import { validCidrs } from "./valid-cidrs.ts";
import { validClusterNames } from "./valid-cluster-names.ts";
import { validConnections } from "./valid-connections.ts";
import {
  noAuthorizationWithoutSidecar,
  noStrictWithoutSidecar,
  noWayAroundSidecars,
  validInjection,
  validPodSecurity,
  validRevisions,
} from "./valid-injection.ts";
import { validCaRegions, validIssuers } from "./valid-issuers.ts";
import { requireKialiRelease, validKialis } from "./valid-kiali.ts";
import { requireReleases, requireToolbox, validRenewal } from "./valid-mesh.ts";
import { validMadeRoles } from "./valid-made-roles.ts";
import { validNamespaces } from "./valid-namespaces.ts";
import { validNetworkPartitions } from "./valid-network-partitions.ts";
import { validNetworkRules } from "./valid-network-rules.ts";
import { validNetworks, validPeerCidrs } from "./valid-peers.ts";
import { validPodNetworking } from "./valid-pod-networking.ts";
import { validProjects } from "./valid-projects.ts";
import { validRoots } from "./valid-roots.ts";
import { validRotation } from "./valid-rotation.ts";
import { validSelfSigned } from "./valid-self-signed.ts";
import { validSigningRoot } from "./valid-signing-root.ts";
import {
  validSelectors,
  noOwnLabels,
  uniquePortModes,
  requireProtocols,
  validPortModes,
  validProbes,
  validTraffic,
  validWorkloadNames,
} from "./valid-workloads.ts";
import { validTransitGateways } from "./valid-transit-gateways.ts";
import { validVpcCidrs } from "./valid-vpc-cidrs.ts";
import { validServiceCidrs, validSubnets } from "./valid-subnets.ts";

/** All checks across a fleet, sorted by name. */
export const fleetChecks: readonly FleetCheck[] = [
  danglingCalls,
  danglingClusters,
  danglingNetworkParts,
  noAuthorizationWithoutSidecar,
  noOwnLabels,
  noSelfCalls,
  noStrictWithoutSidecar,
  noWayAroundSidecars,
  requireKialiRelease,
  requireProtocols,
  requireRecentKubernetes,
  requireRecentReleases,
  requireReleases,
  requireRoles,
  requireRoots,
  requireToolbox,
  uniqueApiServers,
  uniqueAppNames,
  uniqueClusterNames,
  uniqueEntries,
  uniqueExchangeRoles,
  uniqueNamespaces,
  uniqueNetworkParts,
  uniquePortModes,
  uniqueRegistrations,
  uniqueServices,
  uniqueVpcs,
  validAccounts,
  validAck,
  validAckGateways,
  validAckPeerings,
  validAckRoutes,
  validAlerts,
  validApiAccess,
  validApiServerCertificates,
  validArgocd,
  validCaRegions,
  validCacerts,
  validCallers,
  validCallsAcrossClusters,
  validCertificateSizes,
  validChain,
  validCharts,
  validCidrs,
  validClusterNames,
  validConnections,
  validInjection,
  validIssuers,
  validKialis,
  validMadeRoles,
  validNamespaces,
  validNetworkPartitions,
  validNetworkRules,
  validNetworks,
  validPartitions,
  validPeerCidrs,
  validPeersOfCalls,
  validPodNetworking,
  validPodSecurity,
  validPortModes,
  validProbes,
  validProjects,
  validRegistrations,
  validRenewal,
  validRevisions,
  validRoles,
  validRoots,
  validRotation,
  validSelectors,
  validSelfSigned,
  validServiceCidrs,
  validSigningRoot,
  validSubnets,
  validTraffic,
  validTransitGateways,
  validVaultExchange,
  validVpcCidrs,
  validWorkloadNames,
];
