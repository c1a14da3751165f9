import type { ReachProblem } from "../reach-problem.ts";

/** How many of something AWS allows. */
export interface Limit {
  /** Unless it is asked for more. */
  readonly standard?: { readonly count: number; /** As Service Quotas calls it. */ readonly name: string };
  /** Whoever asks; absent: it names none. */
  readonly most?: { readonly count: number; /** What to do about it: a whole sentence. */ readonly instead: string };
  readonly source: string;
}

/** How many there are at one place. */
export interface Counted {
  readonly limit: Limit;
  readonly count: number;
  /** `Routes in the route table rtb-… of cluster-a`. */
  readonly what: string;
  readonly place: Pick<ReachProblem, "cluster" | "keyPath">;
}

export const vpcQuotas = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";
export const transitQuotas = "https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html";
