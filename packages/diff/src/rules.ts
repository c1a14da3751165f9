import type { Rule } from "./rule.ts";
import { accessChanged } from "./rules/access-changed.ts";
import { addressesChanged } from "./rules/addresses-changed.ts";
import { configurationChanged } from "./rules/configuration-changed.ts";
import { controlPlaneRestarts } from "./rules/control-plane-restarts.ts";
import { crdNarrowed } from "./rules/crd-narrowed.ts";
import { deliveryChanged } from "./rules/delivery-changed.ts";
import { editedByHand } from "./rules/edited-by-hand.ts";
import { immutableField } from "./rules/immutable-field.ts";
import { injectionChanged } from "./rules/injection-changed.ts";
import { memberJoins } from "./rules/member-joins.ts";
import { memberLeaves } from "./rules/member-leaves.ts";
import { meshConfig } from "./rules/mesh-config.ts";
import { mtlsLooser } from "./rules/mtls-looser.ts";
import { mtlsStricter } from "./rules/mtls-stricter.ts";
import { neededDeletion } from "./rules/needed-deletion.ts";
import { networkChanged } from "./rules/network-changed.ts";
import { newFindings } from "./rules/new-findings.ts";
import { objectsAdded } from "./rules/objects-added.ts";
import { objectsRemoved } from "./rules/objects-removed.ts";
import { observabilityChanged } from "./rules/observability-changed.ts";
import { onlyMetadata } from "./rules/only-metadata.ts";
import { orderChanged } from "./rules/order-changed.ts";
import { peersReached } from "./rules/peers-reached.ts";
import { protectionLoosened } from "./rules/protection-loosened.ts";
import { rbacWidened } from "./rules/rbac-widened.ts";
import { reachability } from "./rules/reachability.ts";
import { renamed } from "./rules/renamed.ts";
import { scaled } from "./rules/scaled.ts";
import { trafficChanged } from "./rules/traffic-changed.ts";
import { trustChanged } from "./rules/trust-changed.ts";
import { verificationChanged } from "./rules/verification-changed.ts";
import { versionMoved } from "./rules/version-moved.ts";
import { workloadRestarts } from "./rules/workload-restarts.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [
  accessChanged,
  addressesChanged,
  configurationChanged,
  controlPlaneRestarts,
  crdNarrowed,
  deliveryChanged,
  editedByHand,
  immutableField,
  injectionChanged,
  memberJoins,
  memberLeaves,
  meshConfig,
  mtlsLooser,
  mtlsStricter,
  neededDeletion,
  networkChanged,
  newFindings,
  objectsAdded,
  objectsRemoved,
  observabilityChanged,
  onlyMetadata,
  orderChanged,
  peersReached,
  protectionLoosened,
  rbacWidened,
  reachability,
  renamed,
  scaled,
  trafficChanged,
  trustChanged,
  verificationChanged,
  versionMoved,
  workloadRestarts,
];
