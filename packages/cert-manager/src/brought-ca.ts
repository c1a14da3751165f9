import type { Condition } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, isTrue, type Need } from "@meshwright/kit";
import { type BroughtCacertsProps, broughtCacerts } from "./cacerts.ts";

export interface BroughtCaProps extends BroughtCacertsProps {
  readonly needs: readonly Need[];
}

/** The Secret `cacerts` of a cluster whose intermediate another cluster signs. */
export class BroughtCa extends Component {
  /** What holds when `cacerts` is there, whole and up to date. */
  readonly ready: readonly Condition[];

  constructor(scope: Construct, { needs, ...props }: BroughtCaProps) {
    super(scope, "ca");
    const unit = this.unit("ca", { needs });
    this.ready = [isTrue(this.add(unit, broughtCacerts(props), { guarded: true }))];
  }
}
