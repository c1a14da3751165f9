import { z } from "./zod.ts";
import { image } from "./address.ts";
import { annotations, labels } from "./labels.ts";
import { labelName, serviceName, servicePortName, subdomainName } from "./names.ts";
import { bytes, cpu, memory, millicores } from "./quantity.ts";
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
  service: serviceName().optional().describe("Name of its Service. Default: the workload's name."),
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
        cpu: cpu().optional().describe("Default: 50m, or the limit where that is less."),
        memory: memory().optional().describe("Default: 64Mi, or the limit where that is less."),
      })
      .prefault({})
      .describe("What the scheduler keeps free for it."),
    limits: z
      .strictObject({
        cpu: cpu().optional().describe("Default: none."),
        memory: memory().optional().describe("Default: 256Mi, or what is requested where that is more."),
      })
      .prefault({})
      .describe("What it may not exceed."),
  })
  .prefault({})
  .superRefine(({ requests, limits }, context) => {
    const tell = (name: string) =>
      context.addIssue({
        code: "custom",
        message: "A pod cannot request more than its limit. Raise the limit, or request less.",
        path: ["requests", name],
        params: { form: "form" },
      });
    if (millicores(requests.cpu) > millicores(limits.cpu)) tell("cpu");
    if (bytes(requests.memory) > bytes(limits.memory)) tell("memory");
  })
  .describe("CPU and memory of one pod.");

/** https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/ */
const environment = z.record(z.string(), z.string()).superRefine((entries, context) => {
  for (const name of Object.keys(entries)) {
    if (/^[A-Za-z_.-][A-Za-z0-9_.-]*$/.test(name) && !name.startsWith("..") && name !== ".") continue;
    context.addIssue({
      code: "custom",
      message: "The name of an environment variable has letters, digits, dashes, dots and underscores, no digit first.",
      path: [name],
      params: { form: "name" },
    });
  }
});

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
  env: environment.default({}).describe("Environment of the container: names and texts. Never a secret."),
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
  selector: labels()
    .refine((entries) => Object.keys(entries).length > 0, {
      error: "Without a label it would find every pod of the namespace; name at least one.",
      params: { form: "form" },
    })
    .optional()
    .describe("Labels by which its pods are found. Default: app: <name>."),
});
