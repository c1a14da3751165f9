/** A subnet as it is said in one word. */
export interface SaidSubnet {
  readonly id: string;
  readonly availabilityZone: string;
  readonly routeTable: string;
  readonly cidr?: string;
}

/** `<id>:<availability zone>:<route table>[:<CIDR>]`; undefined where it has other parts. */
export function subnetOf(text: string): SaidSubnet | undefined {
  const [id, availabilityZone, routeTable, cidr, ...more] = text.split(":");
  if (id === undefined || availabilityZone === undefined || routeTable === undefined || more.length > 0)
    return undefined;
  return { id, availabilityZone, routeTable, ...(cidr !== undefined && { cidr }) };
}
