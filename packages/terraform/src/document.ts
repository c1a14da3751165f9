import type { Json, JsonObject } from "@meshwright/model";

/** Where something is made: it names the provider that makes it. */
export interface Site {
  readonly account: string;
  readonly region: string;
}

/** One thing that Terraform makes. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly site: Site;
  /** Its arguments; `provider` follows from the site. */
  readonly body: JsonObject;
}

/** What is known only when it is made. */
export interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: Json;
}

/** What one file says. */
export interface TerraformDocument {
  /** Name of the file, without `.tf.json`. */
  readonly name: string;
  readonly resources: readonly Resource[];
  readonly outputs: readonly Output[];
}

/** Name of the provider of a site. */
export const aliasOf = ({ account, region }: Site): string => `${region}_${account}`;

const byName = <T extends { readonly name: string }>(items: readonly T[]): readonly T[] =>
  items.toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** A file in Terraform's JSON syntax: https://developer.hashicorp.com/terraform/language/syntax/json */
export function documentValue({ resources, outputs }: TerraformDocument): JsonObject {
  const types = [...Map.groupBy(resources, ({ type }) => type)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const resource = types.map(([type, ofType]): [string, JsonObject] => [
    type,
    Object.fromEntries(
      byName(ofType).map(({ name, site, body }) => [name, { provider: `aws.${aliasOf(site)}`, ...body }]),
    ),
  ]);
  const output = byName(outputs).map(({ name, ...said }): [string, JsonObject] => [name, said]);
  return {
    ...(resource.length > 0 && { resource: Object.fromEntries(resource) }),
    ...(output.length > 0 && { output: Object.fromEntries(output) }),
  };
}
