import { gateLabel, knownName } from "@meshwright/model";

/** Names of what every gate stands on; the network phase makes them. */
export const gates = {
  /** Gates run here, never injected. */
  namespace: knownName("meshwright-gates"),
  /** Dry runs are made here; nothing ever exists in it. */
  probes: knownName("meshwright-probes"),
  serviceAccount: knownName("gate"),
  /** ConfigMap that holds `gate.sh`. */
  configMap: knownName("gate"),
  /** Label of every gate's Job and pod; its value is the unit's id. */
  label: gateLabel,
} as const;
