import { instant } from "@meshwright/model";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { authorities } from "./authorities.ts";
import type { CertificateFile } from "../read/certificates.ts";
import type { FleetCheck } from "./fleet-check.ts";
import type { NamedCertificate } from "./named-certificates.ts";
import { named } from "./named-certificates.ts";
import { repeated } from "./repeated.ts";

/** What a fleet that is about to be made will say of `trust.rootWarning`. */
const soon = { hours: 2160, milliseconds: 2160 * 3600 * 1000 };

export const validRoots: FleetCheck = {
  name: "valid-roots",
  summary: "Every root is a self-signed CA certificate, valid today, and named once",
  *run({ mesh, clusters, certificates, today }) {
    const signing = new Set(
      authorities({ mesh, clusters }).map(({ known: { roots: [only] = [], signingRoot = only } }) => signingRoot),
    );
    const isSigning = ({ file }: CertificateFile): boolean =>
      [...signing].some((path) => path !== undefined && certificates.shown(path) === file);
    const roots = certificates.files.filter(({ use }) => use === "root").flatMap(named);
    for (const root of roots) {
      const found = [...namedFindings(root, today)];
      // Of a root that nobody signs under the proof tells, for it knows the peers.
      yield* isSigning(root.file) ? found : found.filter(({ code }) => code !== kinds.expiredRoot.code);
    }
    for (const { item, first } of repeated(roots, ({ certificate }) => certificate.fingerprint)) {
      yield finding(kinds.duplicateRoot, item.file.place, {
        certificate: item.title,
        other: first.file.file,
      });
    }
  },
};

/** What is wrong with the certificates of one file, whatever else the fleet holds. Of a whole fleet the proof of trust tells what ends soon. */
export function* rootFindings(root: CertificateFile, today: Date): Generator<Finding> {
  for (const one of named(root)) {
    yield* namedFindings(one, today);
    const { certificate, title } = one;
    const left = certificate.notAfter.getTime() - today.getTime();
    if (left < 0 || left >= soon.milliseconds) continue;
    const end = instant(certificate.notAfter);
    yield finding(kinds.endingRoot, root.place, { certificate: title, end, within: `${soon.hours}h` });
  }
}

function* namedFindings(
  { file: { place }, certificate: root, title: certificate }: NamedCertificate,
  today: Date,
): Generator<Finding> {
  if (!root.isCa) yield finding(kinds.leafAsRoot, place, { certificate });
  else if (!root.isSelfSigned) yield finding(kinds.notSelfSigned, place, { certificate });
  if (root.notAfter < today) yield finding(kinds.expiredRoot, place, { certificate, end: instant(root.notAfter) });
  if (root.notBefore > today) yield finding(kinds.futureRoot, place, { certificate, start: instant(root.notBefore) });
}
