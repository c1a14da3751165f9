export type { GatesProps } from "./gates.ts";
export type { NamespaceProps } from "./namespaces.ts";
export { Gates } from "./gates.ts";
export { Namespaces } from "./namespaces.ts";
