import { danglingCalls, danglingClusters } from "./dangling-references.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { requireRecentKubernetes } from "./require-recent-kubernetes.ts";
import { requireRecentReleases } from "./require-recent-releases.ts";
import { requireRoots } from "./require-roots.ts";
import { uniqueAppNames, uniqueNamespaces, uniqueServices } from "./unique-apps.ts";
import { uniqueApiServers, uniqueClusterNames, uniqueRegistrations, uniqueVpcs } from "./unique-clusters.ts";
import { uniqueEntries } from "./unique-entries.ts";
import { uniqueExchangeRoles, validVaultExchange } from "./valid-exchange.ts";
import { validAck } from "./valid-ack.ts";
import { validAckGateways, validAckPeerings } from "./valid-ack-gateways.ts";
import { validAckRoutes } from "./valid-ack-routes.ts";
import { validAlerts } from "./valid-alerts.ts";
import { validApiServerCertificates } from "./valid-api-server-certificates.ts";
import { validArgocd, validRegistrations } from "./valid-argocd.ts";
import { requireRoles, validAccounts, validPartitions, validRoles } from "./valid-aws-access.ts";
import { noSelfCalls, validCallers, validCallsAcrossClusters, validPeersOfCalls } from "./valid-calls.ts";
import { validCacerts } from "./valid-cacerts.ts";
import { validCertificateSizes, validChain } from "./valid-chain.ts";
import { validCharts } from "./valid-charts.ts";
import { validCidrs } from "./valid-cidrs.ts";
import { validClusterNames } from "./valid-cluster-names.ts";
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
import { validNamespaces } from "./valid-namespaces.ts";
import { validNetworks, validPeerCidrs } from "./valid-peers.ts";
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
import { validServiceCidrs, validSubnets } from "./valid-subnets.ts";

/** All checks across a fleet, sorted by name. */
export const fleetChecks: readonly FleetCheck[] = [
  danglingCalls,
  danglingClusters,
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
  validInjection,
  validIssuers,
  validKialis,
  validNamespaces,
  validNetworks,
  validPartitions,
  validPeerCidrs,
  validPeersOfCalls,
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
  validVaultExchange,
  validWorkloadNames,
];
