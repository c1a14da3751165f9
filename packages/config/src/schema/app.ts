import { z } from "./zod.ts";
import { image } from "./address.ts";
import { labelName, labelValue, portName } from "./names.ts";

const number = (least: number, most: number, wants: string) =>
  z.int().min(least, { error: wants }).max(most, { error: wants });

const portNumber = () => number(1, 65_535, "A port is a whole number from 1 to 65535.");

const port = z.strictObject({
  name: portName().describe("Name of the port; starts with the protocol, for example http."),
  port: portNumber().describe("Port of the Service."),
  targetPort: portNumber().optional().describe("Port of the container. Default: port."),
});

const call = z.strictObject({
  app: labelName(40).optional().describe("App that is called. Default: this app."),
  workload: labelName().describe("Workload that is called."),
  port: portName().describe("Name of the called port."),
});

const workload = z.strictObject({
  name: labelName().describe("Name of the workload and of its Service."),
  image: image().describe("Image with an exact tag or digest."),
  replicas: number(0, 1000, "This is a whole number from 0 to 1000.")
    .default(1)
    .describe("Number of pods. Default: 1."),
  ports: z.array(port).default([]).describe("Ports it serves. Default: none."),
  calls: z.array(call).default([]).describe("Whom it calls. Default: nobody."),
});

/** `fleet/apps/<name>.yaml`: one application. */
export const appSchema = z
  .strictObject({
    name: labelName(40).describe("Name of the app, the same as the file's."),
    namespace: labelName().describe("Its namespace."),
    clusters: z
      .array(labelName(40))
      .min(1, { error: "At least one cluster is needed." })
      .describe("Names of the clusters it runs in."),
    injection: z
      .strictObject({
        by: z
          .enum(["namespace", "workload", "none"])
          .describe("Where the label stands that asks for a sidecar: on the namespace, on each workload, or nowhere."),
        revision: labelValue().optional().describe("Istio revision or tag. Default: the default revision."),
      })
      .describe("How pods get their sidecar."),
    mtls: z.enum(["PERMISSIVE", "STRICT"]).describe("mTLS mode of the namespace."),
    workloads: z.array(workload).min(1, { error: "At least one workload is needed." }).describe("What runs."),
  })
  .describe("One application: a namespace, its workloads, and whom they call.");

export type AppSource = z.output<typeof appSchema>;
