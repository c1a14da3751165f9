import type { Condition } from "@meshwright/model";
import type { Component } from "./component.ts";

/** The one way to state an order: this part starts when `until` holds of something that the component `of` makes. */
export interface Need {
  /** Absent for what no component makes: an endpoint outside the cluster. */
  readonly of?: Component;
  readonly until: Condition;
}
