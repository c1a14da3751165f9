import type { ResourceRef } from "@meshwright/model";

/** `Deployment shop/web`, `ClusterRole meshwright-gates`: how people call an object. */
export const nameOf = ({ kind, namespace, name }: ResourceRef): string =>
  `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
