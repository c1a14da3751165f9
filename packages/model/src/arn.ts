/** The parts of an ARN that matter here: `arn:partition:service:region:account:…`. */
export interface Arn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** The parts of an ARN whose form is known to be right. */
export function arnParts(arn: string): Arn {
  const [, partition = "", , region = "", account = ""] = arn.split(":");
  return { partition, region, account };
}

/** Name and path of a role by its ARN: `arn:…:role/platform/mesh-issuer` is `mesh-issuer` under `/platform/`; the path of most is `/`. */
export function roleParts(arn: string): { readonly name: string; readonly path: string } {
  const whole = arn.slice(arn.indexOf(":role/") + ":role/".length);
  const end = whole.lastIndexOf("/") + 1;
  return { name: whole.slice(end), path: `/${whole.slice(0, end)}` };
}
