import { z } from "./zod.ts";
import { image } from "./address.ts";
import { annotations, labels } from "./labels.ts";
import { labelName, servicePortName, subdomainName } from "./names.ts";
import { cpu, memory } from "./quantity.ts";
import { text } from "./text.ts";
import { trafficSchema } from "./traffic.ts";

const number = (least: number, most: number, wants: string) =>
  z.int().min(least, { error: wants }).max(most, { error: wants });

const portNumber = () => number(1, 65_535, "A port is a whole number from 1 to 65535.");

const port = z.strictObject({
  name: servicePortName().describe("Name of the port; starts with its protocol, for example http or tcp-redis."),
  port: portNumber().describe("Port of the Service."),
  targetPort: portNumber().optional().describe("Port of the container. Default: port."),
  appProtocol: text({
    pattern: /^[A-Za-z0-9]([-A-Za-z0-9./]{0,251}[A-Za-z0-9])?$/,
    wants: "This must be a protocol such as http, grpc, tcp or kubernetes.io/h2c.",
  })
    .optional()
    .describe("Protocol, where the name of the port does not say it."),
  mtls: z
    .enum(["DISABLE", "PERMISSIVE", "STRICT"])
    .optional()
    .describe("mTLS mode of this port, where it differs from the app's."),
});

const call = z.strictObject({
  app: labelName(40).optional().describe("App that is called. Default: this app."),
  workload: labelName().describe("Workload that is called."),
  port: servicePortName().describe("Name of the called port."),
});

const shared = {
  // With `verify-` before it, it names a CronJob, which has at most 52 characters.
  name: labelName(45).describe("Name of the workload."),
  service: labelName().optional().describe("Name of its Service. Default: the workload's name."),
  podLabels: labels()
    .default({})
    .describe('More labels of its pods; sidecar.istio.io/inject: "false" keeps the sidecar out.'),
  podAnnotations: annotations().default({}).describe("Annotations of its pods."),
  ports: z.array(port).default([]).describe("Ports it serves. Default: none."),
  calls: z.array(call).default([]).describe("Whom it calls. Default: nobody."),
  traffic: trafficSchema,
};

const words = (what: string) => z.array(z.string()).default([]).describe(what);

const absolutePath = () =>
  text({ pattern: /^\/(?!.*(^|\/)\.{1,2}(\/|$))[^\s:]+$/, wants: "This must be a path that starts with a slash." });

const probe = z
  .strictObject({
    path: text({ pattern: /^\/\S*$/, wants: "This must be a path that starts with a slash, such as /healthz." })
      .optional()
      .describe("A GET of this path on the first port of protocol http answers with 200 to 399."),
    command: z
      .array(z.string())
      .min(1, { error: "A command has at least one word." })
      .optional()
      .describe("This command, run in the container, ends with 0."),
  })
  .refine(({ path, command }) => (path === undefined) !== (command === undefined), {
    error: "Give either path or command.",
    params: { form: "form" },
  })
  .optional()
  .describe(
    "How Kubernetes sees that the container works. Default: GET / on the first port of protocol http, else a connection to the first port; none without ports.",
  );

const resources = z
  .strictObject({
    requests: z
      .strictObject({
        cpu: cpu().default("50m").describe("Default: 50m."),
        memory: memory().default("64Mi").describe("Default: 64Mi."),
      })
      .prefault({})
      .describe("What the scheduler keeps free for it."),
    limits: z
      .strictObject({
        cpu: cpu().optional().describe("Default: none."),
        memory: memory().default("256Mi").describe("Default: 256Mi."),
      })
      .prefault({})
      .describe("What it may not exceed."),
  })
  .prefault({})
  .describe("CPU and memory of one pod.");

/** A workload that meshwright renders: a Deployment. */
export const rendered = z.strictObject({
  ...shared,
  serviceAccount: subdomainName().optional().describe("Its ServiceAccount. Default: one of the workload's name."),
  image: image().describe("Image with an exact tag or digest."),
  replicas: number(0, 1000, "This is a whole number from 0 to 1000.")
    .default(1)
    .describe("Number of pods. Default: 1."),
  command: words("Command of the container. Default: the image's own."),
  args: words("Arguments of the container. Default: the image's own."),
  env: z
    .record(z.string(), z.string())
    .default({})
    .describe("Environment of the container: names and texts. Never a secret."),
  runAsUser: number(1, 65_534, "This is a whole number from 1 to 65534; root is not allowed.")
    .optional()
    .describe("Numeric user of the process. Default: the image's own, which must be a number."),
  writablePaths: z
    .array(absolutePath())
    .default([])
    .describe("Folders that may be written; everything else is read-only. Default: none."),
  probe,
  resources,
});

/** A workload that is there already. */
export const there = z.strictObject({
  ...shared,
  kind: z.enum(["DaemonSet", "Deployment", "StatefulSet"]).default("Deployment").describe("Default: Deployment."),
  serviceAccount: subdomainName().describe("Its ServiceAccount: who it is for AuthorizationPolicies."),
  selector: labels().optional().describe("Labels by which its pods are found. Default: app: <name>."),
});
