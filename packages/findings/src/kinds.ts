// The whole vocabulary, a file a range. Sorted by code; a code is never used twice. MW0xxx input, fleet and tree, MW1xxx
// references, MW2xxx order, MW3xxx trust, MW4xxx schema, MW5xxx network, MW6xxx security, MW7xxx versions and known
// hazards, MW8xxx mesh policy and injection.
export * from "./kinds/reading.ts";
export * from "./kinds/fleet.ts";
export * from "./kinds/delivering.ts";
export * from "./kinds/charts.ts";
export * from "./kinds/helm.ts";
export * from "./kinds/scale.ts";
export * from "./kinds/chart-settings.ts";
export * from "./kinds/tree.ts";
export * from "./kinds/starting.ts";
export * from "./kinds/comparing.ts";
export * from "./kinds/looking.ts";
export * from "./kinds/references.ts";
export * from "./kinds/order.ts";
export * from "./kinds/trust.ts";
export * from "./kinds/trust-proof.ts";
export * from "./kinds/alerts.ts";
export * from "./kinds/roots.ts";
export * from "./kinds/exchange.ts";
export * from "./kinds/rotation.ts";
export * from "./kinds/schema.ts";
export * from "./kinds/network.ts";
export * from "./kinds/reach.ts";
export * from "./kinds/network-laws.ts";
export * from "./kinds/network-plan.ts";
export * from "./kinds/terraform-roles.ts";
export * from "./kinds/importing.ts";
export * from "./kinds/ack.ts";
export * from "./kinds/network-input.ts";
export * from "./kinds/gateways.ts";
export * from "./kinds/security.ts";
export * from "./kinds/versions.ts";
export * from "./kinds/mesh.ts";
