import type { Data, OutputName, Outputs, Told } from "../outputs/outputs.ts";
import { stemOf } from "../outputs/saved-file.ts";

type InVpc = "natGateways" | "networkAcls" | "routeTables" | "securityGroups" | "subnets";

/** What a call tells of a VPC, by id; undefined where nobody has made it. An empty answer says whose it is by its file's name. */
export function ofVpc<Name extends InVpc>(
  outputs: Outputs,
  name: Name,
  vpc: string,
): readonly Told<Data<Name>>[] | undefined {
  const maps: { readonly [One in InVpc]: ReadonlyMap<string, Told<Data<One>>> } = outputs;
  const found = [...maps[name]]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, one]) => (one.data.VpcId === vpc ? [one] : []));
  return found.length > 0 || isNamedAfter(outputs, name, vpc) ? found : undefined;
}

/** True where a file that holds an output of the call is named after a VPC or a gateway. */
export const isNamedAfter = (outputs: Outputs, name: OutputName, id: string): boolean =>
  outputs.filesOf(name).some((file) => stemOf(file).endsWith(id));
