import type { Check } from "./check.ts";
import { danglingAccounts } from "./dangling-accounts.ts";
import { danglingChartReferences } from "./dangling-chart-references.ts";
import { danglingCharts } from "./dangling-charts.ts";
import { danglingConfigKeys } from "./dangling-config-keys.ts";
import { danglingDestinations } from "./dangling-destinations.ts";
import { danglingFluxObjects } from "./dangling-flux-objects.ts";
import { danglingFolders } from "./dangling-folders.ts";
import { danglingGateways } from "./dangling-gateways.ts";
import { danglingHosts } from "./dangling-hosts.ts";
import { danglingIssuers } from "./dangling-issuers.ts";
import { danglingNamespaces } from "./dangling-namespaces.ts";
import { danglingPodReferences } from "./dangling-pod-references.ts";
import { danglingPolicies } from "./dangling-policies.ts";
import { danglingProbePorts } from "./dangling-probe-ports.ts";
import { danglingProjects } from "./dangling-projects.ts";
import { danglingRemoteSecrets } from "./dangling-remote-secrets.ts";
import { danglingRoles } from "./dangling-roles.ts";
import { danglingScaleTargets } from "./dangling-scale-targets.ts";
import { danglingServicePorts } from "./dangling-service-ports.ts";
import { danglingServices } from "./dangling-services.ts";
import { danglingStoreAccess } from "./dangling-store-access.ts";
import { danglingStores } from "./dangling-stores.ts";
import { danglingSubsets } from "./dangling-subsets.ts";
import { danglingTargetPorts } from "./dangling-target-ports.ts";
import { danglingVolumeMounts } from "./dangling-volume-mounts.ts";
import { noSecretContent } from "./no-secret-content.ts";
import { noUnorderedJobs } from "./no-unordered-jobs.ts";
import { requireDelivery } from "./require-delivery.ts";
import { requirePinnedImages } from "./require-pinned-images.ts";
import { uniqueDeliveries } from "./unique-deliveries.ts";
import { uniqueObjects } from "./unique-objects.ts";
import { validApplications } from "./valid-applications.ts";
import { validFileNames } from "./valid-file-names.ts";
import { validFolders } from "./valid-folders.ts";
import { validGates } from "./valid-gates.ts";
import { validKustomizations } from "./valid-kustomizations.ts";
import { validPodSelectors } from "./valid-pod-selectors.ts";
import { validWaves } from "./valid-waves.ts";
import { validWorkloadSelectors } from "./valid-workload-selectors.ts";

/** All checks of rendered objects, sorted by name. */
export const checks: readonly Check[] = [
  danglingAccounts,
  danglingChartReferences,
  danglingCharts,
  danglingConfigKeys,
  danglingDestinations,
  danglingFluxObjects,
  danglingFolders,
  danglingGateways,
  danglingHosts,
  danglingIssuers,
  danglingNamespaces,
  danglingPodReferences,
  danglingPolicies,
  danglingProbePorts,
  danglingProjects,
  danglingRemoteSecrets,
  danglingRoles,
  danglingScaleTargets,
  danglingServicePorts,
  danglingServices,
  danglingStoreAccess,
  danglingStores,
  danglingSubsets,
  danglingTargetPorts,
  danglingVolumeMounts,
  noSecretContent,
  noUnorderedJobs,
  requireDelivery,
  requirePinnedImages,
  uniqueDeliveries,
  uniqueObjects,
  validApplications,
  validFileNames,
  validFolders,
  validGates,
  validKustomizations,
  validPodSelectors,
  validWaves,
  validWorkloadSelectors,
];
