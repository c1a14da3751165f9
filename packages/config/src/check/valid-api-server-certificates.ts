import { finding, kinds } from "@meshwright/findings";
import { certificatesIn } from "../read/pem.ts";
import { secretsIn } from "@meshwright/reading";
import type { FleetCheck } from "./fleet-check.ts";

export const validApiServerCertificates: FleetCheck = {
  name: "valid-api-server-certificates",
  summary: "The CA of every API server is a certificate",
  *run({ clusters }) {
    for (const { source, known } of clusters) {
      const data = known.apiServer?.certificateAuthorityData;
      if (data === undefined) continue;
      // A file whose places nobody asks for need not be parsed again.
      const place = () => source.place(["apiServer", "certificateAuthorityData"]);
      const text = Buffer.from(data, "base64").toString("utf8");
      const [secret] = secretsIn(text);
      if (secret !== undefined) yield finding(kinds.secretMaterial, place(), { what: `${secret.what}, in base64` });
      else if (typeof certificatesIn(text) === "string") {
        yield finding(kinds.badApiServerCertificate, place(), {
          problem: "This is not a PEM certificate in base64",
        });
      }
    }
  },
};
