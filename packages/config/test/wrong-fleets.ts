import { wrongAcks } from "./wrong-fleets/ack.ts";
import { wrongAlerts } from "./wrong-fleets/alerts.ts";
import { wrongApps } from "./wrong-fleets/apps.ts";
import { wrongArgocds } from "./wrong-fleets/argocd.ts";
import { wrongExchanges } from "./wrong-fleets/exchange.ts";
import { wrongFiles } from "./wrong-fleets/files.ts";
import { wrongIssuers } from "./wrong-fleets/issuers.ts";
import { wrongMadeRoles } from "./wrong-fleets/made-roles.ts";
import { wrongKialis } from "./wrong-fleets/kiali.ts";
import { wrongNames } from "./wrong-fleets/names.ts";
import { wrongNetworks } from "./wrong-fleets/network.ts";
import { wrongNetworkIds } from "./wrong-fleets/network-ids.ts";
import { wrongRanges } from "./wrong-fleets/network-ranges.ts";
import { wrongNetworkSettings } from "./wrong-fleets/network-settings.ts";
import { wrongReferences } from "./wrong-fleets/references.ts";
import { wrongSecurity } from "./wrong-fleets/security.ts";
import { severalErrors } from "./wrong-fleets/several.ts";
import { wrongShapes } from "./wrong-fleets/shape.ts";
import { wrongRotations } from "./wrong-fleets/rotation.ts";
import { wrongTrust } from "./wrong-fleets/trust.ts";
import { unproved, wrongChains } from "./wrong-fleets/trust-proof.ts";
import type { WrongFleet } from "./wrong-fleets/wrong-fleet.ts";
import { goodFleet } from "./wrong-fleets/wrong-fleet.ts";
import { wrongVersions } from "./wrong-fleets/versions.ts";
import { wrongWorkloads } from "./wrong-fleets/workloads.ts";
import { wrongYaml } from "./wrong-fleets/yaml.ts";

export type { WrongFleet };
export { goodFleet };

/** The day on which the wrong fleets are read. */
export const today = new Date("2026-11-22T00:00:00Z");

/** Every way in which a fleet can be wrong: copy `goodFleet` to a folder called fleet, and apply one row to it. */
export const wrongFleets: readonly WrongFleet[] = [
  ...wrongFiles,
  ...wrongYaml,
  ...wrongShapes,
  ...wrongNames,
  ...wrongReferences,
  ...wrongNetworks,
  ...wrongRanges,
  ...wrongNetworkIds,
  ...wrongNetworkSettings,
  ...wrongAcks,
  ...wrongMadeRoles,
  ...wrongRotations,
  ...wrongTrust,
  ...wrongIssuers,
  ...wrongAlerts,
  ...wrongExchanges,
  ...unproved,
  ...wrongChains,
  ...wrongSecurity,
  ...wrongVersions,
  ...wrongApps,
  ...wrongWorkloads,
  ...wrongKialis,
  ...wrongArgocds,
  ...severalErrors,
];
