import type { Exchange } from "@meshwright/model";

/** Key under which a cluster's reader token lies in the exchange, and the property that holds it. */
export const exchangeKey = ({ kind, prefix }: Exchange, cluster: string): { key: string; property: string } => ({
  key: kind === "kubernetes" ? `${prefix}-${cluster}-istio-reader-token` : `${prefix}/${cluster}/istio-reader-token`,
  property: "token",
});
