import type { Exchange } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import type { MeshSource } from "../schema/mesh.ts";

/** The exchange with its prefix: a path where the store has paths, a name where keys are names of Secrets. */
export function resolveExchange({ exchange, meshID }: MeshSource, certificates: Certificates): Exchange {
  switch (exchange.kind) {
    case "aws-secrets-manager":
      return { ...exchange, prefix: exchange.prefix ?? `meshwright/${meshID}` };
    case "vault": {
      const { certificateAuthority: path, ...rest } = exchange;
      const pem =
        path &&
        certificates
          .of(path)
          .map((certificate) => certificate.pem)
          .join("");
      return {
        ...rest,
        server: rest.server.replace(/\/+$/, ""),
        prefix: exchange.prefix ?? `meshwright/${meshID}`,
        ...(pem === undefined ? {} : { certificateAuthority: pem }),
      };
    }
    case "kubernetes":
    case "existing":
      return { ...exchange, prefix: exchange.prefix ?? meshID };
  }
}
