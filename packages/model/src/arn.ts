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
