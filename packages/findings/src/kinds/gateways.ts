import { kind } from "../kind.ts";

// Of gateways between Istio networks.

export const mixedIsOneModel = kind(
  "MW5100",
  "info",
  "A mixed fleet that is all of one model",
  (a: { model: "flat" | "gateways" }) =>
    a.model === "flat"
      ? "All peers have the same network, so no call goes through a gateway and none is made. The model flat says the same, and refuses a cluster with another network."
      : "Every cluster has a network that no peer has, so every call between clusters goes through a gateway. The model gateways says the same, and refuses two clusters of one network.",
);

export const flatNotTransitive = kind(
  "MW5101",
  "error",
  "A network whose clusters do not all reach each other",
  (a: { network: string; from: string; to: string; words: string; parts: readonly (readonly string[])[] }) =>
    `In the network ${a.network} pods of ${a.from} do not reach pods of ${a.to}: ${a.words}. Others of it reach both, but Istio takes all clusters of a network to reach each other. Mend that way, or split the network, in the model mixed: ${a.parts.map((part) => part.join(" and ")).join("; ")}.`,
);
