import { finding, kinds } from "@meshwright/findings";
import type { FleetCheck } from "./fleet-check.ts";
import { named } from "./named-certificates.ts";

export const validChain: FleetCheck = {
  name: "valid-chain",
  summary: "Every certificate of a chain is that of a CA below a root",
  *run({ certificates }) {
    for (const { file, certificate, title } of certificates.files.filter(({ use }) => use === "chain").flatMap(named)) {
      if (!certificate.isCa) yield finding(kinds.leafInChain, file.place, { certificate: title });
      else if (certificate.isSelfSigned) yield finding(kinds.rootInChain, file.place, { certificate: title });
    }
  },
};

/**
 * Every TLS handshake of the mesh carries the chain of both sides, istiod's with the root: a connection starts with some 14 KB
 * (RFC 6928), and what does not fit costs one more round trip. Envoy 1.40 was seen to end handshakes with an internal error where
 * a client's chain had 32 KB to 60 KB, and took 24 KB. The roots lie in a ConfigMap of every namespace besides.
 */
const largest = 10 * 1024;

export const validCertificateSizes: FleetCheck = {
  name: "valid-certificate-sizes",
  summary: "Every certificate that goes through handshakes is of a usual size",
  *run({ certificates }) {
    for (const { file, certificate, title } of certificates.files
      .filter(({ use }) => use !== "server")
      .flatMap(named)) {
      if (certificate.size <= largest) continue;
      yield finding(kinds.largeCertificate, file.place, { certificate: title, size: certificate.size });
    }
  },
};
