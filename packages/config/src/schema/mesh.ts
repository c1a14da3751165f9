import { z } from "./zod.ts";
import { imageRegistry } from "./address.ts";
import { alertsSchema } from "./alerts.ts";
import { certificateAuthoritySchema } from "./certificate-authority.ts";
import { connectivitySchema } from "./connectivity.ts";
import { duration } from "./duration.ts";
import { exchangeSchema } from "./exchange.ts";
import { gitopsSchema } from "./gitops.ts";
import { kialiSchema } from "./kiali.ts";
import { dnsName, labelName } from "./names.ts";
import { chartsMode, releasesSchema, toolboxSchema } from "./release.ts";
import { schedule } from "./schedule.ts";
import { text } from "./text.ts";

/** Part of the name of a webhook configuration. The chart makes that of `default` itself. */
const revisionTag = () =>
  text({
    form: "name",
    pattern: /^(?!default$)(?!.{64})[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    wants:
      "A revision tag has lower-case letters, digits and dashes, starts and ends with a letter or digit, and is at most 63 characters long; default is always there.",
  });

/** `fleet/mesh.yaml`: what all clusters share. */
export const meshSchema = z
  .strictObject({
    meshID: labelName(40).describe("Name of the mesh; Istio's meshID."),
    trustDomain: dnsName().describe("Trust domain of workload identities, for example mesh.example.com."),
    trustDomainAliases: z
      .array(dnsName())
      .default([])
      .describe("Trust domains beside a cluster's own whose workloads it accepts. Default: none."),
    connectivity: connectivitySchema,
    releases: releasesSchema,
    charts: chartsMode()
      .default("reference")
      .describe(
        "reference: the engine fetches and renders the charts. rendered: meshwright renders them with helm, and the tree holds their objects. A release may differ. Default: reference.",
      ),
    imageRegistry: imageRegistry()
      .optional()
      .describe(
        "Registry from which all images are pulled: it takes the place of each image's own host, also of docker.io in the default toolbox image. Default: upstream's hosts.",
      ),
    toolbox: toolboxSchema,
    certificateAuthority: certificateAuthoritySchema,
    trust: z
      .strictObject({
        // A proxy asks for 24 hours by itself, and istiod refuses whoever asks for more than the longest:
        // https://github.com/istio/istio/blob/master/security/pkg/pki/ca/ca.go
        workloadCertificateTTL: duration(24 * 3600, "24 hours, which every proxy asks for")
          .default("24h")
          .describe(
            "Longest lifetime of a workload's certificate; istiod gives no longer one. At least 24h, which every proxy asks for. Default: 24h.",
          ),
        clockSkew: duration(0, "0s")
          .default("5m")
          .describe("How far the clocks of two machines may differ. Default: 5m."),
        rootWarning: duration(0, "0s")
          .default("2160h")
          .describe("How long before its end a root is warned about. Default: 2160h, 90 days."),
        alerts: alertsSchema.optional(),
      })
      .prefault({})
      .describe("What the proof of trust reckons with."),
    exchange: exchangeSchema,
    gitops: gitopsSchema,
    istio: z
      .strictObject({
        cni: z
          .boolean()
          .default(false)
          .describe("Redirect traffic by istio-cni instead of an init container. Default: false."),
        mtls: z
          .enum(["PERMISSIVE", "STRICT"])
          .default("PERMISSIVE")
          .describe("mTLS mode of the whole mesh. Default: PERMISSIVE."),
        accessLog: z.enum(["off", "errors", "all"]).default("off").describe("What the proxies log. Default: off."),
        revisionTags: z
          .array(revisionTag())
          .default([])
          .describe("Names beside default by which apps may ask for sidecars of this istiod. Default: none."),
      })
      .prefault({})
      .describe("Settings of Istio."),
    kiali: kialiSchema,
    verification: z
      .strictObject({
        schedule: schedule()
          .default("17 * * * *")
          .describe('When the verification jobs run: cron, five fields, UTC. Default: "17 * * * *", once an hour.'),
      })
      .prefault({})
      .describe("The jobs that prove again and again that the mesh works."),
  })
  .describe("What all clusters of a fleet share.");

export type MeshSource = z.output<typeof meshSchema>;
