import { loadFleet } from "@meshwright/config";
import type { CaCertificate, CertificateAuthority, Fleet } from "@meshwright/model";
import type { MadeCertificate } from "@meshwright/testkit";
import { makeCertificate } from "@meshwright/testkit";
import { proveTrust } from "@meshwright/trust";
import { runNode } from "./child.ts";

/** The proof of trust of one fleet, every pair of peers. Milliseconds. */
export interface TrustMeasure {
  /** All clusters have the mesh's CA. */
  readonly shared: number;
  /** Each has a root and a chain of its own, and accepts the roots of all its peers: nothing is proved once for two. */
  readonly own: number;
}

const today = new Date("2026-12-01");

/** `folder` holds a fleet. */
export function measureTrust(folder: string): TrustMeasure {
  const measured: TrustMeasure = JSON.parse(runNode("measure-trust.ts", ["fleet"], folder).stdout);
  return measured;
}

const made = (subject: string, issuer?: MadeCertificate): Promise<MadeCertificate> =>
  makeCertificate({
    subject,
    ...(issuer && { issuer }),
    notBefore: new Date("2026-01-01"),
    notAfter: new Date("2046-01-01"),
  });

const asCa = ({ pem, certificate }: MadeCertificate, file: string): CaCertificate => ({
  pem,
  subject: certificate.subject,
  // Whatever is unique: to read the certificate is part of what is measured.
  fingerprint: file,
  notAfter: certificate.notAfter.toISOString(),
  file,
});

/** The same fleet, each cluster with a CA of its own. */
async function apart({ mesh, clusters, apps }: Fleet): Promise<Fleet> {
  const pairs = await Promise.all(
    clusters.map(async ({ name, peerGroup }) => {
      const root = await made(`CN=Root of ${name}`);
      const issuing = await made(`CN=Issuing CA of ${name}`, root);
      return { peerGroup, root: asCa(root, `roots/${name}.pem`), issuing: asCa(issuing, `chains/${name}.pem`) };
    }),
  );
  const authorityOf = (index: number): CertificateAuthority | undefined => {
    const own = pairs[index];
    if (own === undefined) return undefined;
    const roots = pairs.filter(({ peerGroup }) => peerGroup === own.peerGroup).map(({ root }) => root);
    return { ...mesh.certificateAuthority, roots, signingRoot: own.root, chain: [own.issuing] };
  };
  return {
    mesh,
    apps,
    clusters: clusters.map((cluster, index) => {
      const certificateAuthority = authorityOf(index);
      return { ...cluster, ...(certificateAuthority && { certificateAuthority }) };
    }),
  };
}

function timed(fleet: Fleet): number {
  const start = performance.now();
  const errors = proveTrust(fleet, today).filter(({ level }) => level === "error");
  if (errors.length > 0) throw new Error(`a fleet of the bench is refused: ${errors[0]?.code}`);
  return performance.now() - start;
}

// A process of its own: `node measure-trust.ts FLEET`, which prints one TrustMeasure as JSON.
if (import.meta.main) {
  const { fleet } = await loadFleet(process.argv[2] ?? "", { today, root: process.cwd() });
  if (fleet === undefined) throw new Error("the fleet of the bench is refused");
  const measure: TrustMeasure = { shared: timed(fleet), own: timed(await apart(fleet)) };
  process.stdout.write(JSON.stringify(measure));
}
