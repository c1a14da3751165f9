export type { AckNetworkProps } from "./ack/ack-network.ts";
export type { GatesProps } from "./gates.ts";
export type { NamespaceProps } from "./namespaces.ts";
export { AckNetwork } from "./ack/ack-network.ts";
export { Gates } from "./gates.ts";
export { Namespaces } from "./namespaces.ts";
