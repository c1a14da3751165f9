import { kinds } from "@meshwright/findings";
import { acceptedAnchors, signingAnchor } from "../accepted.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

export const commonRoot: TrustRule = {
  name: "common-root",
  summary: "Every peer accepts the root that a cluster's workloads are signed under",
  *run(authority, peers, at) {
    const anchor = signingAnchor(authority);
    const { clusters, signingRoot } = authority;
    // One that has ended is told as that.
    if (signingRoot !== undefined && signingRoot.facts.notAfter < at) return;
    const refusing = peers
      .filter((peer) => anchor === undefined || !acceptedAnchors(peer, at).has(anchor))
      .flatMap((peer) => peer.clusters);
    if (refusing.length === 0) return;
    const root = signingRoot === undefined ? "a root that only its issuer knows" : lower(signingRoot.title);
    const keyPath = signingRoot?.keyPath ?? ["certificateAuthority", "issuer"];
    yield problem(kinds.noCommonRoot, { clusters, peers: refusing, keyPath }, (all) => ({
      clusters: all,
      root,
      peers: refusing,
    }));
  },
};

export const loneRoot: TrustRule = {
  name: "lone-root",
  summary: "A root that nobody signs under is accepted by all peers, as a root that is to come",
  *run(authority, peers, at) {
    const signing = new Set(peers.map(signingAnchor));
    const { clusters, certificateAuthority } = authority;
    if (certificateAuthority.cacerts === "direct") return;
    for (const { facts, title, keyPath } of authority.roots) {
      // One that has ended nobody is to accept; it is told as that.
      if (signing.has(facts.anchor) || facts.notAfter < at) continue;
      const others = peers
        .filter((peer) => !acceptedAnchors(peer, at).has(facts.anchor))
        .flatMap((peer) => peer.clusters);
      if (others.length === 0) continue;
      yield problem(kinds.loneRoot, { clusters, keyPath }, (all) => ({ clusters: all, certificate: title, others }));
    }
  },
};

const lower = (title: string): string => title.replace(/^The/, "the");
