import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { managedBy } from "@meshwright/model";

/**
 * True where meshwright rendered the object. It declares all ports of its pods, installs charts that it knows and grants only
 * what is there; what others render may do otherwise.
 */
export const isOurs = ({ body }: Resource): boolean =>
  Object.entries(managedBy).every(([label, value]) => textAt(body, "metadata", "labels", label) === value);
