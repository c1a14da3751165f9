import type { Authority } from "./authority.ts";

/** A trust anchor is a name and a key: a root that was issued anew with the same ones is the same anchor. RFC 5280, section 6.1.1. */
export function signingAnchor({ signingRoot, certificateAuthority }: Authority): string | undefined {
  if (signingRoot !== undefined) return signingRoot.facts.anchor;
  const { issuer } = certificateAuthority;
  return issuer.kind === "self-signed" ? `self-signed by ${issuer.cluster}` : undefined;
}

/** The anchors that the clusters' proxies accept at a moment: the fleet's roots, and in `direct` what the issuer puts into `ca.crt`. */
export function acceptedAnchors(authority: Authority, at: Date): ReadonlySet<string> {
  const before = known.get(authority);
  if (before !== undefined && before.at === at.getTime()) return before.anchors;
  const anchors = anchorsAt(authority, at);
  known.set(authority, { at: at.getTime(), anchors });
  return anchors;
}

/** Each peer asks, of the same moment. */
const known = new WeakMap<Authority, { readonly at: number; readonly anchors: ReadonlySet<string> }>();

function anchorsAt(authority: Authority, at: Date): ReadonlySet<string> {
  const own = signingAnchor(authority);
  const { cacerts } = authority.certificateAuthority;
  const roots =
    cacerts === "direct"
      ? []
      : authority.roots.filter(({ facts }) => facts.notAfter >= at).map(({ facts }) => facts.anchor);
  const isKnown = cacerts === "direct" || authority.certificateAuthority.roots.length === 0;
  return new Set([...roots, ...(isKnown && own !== undefined ? [own] : [])]);
}
