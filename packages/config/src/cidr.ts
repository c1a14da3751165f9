import { containsCidr, normalizeCidr, overlapCidr } from "cidr-tools";

export type CidrProblem =
  | { readonly problem: "syntax" | "ipv6" }
  | { readonly problem: "host-bits"; readonly right: string };

const octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const ipv4 = new RegExp(`^(${octet}\\.){3}${octet}/(3[0-2]|[12]?[0-9])$`);

/** What is wrong with a CIDR; undefined where it is an IPv4 network without host bits. */
export function cidrProblem(text: string): CidrProblem | undefined {
  if (/^[0-9a-f:.]*:[0-9a-f:.]*(\/\d{1,3})?$/i.test(text)) return { problem: "ipv6" };
  if (!ipv4.test(text)) return { problem: "syntax" };
  const right = normalizeCidr(text);
  return right === text ? undefined : { problem: "host-bits", right };
}

/** The network that a CIDR means, also where it has host bits; undefined where it is none. */
export function networkOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const problem = cidrProblem(text);
  if (problem === undefined) return text;
  return problem.problem === "host-bits" ? problem.right : undefined;
}

export const overlaps = (left: string, right: string): boolean => overlapCidr(left, right);

/** True where one of the networks holds all of `inner`. */
export const holds = (networks: readonly string[], inner: string): boolean => containsCidr([...networks], inner);
