import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";

/**
 * True where meshwright rendered the object. It declares all ports of its pods, installs charts that it knows and grants only
 * what is there; what others render may do otherwise.
 */
export const isOurs = ({ body }: Resource): boolean =>
  textAt(body, "metadata", "labels", "app.kubernetes.io/managed-by") === "meshwright";
