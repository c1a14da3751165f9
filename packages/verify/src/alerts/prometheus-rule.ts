import type { ModelData } from "@kubernetes-models/base";
import type { IPrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { Model } from "@kubernetes-models/base";

/**
 * The model of the package without its validator: that one brings RE2 in WebAssembly, which takes a tenth of a second at every
 * start and cannot be bundled. What is rendered is held against the schema of the kind like every object.
 */
export class PrometheusRule extends Model<unknown> {
  constructor(data: ModelData<IPrometheusRule>) {
    super();
    this.setDefinedProps({ apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule", ...data });
  }
}
