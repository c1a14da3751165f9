import { fleetFolder } from "@meshwright/inventory";
import { goneMember } from "../members/gone-member.ts";
import { goneInShared } from "../members/in-shared.ts";
import { lostPeers } from "../members/lost-peers.ts";
import type { Rule } from "../rule.ts";

export const memberLeaves: Rule = {
  name: "member-leaves",
  heading: "A cluster leaves the mesh, or loses a peer",
  summary: "A cluster is no longer in these files, or reads the API server of another one no more",
  risks: ["stop", "careful"],
  mayRestart: true,
  ofWhole: true,
  *run(delta, whole) {
    if (delta.presence === "new") return;
    if (delta.cluster === fleetFolder) yield* goneInShared(delta, whole);
    else if (delta.presence === "gone") yield goneMember(delta, whole);
    else yield* lostPeers(delta, whole);
  },
};
