/** An id as EC2 makes them, of numbers that tell it apart. */
export const awsId = (prefix: string, ...numbers: readonly number[]): string =>
  `${prefix}-0${numbers.map((number) => number.toString(16).padStart(2, "0")).join("")}`.padEnd(
    prefix.length + 18,
    "0",
  );

export const regions = ["ap-northeast-1", "eu-west-1", "us-east-2"] as const;
export const accounts = ["111122223333", "444455556666", "777788889999"] as const;
export const networkAccount = "999900001111";

/** The name of the cluster at an index of a generated fleet. */
export const clusterName = (index: number): string => `pier-${String.fromCodePoint(97 + index)}`;

const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
};

export const regionAt = (index: number): string => at(regions, index);
export const accountAt = (index: number): string => at(accounts, index);
