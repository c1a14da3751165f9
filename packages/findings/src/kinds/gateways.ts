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
