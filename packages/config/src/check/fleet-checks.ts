import { danglingCalls, danglingClusters } from "./dangling-references.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { requireRecentKubernetes } from "./require-recent-kubernetes.ts";
import { requireRecentReleases } from "./require-recent-releases.ts";
import { uniqueAppNames, uniqueNamespaces } from "./unique-apps.ts";
import { uniqueApiServers, uniqueClusterNames, uniqueRegistrations, uniqueVpcs } from "./unique-clusters.ts";
import { uniqueEntries } from "./unique-entries.ts";
import { validApiServerCertificates } from "./valid-api-server-certificates.ts";
import { requireRoles, validAccounts, validPartitions, validRoles } from "./valid-aws-access.ts";
import { validCidrs } from "./valid-cidrs.ts";
import { validClusterNames } from "./valid-cluster-names.ts";
import { requireReleases, requireToolbox, validEngines, validRenewal } from "./valid-mesh.ts";
import { validNamespaces } from "./valid-namespaces.ts";
import { validNetworks, validPeerCidrs } from "./valid-peers.ts";
import { validProjects } from "./valid-projects.ts";
import { validRoots } from "./valid-roots.ts";
import { validServiceCidrs, validSubnets } from "./valid-subnets.ts";

/** All checks across a fleet, sorted by name. */
export const fleetChecks: readonly FleetCheck[] = [
  danglingCalls,
  danglingClusters,
  requireRecentKubernetes,
  requireRecentReleases,
  requireReleases,
  requireRoles,
  requireToolbox,
  uniqueApiServers,
  uniqueAppNames,
  uniqueClusterNames,
  uniqueEntries,
  uniqueNamespaces,
  uniqueRegistrations,
  uniqueVpcs,
  validAccounts,
  validApiServerCertificates,
  validCidrs,
  validClusterNames,
  validEngines,
  validNamespaces,
  validNetworks,
  validPartitions,
  validPeerCidrs,
  validProjects,
  validRenewal,
  validRoles,
  validRoots,
  validServiceCidrs,
  validSubnets,
];
