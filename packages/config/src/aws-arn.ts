/** The parts of an ARN that matter here. */
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

const partitions: readonly (readonly [prefix: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["us-iso-", "aws-iso"],
  ["eu-isoe-", "aws-iso-e"],
  ["eusc-", "aws-eusc"],
];

/** The AWS partition of a region. */
export const partitionOf = (region: string): string =>
  partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
