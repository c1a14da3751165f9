import type { Finding } from "@meshwright/findings";
import type { Certificates } from "../read/certificates.ts";
import type { Draft } from "../read/draft.ts";

/** What checks look at: the fleet as far as it is known. What is wrong already is absent, so nothing is told twice. */
export interface CheckInput extends Draft {
  readonly certificates: Certificates;
  readonly today: Date;
}

/** One rule across the parts of a fleet. */
export interface FleetCheck {
  readonly name: string;
  /** One sentence: what holds when it finds nothing. */
  readonly summary: string;
  run(input: CheckInput): Iterable<Finding>;
}
