import type { Exchange } from "@meshwright/model";
import type { Certificates } from "../read/certificates.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { serverCa, withoutSlash } from "./server-ca.ts";

/** The exchange with its prefix: a path where the store has paths, a name where keys are names of Secrets. */
export function resolveExchange({ exchange, meshID }: MeshSource, certificates: Certificates): Exchange {
  switch (exchange.kind) {
    case "aws-secrets-manager":
      return { ...exchange, prefix: exchange.prefix ?? `meshwright/${meshID}` };
    case "vault": {
      const { certificateAuthority: path, ...rest } = exchange;
      return {
        ...rest,
        server: withoutSlash(rest.server),
        prefix: exchange.prefix ?? `meshwright/${meshID}`,
        ...serverCa(path, certificates),
      };
    }
    case "kubernetes":
    case "existing":
      return { ...exchange, prefix: exchange.prefix ?? meshID };
  }
}
