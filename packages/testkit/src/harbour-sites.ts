import type { AwsPlace } from "./aws-printed.ts";

/** One cluster of the sample fleet, as AWS has it. */
export interface HarbourSite extends AwsPlace {
  readonly letter: string;
  readonly name: string;
  readonly vpc: string;
  readonly cidr: string;
  /** First two bytes of its addresses. */
  readonly net: string;
  readonly peerCidr: string;
  readonly endpoint: string;
}

export const siteA: HarbourSite = {
  letter: "a",
  name: "cluster-a",
  account: "111122223333",
  region: "eu-west-1",
  vpc: "vpc-0a7c31e58d9f24b60",
  cidr: "10.16.0.0/16",
  net: "10.16",
  peerCidr: "10.32.0.0/16",
  endpoint: "https://4F1C9A27D83B5E60A2C7D419E8F03B56.gr7.eu-west-1.eks.amazonaws.com",
};

export const siteB: HarbourSite = {
  letter: "b",
  name: "cluster-b",
  account: "444455556666",
  region: "us-east-1",
  vpc: "vpc-0b4e62f19c8a35d71",
  cidr: "10.32.0.0/16",
  net: "10.32",
  peerCidr: "10.16.0.0/16",
  endpoint: "https://9B27E5D1406C8F3AB1E94D72C50A68F3.gr7.us-east-1.eks.amazonaws.com",
};

/** The subnets of a site in which its Transit Gateway is attached, one for each zone. */
export const linkSubnets = (letter: string): readonly string[] =>
  ["a", "b", "c"].map((zone) => `subnet-0${letter}9f0e1d2c3b4a5${zone}6`);

export const gateway = (letter: string): string => `tgw-0${letter}44c1d2e3f4a5b6c7`.slice(0, 21);
