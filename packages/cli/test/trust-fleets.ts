import type { CaCertificate, Fleet } from "@meshwright/model";
import { shopCluster, shopFleet, shopMesh, sites } from "@meshwright/testkit";
import { certificateFacts } from "@meshwright/trust";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./sample-fleets.ts";

/** A certificate that the tests of the fleet have. */
export const pkiFile = (name: string): string => join(repository, `packages/config/test/pki/${name}.pem`);

function caOf(name: string): CaCertificate {
  const pem = readFileSync(pkiFile(name), "utf8");
  const { subject, fingerprint, notAfter } = certificateFacts(pem);
  return { pem, subject, fingerprint, notAfter: notAfter.toISOString(), file: `fleet/roots/${name}.pem` };
}

const next = caOf("next-root");
const zones = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/** `north` and `south` of ten clusters each under the mesh's CA; a third group in which one has a CA that the other does not accept. */
export const mixedFleet: Fleet = {
  ...shopFleet,
  clusters: [
    ...["north", "south"].flatMap((peerGroup) =>
      zones.map((zone) => shopCluster(sites.dublin, { name: `${peerGroup}-${zone}`, peerGroup })),
    ),
    shopCluster(sites.ohio, { peerGroup: "trial" }),
    shopCluster(sites.tokyo, {
      peerGroup: "trial",
      trustDomain: "trial.shop.example",
      certificateAuthority: {
        ...shopMesh.certificateAuthority,
        issuer: {
          kind: "venafi",
          zone: "Trial\\Mesh",
          service: { kind: "cloud", apiTokenSecret: { name: "venafi", key: "token" } },
        },
        cacerts: "direct",
        roots: [next],
        signingRoot: next,
      },
    }),
  ],
};

/** In the middle of a rotation: the next root is accepted everywhere, and nobody signs under it yet. */
export const rotatingFleet: Fleet = {
  ...shopFleet,
  mesh: {
    ...shopMesh,
    certificateAuthority: { ...shopMesh.certificateAuthority, roots: [...shopMesh.certificateAuthority.roots, next] },
  },
};
