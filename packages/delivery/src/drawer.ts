import type { Model } from "@kubernetes-models/base";
import type { Body } from "@meshwright/model";
import type { Construct } from "constructs";
import type { Parcel } from "./delivered.ts";
import { bodyOf, refOf } from "@meshwright/kit";
import { managedBy, refKey } from "@meshwright/model";
import { ApiObject, Chart } from "cdk8s";
import { stampWave } from "./wave.ts";

/** A chart of objects that deliver others: gates, Applications, projects. Kept apart from the components. */
export class Drawer extends Chart {
  constructor(scope: Construct, id: string, labels: Readonly<Record<string, string>> = managedBy) {
    super(scope, id, { disableResourceNameHashes: true, labels });
  }

  /** A gate of Argo CD says its wave itself, as part of its dress. */
  put(model: Model<unknown>, wave?: number): Parcel {
    const parcel = this.putBody(bodyOf(model));
    if (wave !== undefined) stampWave(parcel.object, wave);
    return parcel;
  }

  putBody(body: Body): Parcel {
    const ref = refOf(body);
    return { ref, body, object: new ApiObject(this, refKey(ref).replaceAll("/", "."), body) };
  }
}
